/// Where calls and deals came from, kept from one report to the next: a large market takes seconds to tell, and
/// nothing has changed since, as a rule.
struct KeptSources: OptionSet {
  let rawValue: Int

  /// Those of calls.
  static let calls = KeptSources(rawValue: 1)
  /// Those of deals.
  static let deals = KeptSources(rawValue: 2)

  /// What is kept and still holds.
  static func all(_ db: StoreConnection) throws -> KeptSources {
    var kept: KeptSources = []
    for row in try db.rows(of: "kept_sources", "SELECT name FROM kept_sources") {
      kept.insert(try row.text("name") == "calls" ? .calls : .deals)
    }
    return kept
  }

  /// Works out what of this is missing, and keeps it.
  func keep(_ db: StoreConnection) throws {
    let missing = subtracting(try Self.all(db))
    if missing.contains(.calls) {
      try Self.replace("calls", in: "kept_call_sources", by: "SELECT * FROM call_sources", db)
    }
    if missing.contains(.deals) {
      // This name comes before that of the view.
      let query = """
        WITH call_sources AS (SELECT * FROM kept_call_sources)
        SELECT * FROM (\(StoreSchema.dealSourcesQuery))
        """
      try Self.replace("deals", in: "kept_deal_sources", by: query, db)
    }
  }

  private static func replace(
    _ name: String, in table: String, by query: String, _ db: StoreConnection
  ) throws {
    try db.execute("DELETE FROM \(table)")
    try db.execute("INSERT INTO \(table) \(query)")
    try db.execute("INSERT INTO kept_sources VALUES (?)", [name])
  }
}
