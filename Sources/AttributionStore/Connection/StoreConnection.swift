import GRDB

/// One connection to the database that a store is in, within a transaction. The tables, and what is asked of
/// them, are written once, in the SQL that SQLite understands.
///
/// Parameters of statements are `?`, or `?1`, `?2` where one is used twice. Statements are kept prepared, so
/// their texts should be few: values belong into the arguments.
struct StoreConnection {
  private let db: Database

  /// A connection to a SQLite file.
  init(_ db: Database) { self.db = db }

  /// Runs a statement that answers nothing; whether it changed a row.
  @discardableResult
  func execute(
    _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> Bool {
    try db.cachedStatement(sql: sql).execute(arguments: Self.arguments(arguments))
    return db.changesCount > 0
  }

  /// Runs statements without parameters, one after the other.
  func executeAll(_ sql: String) throws { try db.execute(sql: sql) }

  /// What a query answers, in rows of `table`.
  func rows(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> [StoredRow] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: Self.arguments(arguments))
      .map { StoredRow($0, of: table) }
  }

  /// The first row that a query answers; `nil` where it answers none.
  func row(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> StoredRow? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: Self.arguments(arguments))
      .map { StoredRow($0, of: table) }
  }

  /// What a query answers, row by row.
  func cursor(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> StoredRows {
    let statement = try db.cachedStatement(sql: sql)
    return StoredRows(
      try Row.fetchCursor(statement, arguments: Self.arguments(arguments)), of: table)
  }

  /// What a query answers in the first column of its first row; NULL where it answers no row.
  func value(
    _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> StoreValue {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: Self.arguments(arguments))?.value(
      at: 0)
      ?? .null
  }

  /// Whether what a query asks holds.
  func holds(_ sql: String, _ arguments: [(any StoreValueConvertible)?] = []) throws -> Bool {
    try value(sql, arguments).integer == 1
  }

  /// Whether there is a table of this name.
  func hasTable(_ name: String) throws -> Bool { try db.tableExists(name) }

  /// What a query answers, for people: parameters are names that begin with `:`, each with its argument.
  func table(
    _ sql: String, named arguments: [String: (any StoreValueConvertible)?]
  ) throws -> QueryTable {
    let statement = try db.makeStatement(sql: sql)
    statement.arguments = StatementArguments(arguments.mapValues { $0?.storeValue.databaseValue })
    let cursor = try Row.fetchCursor(statement)
    var rows: [[QueryTable.Value]] = []
    while let row = try cursor.next() {
      rows.append((0..<row.count).map { QueryTable.Value(row.value(at: $0)) })
    }
    return QueryTable(columns: statement.columnNames, rows: rows)
  }

  /// What a query answers, for millions of rows.
  func bulkRows(_ sql: String, _ arguments: [(any StoreValueConvertible)?] = []) throws -> BulkRows
  {
    try BulkRows(db, sql, Self.arguments(arguments))
  }

  /// A statement to be run for millions of rows.
  func bulkStatement(_ sql: String) throws -> BulkStatement { try BulkStatement(db, sql) }

  /// Makes ready for a transaction that writes many rows.
  func expectManyRows() throws {
    // A large file comes back to the same pages of the indexes: they stay in memory, and are written to the
    // log many times before they are written to their place.
    try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192")
  }

  private static func arguments(
    _ values: [(any StoreValueConvertible)?]
  ) -> StatementArguments {
    StatementArguments(values.map { $0?.storeValue.databaseValue })
  }
}

extension StoreValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
