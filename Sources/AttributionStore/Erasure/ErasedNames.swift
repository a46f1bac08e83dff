import CallModel

/// The names of people who were erased, by which rows are known that come again in a file from before.
///
/// What is newer than the erasure is somebody's who came back, and stays.
enum ErasedNames {
  /// Whether anybody was ever erased.
  static func exist(_ db: StoreConnection) throws -> Bool {
    try db.holds("SELECT EXISTS (SELECT 1 FROM erased_names)")
  }

  /// Adds the names of whom the erasure `id` is about.
  static func add(
    _ plan: ErasurePlan, erasure id: Int64, at stamp: String, _ db: StoreConnection
  ) throws {
    let names =
      plan.names.map { ($0.kind.rawValue, $0.text) } + plan.callIDs.map { ("call", $0) }
      + plan.dealIDs.map { ("deal", $0) }
    for (kind, name) in names {
      try db.execute(
        """
        INSERT INTO erased_names VALUES (?, ?, ?, ?) ON CONFLICT (kind, name)
        DO UPDATE SET erasure_id = excluded.erasure_id, erased_at = excluded.erased_at
        """, [kind, name, id, stamp])
    }
  }

  /// A table of rows that people left, by what they are found again.
  private struct Table {
    let key: [String]
    /// Since when the row is, in SQL over the row `t`; `nil` for rows that have no names of people.
    let since: String?
    /// Whether a row says which call or deal it came of.
    let isSale: Bool
  }

  private static let tables = [
    "touchpoints": Table(key: ["touchpoint_id"], since: "t.at", isSale: false),
    "engagement": Table(key: ["engagement_id"], since: "t.at", isSale: false),
    "deals": Table(
      key: ["deal_id"], since: "coalesce(t.opened_at, t.lead_at, '')", isSale: true),
    "deal_stages": Table(key: ["deal_id", "at", "stage"], since: nil, isSale: false),
    "orders": Table(key: ["order_id", "line", "product"], since: "t.at", isSale: true),
    "subscriptions": Table(
      key: ["subscription_id", "started_at"], since: "t.started_at", isSale: true),
    "same_sales": Table(key: ["order_id", "deal_id"], since: nil, isSale: false),
  ]

  /// Takes out of `table` what tells of somebody who was erased, in a transaction that writes; how many rows.
  static func leaveOut(of table: String, _ db: StoreConnection) throws -> Int {
    guard let known = tables[table], try exist(db) else { return 0 }
    let keys = erasedRows(of: table, known)
    if table == "deals" {
      // A trigger has written down its stage.
      try db.execute("DELETE FROM deal_stages WHERE deal_id IN (\(keys))")
    }
    let columns = known.key.joined(separator: ", ")
    let count = try db.value("SELECT count(*) FROM (\(keys)) AS gone").integer ?? 0
    try db.execute("DELETE FROM \(table) WHERE (\(columns)) IN (\(keys))")
    try leaveOutContacts(db)
    return Int(count)
  }

  /// A query for the keys of the rows that were erased or are from before.
  private static func erasedRows(of table: String, _ known: Table) -> String {
    let columns = known.key.map { "t.\($0)" }.joined(separator: ", ")
    func part(_ kind: String, _ column: String, _ condition: String = "") -> String {
      """
      SELECT \(columns) FROM erased_names AS e JOIN \(table) AS t ON t.\(column) = e.name
      WHERE e.kind = '\(kind)'\(condition)
      """
    }
    var parts: [String] = []
    if let since = known.since {
      parts = [
        ("visitor", "visitor_id"), ("customer", "person_id"), ("email", "email_key"),
        ("phone", "phone_key"),
      ].map { part($0, $1, " AND \(since) <= e.erased_at") }
    }
    if known.isSale { parts.append(part("call", "call_id")) }
    if known.isSale || known.since == nil { parts.append(part("deal", "deal_id")) }
    return parts.joined(separator: " UNION ")
  }

  /// What a number or an address stands for goes again, unless somebody left it since.
  private static func leaveOutContacts(_ db: StoreConnection) throws {
    let left = ["touchpoints", "engagement", "deals", "orders", "subscriptions"].flatMap { table in
      ["email_key", "phone_key"].map {
        "AND NOT EXISTS (SELECT 1 FROM \(table) AS t WHERE t.\($0) = sealed_contacts.contact_key)"
      }
    }
    try db.execute(
      """
      DELETE FROM sealed_contacts
      WHERE contact_key IN (SELECT name FROM erased_names WHERE kind IN ('email', 'phone'))
      \(left.joined(separator: " "))
      """)
  }

  /// Takes out the calls that were erased, and those from before whose callers were, in a transaction that writes; how
  /// many. Calls of which anything was decided stay.
  static func leaveOutCalls(_ db: StoreConnection) throws -> Int {
    guard try exist(db) else { return 0 }
    let gone = """
      call_id IN (
        SELECT name FROM erased_names WHERE kind = 'call'
        UNION
        SELECT c.call_id FROM erased_names AS e JOIN caller_keys AS k ON k.phone_key = e.name
          JOIN calls AS c ON c.call_id = k.call_id
        WHERE e.kind = 'phone' AND coalesce(c.started_at, '') <= e.erased_at
      ) AND NOT EXISTS (SELECT 1 FROM outcomes AS o WHERE o.call_id = calls.call_id)
      """
    let count = try db.value("SELECT count(*) FROM calls WHERE \(gone)").integer ?? 0
    try db.execute("DELETE FROM calls WHERE \(gone)")
    return Int(count)
  }

  /// Which of `calls` were erased, or are from before and of somebody who was.
  static func erased(
    among calls: [Call], callerKey: ContactKey?, _ db: StoreConnection
  ) throws -> Set<String> {
    guard try exist(db) else { return [] }
    var erased: Set<String> = []
    for call in calls {
      var isErased = try db.holds(
        "SELECT EXISTS (SELECT 1 FROM erased_names WHERE kind = 'call' AND name = ?)", [call.id])
      if !isErased, let callerKey, case .phone(let number)? = call.facts["caller.number"] {
        var started = ""
        if case .instant(let instant)? = call.facts["call.started"] { started = instant.iso8601 }
        isErased = try db.holds(
          """
          SELECT EXISTS (
            SELECT 1 FROM erased_names WHERE kind = 'phone' AND name = ?1 AND ?2 <= erased_at)
          """, [callerKey.name(of: number.e164), started])
      }
      if isErased { erased.insert(call.id) }
    }
    return erased
  }
}
