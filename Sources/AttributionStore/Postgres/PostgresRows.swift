import PostgreSQL

/// What a query answered, with the places of its columns by their names.
struct PostgresRows {
  let result: PostgresResult
  private let places: [String: Int]

  init(_ result: PostgresResult) {
    self.result = result
    // Of two columns with one name the first one counts, as in SQLite.
    places = Dictionary(
      result.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row at `index`, counted from 0.
  func row(_ index: Int) -> PostgresRow { PostgresRow(rows: self, index: index) }

  /// The place of the column `name`.
  func place(of name: String) -> Int? { places[name] }

  /// The value in a row, in the types that SQLite has: what is true is 1.
  func value(row: Int, column: Int) -> StoreValue {
    guard let text = result.text(row: row, column: column) else { return .null }
    return switch result.types[column] {
    case PostgresType.boolean: .integer(text == "t" ? 1 : 0)
    case PostgresType.bigint, PostgresType.integer, PostgresType.smallint:
      Int64(text).map { .integer($0) } ?? .text(text)
    // Sums of whole numbers come as `numeric`.
    case PostgresType.numeric:
      Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
    case PostgresType.real, PostgresType.doublePrecision:
      Double(text).map { .real($0) } ?? .text(text)
    default: .text(text)
    }
  }
}

/// One row of what a query answered.
struct PostgresRow: RowValues {
  let rows: PostgresRows
  let index: Int

  func value(at place: Int) -> StoreValue { rows.value(row: index, column: place) }

  func value(named name: String) -> StoreValue {
    rows.place(of: name).map { rows.value(row: index, column: $0) } ?? .null
  }
}

/// The rows of a query, one after the other.
final class PostgresRowCursor: RowCursor {
  private let rows: PostgresRows
  private var index = 0

  init(_ rows: PostgresRows) { self.rows = rows }

  func nextRow() -> (any RowValues)? {
    guard index < rows.result.rowCount else { return nil }
    defer { index += 1 }
    return rows.row(index)
  }
}
