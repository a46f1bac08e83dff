import GRDB
import GRDBSQLite

/// The rows of a query that are read by the million: values come from SQLite without being wrapped.
struct SQLiteBulkRows {
  private let db: Database
  // Keeps the statement alive that the pointer belongs to.
  private let statement: Statement
  private let pointer: OpaquePointer

  /// The rows of the query `sql`, on the connection of `db`.
  init(_ db: Database, _ sql: String, _ arguments: StatementArguments = []) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    pointer = statement.sqliteStatement
    sqlite3_reset(pointer)
  }

  /// Goes to the next row; `false` behind the last one.
  func next() throws -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    let message = db.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    sqlite3_reset(pointer)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    return false
  }

  /// The text in the column at `place`, counted from 0; `nil` for NULL.
  func text(at place: Int) -> String? {
    withText(at: place) { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole number in the column at `place`; `nil` for NULL.
  func integer(at place: Int) -> Int64? {
    isNull(at: place) ? nil : sqlite3_column_int64(pointer, Int32(place))
  }

  /// Whether it is not NULL and not 0.
  func flag(at place: Int) -> Bool { sqlite3_column_int64(pointer, Int32(place)) != 0 }

  /// The bytes of the text in the column at `place`, which hold until the next row.
  func withText<Result>(
    at place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    guard let bytes = sqlite3_column_text(pointer, Int32(place)) else { return nil }
    let count = Int(sqlite3_column_bytes(pointer, Int32(place)))
    return try body(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Whether the column at `place` is NULL.
  func isNull(at place: Int) -> Bool {
    sqlite3_column_type(pointer, Int32(place)) == SQLITE_NULL
  }
}
