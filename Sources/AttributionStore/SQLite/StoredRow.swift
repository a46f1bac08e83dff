import CallModel
import ContentHash
import GRDB

/// Reads a row of the store without trusting it: whoever has the file open can have written there.
struct StoredRow {
  private let row: Row
  private let table: String

  /// A row of `table`.
  init(_ row: Row, of table: String) {
    self.row = row
    self.table = table
  }

  func isNull(_ column: String) -> Bool {
    (row[column] as DatabaseValue).isNull
  }

  /// The value in the column at `index`, for rows that are read by the thousand.
  subscript<Value: DatabaseValueConvertible>(index: Int) -> Value {
    get throws {
      guard let value = Value.fromDatabaseValue(row[index]) else {
        throw damaged("column \(index)")
      }
      return value
    }
  }

  func text(_ column: String) throws -> String {
    try value(column)
  }

  func optionalText(_ column: String) throws -> String? {
    isNull(column) ? nil : try text(column)
  }

  func integer<Integer: FixedWidthInteger>(_ column: String) throws -> Integer {
    guard let integer = Integer(exactly: try value(column) as Int64) else { throw damaged(column) }
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
    DamagedRow(detail: "`\(column)` in the table `\(table)` holds what no version writes")
  }

  private func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value = Value.fromDatabaseValue(row[column]) else { throw damaged(column) }
    return value
  }
}
