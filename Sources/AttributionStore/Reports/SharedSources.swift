/// The tables that the queries of one report share: where calls and deals came from, and who is who, is worked
/// out once, however often a query asks for it.
struct SharedSources {
  private let asksForCalls: Bool
  private let asksForDimensions: Bool
  private let asksForDeals: Bool
  private let asksForPeople: Bool

  init(of queries: [ReportQuery], by dimension: String) {
    let text = queries.map(\.code).joined(separator: "\n")
    asksForDimensions =
      text.contains("call_dimensions")
      && (!Self.known.contains(dimension) || text.contains("dimension = 'keyword'"))
    asksForDeals = text.contains("deal_sources")
    asksForCalls = asksForDimensions || asksForDeals || text.contains("call_sources")
    asksForPeople = text.contains("person_names")
  }

  /// Makes them. Temporary tables hide the views of the same names.
  func make(_ db: StoreConnection) throws {
    if asksForCalls {
      try db.executeAll("CREATE TEMP TABLE call_sources AS SELECT * FROM main.call_sources")
    }
    if asksForDimensions {
      try db.executeAll("CREATE TEMP VIEW call_dimensions AS \(StoreSchema.callDimensionsQuery)")
    }
    if asksForDeals {
      try db.executeAll("CREATE TEMP TABLE deal_sources AS \(StoreSchema.dealSourcesQuery)")
    }
    if asksForPeople { try PersonNameTable.make(db) }
  }

  /// Dimensions that are known without knowing where a call came from.
  private static let known: Set<String> = ["all", "day", "week", "month"]
}
