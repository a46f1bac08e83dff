/// The rows of a query that are read by the million: values come from the database without being wrapped.
enum BulkRows {
  case sqlite(SQLiteBulkRows)
  case postgres(PostgresBulkRows)

  /// Goes to the next row; `false` behind the last one.
  func next() throws -> Bool {
    switch self {
    case .sqlite(let rows): try rows.next()
    case .postgres(let rows): try rows.next()
    }
  }

  /// The text in the column at `place`, counted from 0; `nil` for NULL.
  func text(at place: Int) -> String? {
    withText(at: place) { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole number in the column at `place`; `nil` for NULL.
  func integer(at place: Int) -> Int64? {
    switch self {
    case .sqlite(let rows): rows.integer(at: place)
    case .postgres(let rows): rows.integer(at: place)
    }
  }

  /// Whether it is not NULL and not 0.
  func flag(at place: Int) -> Bool {
    switch self {
    case .sqlite(let rows): rows.flag(at: place)
    case .postgres(let rows): rows.flag(at: place)
    }
  }

  /// The bytes of the text in the column at `place`, which hold until the next row.
  func withText<Result>(
    at place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    switch self {
    case .sqlite(let rows): try rows.withText(at: place, body)
    case .postgres(let rows): try rows.withText(at: place, body)
    }
  }

  /// Whether the column at `place` is NULL.
  func isNull(at place: Int) -> Bool {
    switch self {
    case .sqlite(let rows): rows.isNull(at: place)
    case .postgres(let rows): rows.isNull(at: place)
    }
  }
}
