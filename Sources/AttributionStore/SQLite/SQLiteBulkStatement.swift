import CallModel
import GRDB
import GRDBSQLite

/// A statement that is run for millions of rows: values go to SQLite without being wrapped, and the texts of a
/// row lie in one piece of memory that is used again for the next.
final class SQLiteBulkStatement: BulkParameters {
  private let db: Database
  // Keeps the statement alive that the pointer belongs to.
  private let statement: Statement
  private let pointer: OpaquePointer
  private var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
  private var usedCount = 0
  private var texts: [(place: Int32, start: Int, count: Int)] = []

  /// The statement `sql` on the connection of `db`.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
    sqlite3_clear_bindings(pointer)
  }

  deinit { bytes.deallocate() }

  /// Gives the parameter at `place`, counted from 0, a text. One that is given nothing is NULL.
  func bind(_ text: String, at place: Int) {
    var text = text
    let count = text.withUTF8 { utf8 in
      if bytes.count - usedCount < utf8.count { makeRoom(for: utf8.count) }
      UnsafeMutableRawBufferPointer(rebasing: bytes[usedCount...]).copyMemory(
        from: UnsafeRawBufferPointer(utf8))
      return utf8.count
    }
    texts.append((Int32(place + 1), usedCount, count))
    usedCount += count
  }

  private func makeRoom(for count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 2 * (usedCount + count), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(bytes))
    bytes.deallocate()
    bytes = larger
  }

  /// Gives the parameter at `place` a whole number.
  func bind(_ number: Int64, at place: Int) {
    sqlite3_bind_int64(pointer, Int32(place + 1), number)
  }

  /// Runs it with the values that were given, which are then forgotten; whether a row was changed.
  @discardableResult
  func run() throws -> Bool {
    defer {
      sqlite3_reset(pointer)
      // INVARIANT: SQLite keeps no address of a text beyond the run that it was given for.
      sqlite3_clear_bindings(pointer)
      usedCount = 0
      texts.removeAll(keepingCapacity: true)
    }
    for text in texts {
      let start = bytes.baseAddress?.advanced(by: text.start).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text64(pointer, text.place, start, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
    }
    let code = sqlite3_step(pointer)
    guard code == SQLITE_DONE else {
      let message = db.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    return sqlite3_changes(db.sqliteConnection) > 0
  }
}
