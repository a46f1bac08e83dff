import CallModel
import GRDB
import GRDBSQLite

/// A statement that is run for millions of rows: values go to SQLite without being wrapped.
struct BulkStatement {
  private let db: Database
  // Keeps the statement alive that the pointer belongs to.
  private let statement: Statement
  private let pointer: OpaquePointer

  /// The statement `sql` on the connection of `db`.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  /// SQLite copies what it is given.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Gives the parameter at `place`, counted from 0, a text.
  func bind(_ text: String, at place: Int) {
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        _ = sqlite3_bind_text64(
          pointer, Int32(place + 1), bytes.baseAddress, UInt64(bytes.count), Self.copied,
          UInt8(SQLITE_UTF8))
        // An empty text has no address, and SQLite would take it for NULL.
        if bytes.isEmpty { sqlite3_bind_text(pointer, Int32(place + 1), "", 0, Self.copied) }
      }
    }
  }

  /// Gives the parameter at `place` a whole number.
  func bind(_ number: Int64, at place: Int) {
    sqlite3_bind_int64(pointer, Int32(place + 1), number)
  }

  /// Gives the parameter at `place` an instant, as the store writes them.
  func bind(_ instant: Instant, at place: Int) { bind(instant.iso8601, at: place) }

  /// Gives the parameter at `place` nothing.
  func bindNull(at place: Int) { sqlite3_bind_null(pointer, Int32(place + 1)) }

  /// Runs it with the values that were given, which hold until others are; whether a row was changed.
  @discardableResult
  func run() throws -> Bool {
    let code = sqlite3_step(pointer)
    guard code == SQLITE_DONE else {
      let connection = db.sqliteConnection
      let message = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
      sqlite3_reset(pointer)
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: message)
    }
    sqlite3_reset(pointer)
    return sqlite3_changes(db.sqliteConnection) > 0
  }
}
