/// What people have had to do with us besides touchpoints and engagement: calls, deals, orders and subscriptions, whose
/// they are, kept with who is who. `reports/dealings.sql` says what it is.
enum Dealings {
  private static let columns =
    "person, kind, id, at, currency, amount_minor, segment, deal_id, ended_at, first_at"

  /// Makes the view `dealings`, which queries ask, of what is kept.
  static func show(_ db: StoreConnection) throws {
    try db.executeAll("CREATE TEMP VIEW named_dealings AS SELECT * FROM main.kept_dealings")
    try db.executeAll("CREATE TEMP VIEW dealings AS \(view("dealings"))")
  }

  /// Makes it of `person_names` and `call_sessions`, which only this connection has.
  static func showAnew(_ db: StoreConnection) throws {
    try db.executeAll(ReportQuery.dealings.code)
  }

  /// Makes a table of the view, of tables that hold the rows of one person and `calls_of_people`.
  static func showOfOne(_ db: StoreConnection) throws {
    try db.executeAll("CREATE TEMP VIEW named_dealings AS \(view("named_dealings"))")
    try db.executeAll("CREATE TEMP TABLE dealings AS \(view("dealings"))")
  }

  /// Keeps those of all people, as `kept_person_names` and `kept_call_sessions` have them.
  static func keepAll(_ db: StoreConnection) throws {
    try db.execute("DELETE FROM kept_dealings")
    try add(db, of: "")
  }

  /// Keeps those of `people` anew. The table `met_now` has all their names, and the calls that may be theirs.
  static func keep(of people: Set<Int64>, _ db: StoreConnection) throws {
    for person in people.sorted() {
      try db.execute("DELETE FROM kept_dealings WHERE person = ?", [person])
    }
    let theirs = sales.map { met(in: $0, by: $1) }
    let calls = "call_id IN (SELECT name FROM met_now WHERE kind = 'call')"
    try add(db, of: ([rows(of: "calls", where: calls)] + theirs).joined())
  }

  private static let sales = [
    ("deals", "deal_id"), ("orders", "order_id"), ("subscriptions", "subscription_id"),
  ]
  private static let names = [
    ("visitor", "visitor_id"), ("customer", "person_id"), ("email", "email_key"),
    ("phone", "phone_key"),
  ]

  /// Hides `table` from a query: there are only those rows, told apart by `id`, that have a name in `met_now`.
  static func met(in table: String, by id: String) -> String {
    let named = names.map { kind, column in
      """
      SELECT met.\(id) FROM met_now CROSS JOIN main.\(table) AS met
      WHERE met_now.kind = '\(kind)' AND met.\(column) = met_now.name
      """
    }
    return rows(of: table, where: "\(id) IN (\(named.joined(separator: " UNION ")))")
  }

  /// Hides a table of the store from a query: there are only these rows.
  private static func rows(of table: String, where condition: String) -> String {
    "\(table) AS NOT MATERIALIZED (SELECT * FROM main.\(table) WHERE \(condition)),\n"
  }

  /// Adds what there is in tables that `hidden` hides, or in those of the store.
  private static func add(_ db: StoreConnection, of hidden: String) throws {
    try db.execute(
      """
      INSERT INTO kept_dealings (\(columns))
      WITH \(hidden)
      person_names AS NOT MATERIALIZED (SELECT * FROM main.kept_person_names),
      call_sessions AS NOT MATERIALIZED (SELECT * FROM main.kept_call_sessions),
      calls_of_people AS NOT MATERIALIZED (\(view("calls_of_people")))
      SELECT \(columns) FROM (\(view("named_dealings"))) AS named
      """)
  }

  private static func view(_ name: String) throws -> String { try ReportQuery.dealings.view(name) }
}
