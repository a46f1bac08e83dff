/// One connection to the database that a store is in, within a transaction. The tables, and what is asked of
/// them, are written once, in the SQL that SQLite understands.
///
/// Parameters of statements are `?`, or `?1`, `?2` where one is used twice. Statements are kept prepared, so
/// their texts should be few: values belong into the arguments.
struct StoreConnection {
  private let session: any StoreSession

  /// A connection by `session`.
  init(_ session: any StoreSession) { self.session = session }

  /// Runs a statement that answers nothing; whether it changed a row.
  @discardableResult
  func execute(
    _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> Bool {
    try session.execute(sql, arguments.storeValues)
  }

  /// Runs statements without parameters, one after the other.
  func executeAll(_ sql: String) throws { try session.executeAll(sql) }

  /// What a query answers, in rows of `table`.
  func rows(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> [StoredRow] {
    try session.rows(sql, arguments.storeValues).map { StoredRow($0, of: table) }
  }

  /// The first row that a query answers; `nil` where it answers none. It should not answer many.
  func row(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> StoredRow? {
    try session.rows(sql, arguments.storeValues).first.map { StoredRow($0, of: table) }
  }

  /// What a query answers, row by row.
  func cursor(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> StoredRows {
    StoredRows(try session.cursor(sql, arguments.storeValues), of: table)
  }

  /// What a query answers in the first column of its first row; NULL where it answers no row.
  func value(
    _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> StoreValue {
    try session.rows(sql, arguments.storeValues).first?.value(at: 0) ?? .null
  }

  /// Whether what a query asks holds.
  func holds(_ sql: String, _ arguments: [(any StoreValueConvertible)?] = []) throws -> Bool {
    try value(sql, arguments).integer == 1
  }

  /// Whether there is a table of this name.
  func hasTable(_ name: String) throws -> Bool { try session.hasTable(name) }

  /// Takes a table away so that what it held cannot be read in the database's files any more.
  func wipeOut(table: String) throws { try session.wipeOut(table: table) }

  /// Sees to it that what this transaction deletes cannot be read in the database's files any more, as far as the database
  /// lets whoever uses it: PostgreSQL keeps it until a `VACUUM FULL`.
  func expectDeletedToBeGone() throws { try session.expectDeletedToBeGone() }

  /// What a query answers, for people: parameters are names that begin with `:`, each with its argument.
  func table(
    _ sql: String, named arguments: [String: (any StoreValueConvertible)?]
  ) throws -> QueryTable {
    try session.table(sql, named: arguments.mapValues { $0?.storeValue ?? .null })
  }

  /// What a query answers, for millions of rows.
  func bulkRows(
    _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> BulkRows {
    try session.bulkRows(sql, arguments.storeValues)
  }

  /// What writes millions of rows into `table`.
  func bulkWriter(into table: BulkTable) throws -> any BulkWriter {
    try session.bulkWriter(into: table)
  }

  /// Waits until nobody is changing rows of these tables, in a transaction that writes.
  func waitForWriters(to tables: [String]) throws { try session.waitForWriters(to: tables) }

  /// The number by which triggers tell what this transaction changes from what others do at the same time.
  func transactionNumber() throws -> Int64 { try session.transactionNumber() }

  /// Makes ready for a transaction that writes many rows.
  func expectManyRows() throws { try session.expectManyRows() }
}

extension [(any StoreValueConvertible)?] {
  fileprivate var storeValues: [StoreValue] { map { $0?.storeValue ?? .null } }
}
