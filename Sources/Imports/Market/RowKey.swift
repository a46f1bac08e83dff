import CallModel

/// What tells a row of a table from others, as bytes: the same for the same values, however they were read.
struct RowKey {
  private(set) var bytes: [UInt8] = []

  /// The key of no columns.
  init() {}

  /// The key of a row with these `values` in the columns at `indices`.
  init(_ values: [MarketValue], at indices: [Int]) {
    for index in indices {
      switch values[index] {
      case .text(let text), .contact(let text):
        var text = text
        text.withUTF8 { append($0) }
      case .integer(let number): append(number)
      case .instant(let instant): append(instant.unixMs)
      case .unknown, .money: appendNothing()
      }
    }
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(1)
    bytes.append(contentsOf: text)
    // No text has this byte in UTF-8, so that "a" and "bc" are not "ab" and "c".
    bytes.append(0xFF)
  }

  mutating func append(_ number: Int64) {
    bytes.append(2)
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func appendNothing() { bytes.append(0) }
}
