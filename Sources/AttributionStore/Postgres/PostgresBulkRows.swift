import PostgreSQL

/// The rows of a query that are read by the million: the server sends some thousand at a time, and values are
/// read where libpq has put them.
final class PostgresBulkRows {
  private let connection: PostgresConnection
  private let cursor: String
  private var block: PostgresResult
  private var row = -1

  private static let blockRowCount = 10_000

  /// The rows of the query `sql`, in the transaction that is open.
  ///
  /// - Parameter cursor: a name that no other query of the transaction has.
  init(
    _ connection: PostgresConnection, _ sql: String, _ values: [PostgresValue], cursor: String
  ) throws(PostgresError) {
    self.connection = connection
    self.cursor = cursor
    _ = try connection.runOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values)
    block = try connection.runOnce("FETCH \(Self.blockRowCount) FROM \(cursor)")
  }

  /// Goes to the next row; `false` behind the last one.
  func next() throws(PostgresError) -> Bool {
    row += 1
    if row < block.rowCount { return true }
    guard block.rowCount == Self.blockRowCount else {
      if row == block.rowCount { _ = try connection.runOnce("CLOSE \(cursor)") }
      return false
    }
    block = try connection.runOnce("FETCH \(Self.blockRowCount) FROM \(cursor)")
    row = 0
    return block.rowCount > 0
  }

  func isNull(at place: Int) -> Bool { block.isNull(row: row, column: place) }

  func integer(at place: Int) -> Int64? {
    block.text(row: row, column: place).flatMap { Int64($0) }
  }

  func flag(at place: Int) -> Bool {
    withText(at: place) { text in
      !(text.count == 1 && (text[0] == UInt8(ascii: "f") || text[0] == UInt8(ascii: "0")))
    } ?? false
  }

  func withText<Result>(
    at place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    // The bytes belong to the block.
    try withExtendedLifetime(block) {
      try block.bytes(row: row, column: place).map(body)
    }
  }
}
