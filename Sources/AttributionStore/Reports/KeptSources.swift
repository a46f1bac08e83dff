/// What is kept from one report to the next: where calls, deals and orders came from, what was sold without a call,
/// what campaigns are called, who is who, and when people did something first. A large market takes seconds to tell,
/// and nothing has changed since, as a rule.
struct KeptSources: OptionSet {
  let rawValue: Int

  /// Those of calls.
  static let calls = KeptSources(rawValue: 1)
  /// Those of deals.
  static let deals = KeptSources(rawValue: 2)
  /// Who is who, which `KeptPeople` works out.
  static let people = KeptSources(rawValue: 4)
  /// What campaigns are called.
  static let campaigns = KeptSources(rawValue: 8)

  /// When people did something first.
  static let actions = KeptSources(rawValue: 16)
  /// Where orders came from, and what was sold without a call.
  static let sales = KeptSources(rawValue: 32)

  private static let named: [String: KeptSources] = [
    "calls": .calls, "campaigns": .campaigns, "deals": .deals, "people": .people,
    "sales": .sales,
  ]

  /// What is kept and still holds; of people if nothing has changed since.
  static func all(_ db: StoreConnection) throws -> KeptSources {
    var kept: KeptSources = []
    let rows = try db.rows(
      of: "kept_sources",
      """
      SELECT name FROM kept_sources
      WHERE worker IS NULL AND (name <> 'people' OR NOT EXISTS (SELECT 1 FROM kept_people_changes))
      """)
    for row in rows {
      if let one = Self.named[try row.text("name")] { kept.insert(one) }
    }
    if try KeptFirstActions.isKept(db) { kept.insert(.actions) }
    return kept
  }

  /// What tells where calls came from: the table in which it is kept, if that still holds, or else the view.
  static func callSources(_ db: StoreConnection) throws -> String {
    try all(db).contains(.calls) ? "kept_call_sources" : "call_sources"
  }

  /// Works out which of these are missing, and keeps them; people are not its business.
  func keep(_ db: StoreConnection) throws {
    let missing = subtracting(try Self.all(db))
    if missing.contains(.calls) {
      try Self.replace("calls", in: "kept_call_sources", by: "SELECT * FROM call_sources", db)
    }
    if missing.contains(.actions) { try KeptFirstActions.bringUpToDate(db) }
    if missing.contains(.campaigns) {
      try KeptTouchpointCampaigns.bringUpToDate(db)
      // This name comes before that of the table.
      let query = """
        WITH touchpoints AS (SELECT * FROM kept_touchpoint_campaigns)
        SELECT * FROM (\(StoreSchema.campaignsQuery))
        """
      try Self.replace("campaigns", in: "kept_campaigns", by: query, db)
    }
    if missing.contains(.deals) {
      // This name comes before that of the view.
      let query = """
        WITH call_sources AS (SELECT * FROM kept_call_sources)
        SELECT * FROM (\(StoreSchema.dealSourcesQuery))
        """
      try Self.replace("deals", in: "kept_deal_sources", by: query, db)
    }
    if missing.contains(.sales) {
      // So do these.
      let names = """
        WITH call_sources AS (SELECT * FROM kept_call_sources), deal_sources AS (SELECT * FROM kept_deal_sources)
        """
      try Self.fill(
        "kept_order_sources", by: "\(names) SELECT * FROM (\(StoreSchema.orderSourcesQuery))", db)
      try Self.replace(
        "sales", in: "kept_sales_without_calls",
        by: "\(names) SELECT * FROM (\(StoreSchema.salesWithoutCallsQuery))", db)
    }
  }

  private static func replace(
    _ name: String, in table: String, by query: String, _ db: StoreConnection
  ) throws {
    try fill(table, by: query, db)
    try db.execute("INSERT INTO kept_sources VALUES (?, NULL)", [name])
  }

  private static func fill(_ table: String, by query: String, _ db: StoreConnection) throws {
    try db.execute("DELETE FROM \(table)")
    try db.execute("INSERT INTO \(table) \(query)")
  }
}
