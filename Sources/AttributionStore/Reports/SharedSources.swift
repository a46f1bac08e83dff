/// The tables that the queries of one report share: where calls, deals and other sales came from, what campaigns are called,
/// who is who, and when people did something first, is worked out once, however often a query asks for it.
struct SharedSources {
  /// What the queries ask that the store can keep.
  let asked: KeptSources
  private let asksForDimensions: Bool
  /// Whether lines are campaigns; elsewhere nobody needs to know what they are called.
  private let isByCampaign: Bool

  init(of queries: [ReportQuery], by dimension: String) {
    let text = queries.map(\.code).joined(separator: "\n")
    asksForDimensions =
      text.contains("call_dimensions")
      && (!Self.known.contains(dimension) || text.contains("dimension = 'keyword'"))
    isByCampaign = dimension == "campaign" && queries.contains(where: \.joinsCampaigns)
    var asked: KeptSources = isByCampaign ? .campaigns : []
    if asksForDimensions || text.contains("call_sources") { asked.insert(.calls) }
    if text.contains("deal_sources") { asked.formUnion([.calls, .deals]) }
    if text.contains("sales_without_calls") || text.contains("order_sources") {
      asked.formUnion([.calls, .deals, .sales])
    }
    if text.contains("person_names") || text.contains("dealings") { asked.insert(.people) }
    if text.contains("first_actions") { asked.insert(.actions) }
    self.asked = asked
  }

  /// Whether the store keeps all of them as they are now.
  func isKept(_ db: StoreConnection) throws -> Bool {
    asked.isSubset(of: try KeptSources.all(db))
  }

  /// Makes them. Temporary tables and views hide the store's views of the same names.
  func make(_ db: StoreConnection) throws {
    let kept = try KeptSources.all(db)
    if asked.contains(.calls) {
      try db.executeAll(
        kept.contains(.calls)
          ? "CREATE TEMP VIEW call_sources AS SELECT * FROM main.kept_call_sources"
          : "CREATE TEMP TABLE call_sources AS SELECT * FROM main.call_sources")
    }
    try makeCampaigns(db, areKept: kept.contains(.campaigns))
    if asksForDimensions {
      try db.executeAll("CREATE TEMP VIEW call_dimensions AS \(StoreSchema.callDimensions)")
    }
    if isByCampaign {
      try db.executeAll("CREATE TEMP VIEW spend_dimensions AS \(StoreSchema.spendDimensions)")
    }
    if asked.contains(.deals) {
      try db.executeAll(
        kept.contains(.deals)
          ? "CREATE TEMP VIEW deal_sources AS SELECT * FROM main.kept_deal_sources"
          : "CREATE TEMP TABLE deal_sources AS \(StoreSchema.dealSourcesQuery)")
    }
    if asked.contains(.sales) {
      try db.executeAll(
        kept.contains(.sales)
          ? "CREATE TEMP VIEW order_sources AS SELECT * FROM main.kept_order_sources"
          : "CREATE TEMP TABLE order_sources AS \(StoreSchema.orderSourcesQuery)")
      try db.executeAll(
        kept.contains(.sales)
          ? "CREATE TEMP VIEW sales_without_calls AS SELECT * FROM main.kept_sales_without_calls"
          : "CREATE TEMP TABLE sales_without_calls AS \(StoreSchema.salesWithoutCallsQuery)")
    }
    if asked.contains(.actions), kept.contains(.actions) {
      try db.executeAll(
        "CREATE TEMP VIEW first_actions AS SELECT * FROM main.kept_first_actions WHERE name <> ''")
    }
    if asked.contains(.people) {
      try kept.contains(.people) ? KeptPeople.show(db) : KeptPeople.showAnew(db)
    }
  }

  /// Makes what campaigns are called: no rows unless lines are campaigns, where `:by` keeps them out anyway.
  private func makeCampaigns(_ db: StoreConnection, areKept: Bool) throws {
    let source =
      switch (isByCampaign, areKept) {
      case (true, true): "VIEW campaigns AS SELECT * FROM main.kept_campaigns"
      case (true, false): "TABLE campaigns AS SELECT * FROM main.campaigns"
      case (false, _): "VIEW campaigns AS SELECT * FROM main.kept_campaigns WHERE 1 = 0"
      }
    try db.executeAll("CREATE TEMP \(source)")
  }

  /// Dimensions that are known without knowing where a call came from.
  private static let known: Set<String> = ["all", "day", "week", "month"]
}
