import CallModel
import GRDB
import GRDBSQLite

/// A statement that is run for millions of rows: values go to SQLite without being wrapped, and texts that do not
/// last lie in one piece of memory that is used again for the next run.
final class SQLiteBulkStatement: BulkParameters {
  private let db: Database
  // Keeps the statement alive that the pointer belongs to.
  private let statement: Statement
  private let pointer: OpaquePointer
  private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
  private var usedCount = 0
  /// What became too small before the statement was run.
  private var outgrown: [UnsafeMutableRawBufferPointer] = []

  /// The parameter that stands for the first column of the row whose values are given, counted from 0.
  var firstPlace = 0

  /// The statement `sql` on the connection of `db`.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
    sqlite3_clear_bindings(pointer)
  }

  deinit {
    room.deallocate()
    for room in outgrown { room.deallocate() }
  }

  /// Gives the parameter at `place`, counted from 0, a text. One that is given nothing is NULL.
  func bind(_ text: String, at place: Int) {
    var text = text
    text.withUTF8 { bind(lasting: copy($0), at: place) }
  }

  /// The same of a text in UTF-8 that stays where it is until the statement is run.
  func bind(lasting text: UnsafeBufferPointer<UInt8>, at place: Int) {
    // No address would mean NULL.
    let start = text.baseAddress.map { UnsafeRawPointer($0) } ?? UnsafeRawPointer(room.baseAddress)
    sqlite3_bind_text64(
      pointer, Int32(firstPlace + place + 1), start?.assumingMemoryBound(to: CChar.self),
      UInt64(text.count),
      nil,
      UInt8(SQLITE_UTF8))
  }

  private func copy(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if room.count - usedCount < text.count {
      outgrown.append(room)
      room = .allocate(byteCount: 2 * (room.count + text.count), alignment: 1)
      usedCount = 0
    }
    let place = UnsafeMutableRawBufferPointer(rebasing: room[usedCount..<usedCount + text.count])
    place.copyMemory(from: UnsafeRawBufferPointer(text))
    usedCount += text.count
    return UnsafeBufferPointer(place.assumingMemoryBound(to: UInt8.self))
  }

  /// Gives the parameter at `place` a whole number.
  func bind(_ number: Int64, at place: Int) {
    sqlite3_bind_int64(pointer, Int32(firstPlace + place + 1), number)
  }

  /// Runs it with the values that were given, which are then forgotten; how many rows it changed.
  @discardableResult
  func run() throws -> Int {
    defer { forget() }
    let code = sqlite3_step(pointer)
    guard code == SQLITE_DONE else { throw failure(code) }
    return Int(sqlite3_changes(db.sqliteConnection))
  }

  /// The whole numbers of the first row of a query with the values that were given, which are then forgotten;
  /// `nil` if it has none.
  func firstRow() throws -> [Int64]? {
    defer { forget() }
    let code = sqlite3_step(pointer)
    if code == SQLITE_DONE { return nil }
    guard code == SQLITE_ROW else { throw failure(code) }
    return (0..<sqlite3_column_count(pointer)).map { sqlite3_column_int64(pointer, $0) }
  }

  private func forget() {
    sqlite3_reset(pointer)
    // INVARIANT: SQLite keeps no address of a text beyond the run that it was given for.
    sqlite3_clear_bindings(pointer)
    firstPlace = 0
    usedCount = 0
    for room in outgrown { room.deallocate() }
    outgrown.removeAll()
  }

  private func failure(_ code: Int32) -> DatabaseError {
    let message = db.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
