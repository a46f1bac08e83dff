/// The tables that the queries of one report share: where calls and deals came from is worked out once,
/// however often a query asks for it.
struct SharedSources {
  /// SQL that makes them. Temporary tables hide the views of the same names.
  let tables: String

  init(of queries: [ReportQuery], by dimension: String) {
    let text = queries.map(\.sql).joined(separator: "\n")
    var tables: [String] = []
    let asksForDimensions =
      text.contains("call_dimensions")
      && (!Self.known.contains(dimension) || text.contains("dimension = 'keyword'"))
    let asksForDeals = text.contains("deal_sources")
    if asksForDimensions || asksForDeals || text.contains("call_sources") {
      tables.append("CREATE TEMP TABLE call_sources AS SELECT * FROM main.call_sources")
    }
    if asksForDimensions {
      tables.append("CREATE TEMP VIEW call_dimensions AS \(StoreSchema.callDimensionsQuery)")
    }
    if asksForDeals {
      tables.append("CREATE TEMP TABLE deal_sources AS \(StoreSchema.dealSourcesQuery)")
    }
    self.tables = tables.joined(separator: ";\n")
  }

  /// Dimensions that are known without knowing where a call came from.
  private static let known: Set<String> = ["all", "day", "week", "month"]
}
