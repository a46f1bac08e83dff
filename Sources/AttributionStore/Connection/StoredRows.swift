/// The rows that a query answers, one after the other.
struct StoredRows {
  private let cursor: any RowCursor
  private let table: String

  init(_ cursor: any RowCursor, of table: String) {
    self.cursor = cursor
    self.table = table
  }

  /// The next row, which holds until the one after it is asked for; `nil` behind the last one.
  func next() throws -> StoredRow? { try cursor.nextRow().map { StoredRow($0, of: table) } }
}
