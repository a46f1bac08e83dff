/// Rows as `COPY … FROM STDIN` reads them: a line each, in one piece of memory.
public struct PostgresCopyRows: Sendable {
  private(set) var bytes: [UInt8] = []
  /// How many there are.
  public private(set) var rowCount = 0

  /// None yet.
  public init() {}

  /// How many bytes they take.
  public var byteCount: Int { bytes.count }

  /// Adds a row that has ended.
  public mutating func append(_ row: PostgresCopyRow) {
    bytes.append(contentsOf: row.bytes)
    rowCount += 1
  }
}

/// One of them: its values, column by column.
public struct PostgresCopyRow: Sendable {
  private(set) var bytes: [UInt8] = []
  private var hasZero = false

  /// Without values.
  public init() {}

  /// Takes its values away, to be used again.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    hasZero = false
  }

  /// Adds NULL.
  public mutating func appendNull() {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: "N"))
    bytes.append(Self.delimiter)
  }

  /// Adds a whole number.
  public mutating func append(_ number: Int64) {
    bytes.append(contentsOf: String(number).utf8)
    bytes.append(Self.delimiter)
  }

  /// Adds a text.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\\") }) {
        for byte in utf8 { appendEscaped(byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(Self.delimiter)
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    let letter: UInt8? =
      switch byte {
      case UInt8(ascii: "\\"): byte
      case UInt8(ascii: "\n"): UInt8(ascii: "n")
      case UInt8(ascii: "\r"): UInt8(ascii: "r")
      case UInt8(ascii: "\t"): UInt8(ascii: "t")
      default: nil
      }
    if byte == 0 { hasZero = true }
    if letter != nil { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(letter ?? byte)
  }

  /// Ends it; it must have a value.
  ///
  /// - Throws: that a text has a zero character, which PostgreSQL cannot keep.
  public mutating func end() throws(PostgresError) {
    guard !hasZero else { throw PostgresError.zeroCharacter }
    bytes[bytes.count - 1] = UInt8(ascii: "\n")
  }

  private static let delimiter = UInt8(ascii: "\t")
}
