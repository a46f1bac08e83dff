import GRDB

/// A connection to a SQLite file.
struct SQLiteSession: StoreSession {
  let db: Database

  func execute(_ sql: String, _ arguments: [StoreValue]) throws -> Bool {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    return db.changesCount > 0
  }

  func executeAll(_ sql: String) throws { try db.execute(sql: sql) }

  func rows(_ sql: String, _ arguments: [StoreValue]) throws -> [any RowValues] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  func cursor(_ sql: String, _ arguments: [StoreValue]) throws -> any RowCursor {
    SQLiteCursor(
      rows: try Row.fetchCursor(
        db.cachedStatement(sql: sql), arguments: StatementArguments(arguments)))
  }

  func table(_ sql: String, named arguments: [String: StoreValue]) throws -> QueryTable {
    let statement = try db.cachedStatement(sql: sql)
    statement.arguments = StatementArguments(arguments)
    let cursor = try Row.fetchCursor(statement)
    var rows: [[QueryTable.Value]] = []
    while let row = try cursor.next() {
      rows.append((0..<row.count).map { QueryTable.Value(row.value(at: $0)) })
    }
    return QueryTable(columns: statement.columnNames, rows: rows)
  }

  func hasTable(_ name: String) throws -> Bool { try db.tableExists(name) }

  func wipeOut(table: String) throws {
    // Pages that are given up are overwritten.
    try db.execute(sql: "PRAGMA secure_delete = ON; DROP TABLE \(table)")
  }

  func expectDeletedToBeGone() throws { try db.execute(sql: "PRAGMA secure_delete = ON") }

  func bulkRows(_ sql: String, _ arguments: [StoreValue]) throws -> BulkRows {
    .sqlite(try SQLiteBulkRows(db, sql, StatementArguments(arguments)))
  }

  func bulkWriter(into table: BulkTable) throws -> any BulkWriter {
    try SQLiteBulkWriter(self, into: table)
  }

  // One transaction writes at a time.
  func waitForWriters(to tables: [String]) {}

  func transactionNumber() -> Int64 { 1 }

  func expectManyRows() throws {
    // A large file comes back to the same pages of the indexes: they stay in memory, and are written to the
    // log many times before they are written to their place.
    try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192")
  }
}

/// Rows of a SQLite statement.
private struct SQLiteCursor: RowCursor {
  let rows: GRDB.RowCursor

  func nextRow() throws -> (any RowValues)? { try rows.next() }
}

extension Row: RowValues {
  func value(at place: Int) -> StoreValue { StoreValue(self[place] as DatabaseValue) }

  func value(named name: String) -> StoreValue { StoreValue(self[name] as DatabaseValue) }
}

extension StoreValue: DatabaseValueConvertible {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null, .blob: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> StoreValue? { StoreValue(value) }
}
