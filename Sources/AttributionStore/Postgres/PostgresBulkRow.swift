import PostgreSQL

/// One row for `COPY`, while its values are being given.
final class PostgresBulkRow: BulkParameters {
  private let columnCount: Int
  private let isKey: [Bool]
  private var values = PostgresCopyRow()
  private var place = 0
  /// What tells it apart from other rows, as bytes.
  private(set) var key: [UInt8] = []

  /// The texts that it is made of.
  var keyTexts: [String] {
    key.split(separator: 0xFF, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  init(columnCount: Int, keyPlaces: [Int]) {
    self.columnCount = columnCount
    isKey = (0..<columnCount).map(keyPlaces.contains)
  }

  func begin() {
    values.removeAll()
    key.removeAll(keepingCapacity: true)
    place = 0
  }

  func bind(_ text: String, at place: Int) {
    skip(to: place)
    values.append(text)
    if isKey[place] {
      key.append(contentsOf: text.utf8)
      // No text has this byte in UTF-8, so that "a" and "bc" are not "ab" and "c".
      key.append(0xFF)
    }
    self.place += 1
  }

  func bind(_ number: Int64, at place: Int) {
    skip(to: place)
    values.append(number)
    self.place += 1
  }

  /// The row as `COPY` reads it.
  ///
  /// - Throws: that a text has a zero character.
  func end() throws(PostgresError) -> PostgresCopyRow {
    skip(to: columnCount)
    try values.end()
    return values
  }

  /// What was given nothing before the column at `place` is NULL.
  private func skip(to place: Int) {
    while self.place < place {
      values.appendNull()
      self.place += 1
    }
  }
}
