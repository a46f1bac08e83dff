import CallModel
import ContentHash

/// Reads a row of the store without trusting it: whoever has the database open can have written there.
struct StoredRow {
  private let row: any RowValues
  private let table: String

  /// A row of `table`.
  init(_ row: any RowValues, of table: String) {
    self.row = row
    self.table = table
  }

  func isNull(_ column: String) -> Bool {
    row.value(named: column) == .null
  }

  /// Whatever stands in the column at `place`.
  func value(at place: Int) -> StoreValue { row.value(at: place) }

  /// The text in the column at `place`, for rows that are read by the thousand.
  func text(at place: Int) throws -> String {
    guard let text = row.value(at: place).text else { throw damaged("column \(place)") }
    return text
  }

  /// The whole number in the column at `place`, for rows that are read by the thousand.
  func integer(at place: Int) throws -> Int64 {
    guard let integer = row.value(at: place).integer else { throw damaged("column \(place)") }
    return integer
  }

  func text(_ column: String) throws -> String {
    guard let text = row.value(named: column).text else { throw damaged(column) }
    return text
  }

  func optionalText(_ column: String) throws -> String? {
    let value = row.value(named: column)
    if value == .null { return nil }
    guard let text = value.text else { throw damaged(column) }
    return text
  }

  func integer<Integer: FixedWidthInteger>(_ column: String) throws -> Integer {
    guard let number = row.value(named: column).integer, let integer = Integer(exactly: number)
    else {
      throw damaged(column)
    }
    return integer
  }

  func optionalInteger<Integer: FixedWidthInteger>(_ column: String) throws -> Integer? {
    isNull(column) ? nil : try integer(column)
  }

  func flag(_ column: String) throws -> Bool {
    try integer(column) as Int64 != 0
  }

  func instant(_ column: String) throws -> Instant {
    let text = try text(column)
    do { return try Instant(iso8601: text) } catch { throw damaged(column) }
  }

  func digest(_ column: String) throws -> SHA256Digest {
    guard let digest = SHA256Digest(hex: try text(column)) else { throw damaged(column) }
    return digest
  }

  func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
    guard let choice = Choice(rawValue: try text(column)) else { throw damaged(column) }
    return choice
  }

  func optionalChoice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice? {
    isNull(column) ? nil : try choice(column)
  }

  func json<Value: Decodable>(_ column: String) throws -> Value {
    do { return try StoredJSON.decode(try text(column)) } catch { throw damaged(column) }
  }

  /// The error for a value in `column` that the store does not write.
  func damaged(_ column: String) -> DamagedRow {
    DamagedRow(column: column, table: table)
  }
}
