import AttributionStore
import GRDB
import PostgreSQL
import StoreTestSupport
import TestSupport

/// Another program that has the database of a store open, and writes what it likes.
struct OtherProgram {
  private enum Session {
    case sqlite(DatabaseQueue)
    case postgres(PostgresConnection)
  }
  private let session: Session

  /// One that has the SQLite file at `path` open.
  init(file path: String) throws { session = .sqlite(try DatabaseQueue(path: path)) }

  /// One that has a session at the server.
  init(address: String) throws {
    let connection = try PostgresConnection(PostgresAddress(address))
    try connection.runAll("SET search_path = earshot")
    session = .postgres(connection)
  }

  /// Whether it writes to a SQLite file.
  var isSQLite: Bool {
    if case .sqlite = session { true } else { false }
  }

  func run(_ sql: String) throws {
    switch session {
    case .sqlite(let queue): try queue.inDatabase { try $0.execute(sql: sql) }
    case .postgres(let connection): try connection.runAll(sql)
    }
  }

  /// What a query answers, as texts.
  func rows(_ sql: String) throws -> [[String?]] {
    switch session {
    case .sqlite(let queue):
      return try queue.read { db in
        try Row.fetchAll(db, sql: sql).map { row in row.map { String.fromDatabaseValue($0.1) } }
      }
    case .postgres(let connection):
      let result = try connection.runOnce(sql)
      return (0..<result.rowCount).map { row in
        result.columns.indices.map { result.text(row: row, column: $0) }
      }
    }
  }

  /// Whether who is who is kept as it is now.
  func peopleAreKept() throws -> Bool {
    let kept = try rows("SELECT name FROM kept_sources WHERE name = 'people' AND worker IS NULL")
    return try !kept.isEmpty && rows("SELECT kind FROM kept_people_changes").isEmpty
  }

  /// Each person that is kept: the names that are theirs, and what touchpoints and engagement tell.
  func people() throws -> Set<[String]> {
    var people: [String: [String]] = [:]
    let names = try rows(
      "SELECT CAST(person AS TEXT), kind || ':' || name FROM kept_person_names ORDER BY 2")
    for row in names { people[row[0] ?? "", default: []].append(row[1] ?? "") }
    let told = try rows(
      """
      SELECT CAST(person AS TEXT), name, coalesce(first_met_at, '-'), coalesce(came_back_at, '-'),
        coalesce(responded_at, '-'), coalesce(shared_at, '-'), coalesce(acted_at, '-'),
        coalesce(last_acted_at, '-')
      FROM kept_people
      """)
    for row in told { people[row[0] ?? "", default: []] += row.dropFirst().map { $0 ?? "" } }
    return Set(people.values.map { $0.sorted() })
  }

  /// What people have had to do with us as it is kept, each with the name that stands for the person.
  func dealings() throws -> [[String?]] {
    let told = ["kind", "id", "at", "currency", "segment", "deal_id", "ended_at", "first_at"]
      .map { "d.\($0)" }.joined(separator: ", ")
    return try rows(
      """
      SELECT coalesce(p.name, 'nobody'), \(told), CAST(d.amount_minor AS TEXT)
      FROM kept_dealings AS d LEFT JOIN kept_people AS p ON p.person = d.person ORDER BY 1, 2, 3, 4, 5
      """)
  }

  /// What customers did as it is kept, each with the name that stands for the person.
  func customerActs() throws -> [[String?]] {
    try rows(
      """
      SELECT coalesce(p.name, 'nobody'), a.at, a.id, a.kind, CAST(a.times AS TEXT)
      FROM kept_customer_acts AS a LEFT JOIN kept_people AS p ON p.person = a.person ORDER BY 1, 2, 3
      """)
  }

  /// What is kept of sales without a call and of orders and the views do not have, or the other way round.
  func strangeSales() throws -> [[String?]] {
    try ["sales_without_calls", "order_sources"].flatMap { view in
      let kept = "SELECT * FROM kept_\(view)"
      let said = "SELECT * FROM \(view)"
      return try rows(
        """
        SELECT * FROM (\(kept) EXCEPT \(said)) AS kept UNION ALL SELECT * FROM (\(said) EXCEPT \(kept)) AS said
        """)
    }
  }

  /// The sessions by which calls were joined.
  func sessions() throws -> Set<String> {
    Set(
      try rows(
        """
        SELECT s.call_id || ' ' || coalesce(t.visitor_id, t.touchpoint_id)
        FROM kept_call_sessions AS s JOIN touchpoints AS t ON t.touchpoint_id = s.touchpoint_id
        """
      ).compactMap { $0[0] })
  }
}
