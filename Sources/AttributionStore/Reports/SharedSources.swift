/// The tables that the queries of one report share: where calls and deals came from, and who is who, is worked
/// out once, however often a query asks for it.
struct SharedSources {
  /// What the queries ask that the store can keep.
  let asked: KeptSources
  private let asksForDimensions: Bool

  init(of queries: [ReportQuery], by dimension: String) {
    let text = queries.map(\.code).joined(separator: "\n")
    asksForDimensions =
      text.contains("call_dimensions")
      && (!Self.known.contains(dimension) || text.contains("dimension = 'keyword'"))
    var asked: KeptSources = []
    if asksForDimensions || text.contains("call_sources") { asked.insert(.calls) }
    if text.contains("deal_sources") { asked.formUnion([.calls, .deals]) }
    if text.contains("person_names") { asked.insert(.people) }
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
    if asksForDimensions {
      try db.executeAll("CREATE TEMP VIEW call_dimensions AS \(StoreSchema.callDimensionsQuery)")
    }
    if asked.contains(.deals) {
      try db.executeAll(
        kept.contains(.deals)
          ? "CREATE TEMP VIEW deal_sources AS SELECT * FROM main.kept_deal_sources"
          : "CREATE TEMP TABLE deal_sources AS \(StoreSchema.dealSourcesQuery)")
    }
    if asked.contains(.people) {
      try kept.contains(.people) ? KeptPeople.show(db) : KeptPeople.showAnew(db)
    }
  }

  /// Dimensions that are known without knowing where a call came from.
  private static let known: Set<String> = ["all", "day", "week", "month"]
}
