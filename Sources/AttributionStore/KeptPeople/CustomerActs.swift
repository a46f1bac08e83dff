/// What people who bought did with e-mails, posts, pages and the product, and their contacts with support, kept with who is
/// who: most of engagement is of people who buy nothing. `reports/dealings.sql` says what it is.
enum CustomerActs {
  private static let columns = "person, at, id, kind, times"

  /// Makes the view `customer_acts`, which queries ask, of what is kept.
  static func show(_ db: StoreConnection) throws {
    try db.executeAll("CREATE TEMP VIEW customer_acts AS SELECT * FROM main.kept_customer_acts")
  }

  /// Keeps those of all people, as `kept_person_names` and `kept_dealings` have them.
  static func keepAll(_ db: StoreConnection) throws {
    try db.execute("DELETE FROM kept_customer_acts")
    try add(db, of: "")
  }

  /// Keeps those of `people` anew, whose dealings are kept. The table `met_now` has all their names.
  static func keep(of people: Set<Int64>, _ db: StoreConnection) throws {
    for person in people.sorted() {
      try db.execute("DELETE FROM kept_customer_acts WHERE person = ?", [person])
    }
    try add(db, of: Dealings.met(in: "engagement", by: "engagement_id"))
  }

  /// Adds what there is in tables that `hidden` hides, or in those of the store. Not in the order of their key: to put them
  /// in order first takes three times as long.
  private static func add(_ db: StoreConnection, of hidden: String) throws {
    try db.execute(
      """
      INSERT INTO kept_customer_acts (\(columns))
      WITH \(hidden)
      person_names AS NOT MATERIALIZED (SELECT * FROM main.kept_person_names),
      named_dealings AS NOT MATERIALIZED (SELECT * FROM main.kept_dealings)
      SELECT \(columns) FROM (\(try ReportQuery.dealings.view("customer_acts"))) AS acts
      """)
  }
}
