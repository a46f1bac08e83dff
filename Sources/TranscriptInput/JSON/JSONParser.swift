import Diagnostics

/// Reads one JSON value (RFC 8259) and says in which line it is broken.
///
/// `JSONDecoder` would do but for that: of a file that was cut off it says only that it is not valid,
/// and people look at transcripts of ten thousand lines.
struct JSONParser {
  /// Values within values: nothing real comes near, and the stack is not endless.
  static let maxDepth = 128

  private let bytes: [UInt8]
  private let path: String
  private var position = 0
  private var depth = 0

  private init(_ text: String, path: String) {
    bytes = Array(text.utf8)
    self.path = path
  }

  /// The value that `text` writes. Linear in the length.
  static func parse(_ text: String, path: String) throws(InputError) -> JSONValue {
    var parser = JSONParser(text, path: path)
    let value = try parser.parseValue()
    parser.skipSpace()
    guard parser.current == nil else {
      throw parser.broken("something follows the end of the JSON")
    }
    return value
  }

  private mutating func parseValue() throws(InputError) -> JSONValue {
    skipSpace()
    guard let first = current else { throw broken("the file ends where a value should be") }
    switch first {
    case UInt8(ascii: "{"):
      return try nested { parser throws(InputError) in try parser.parseObject() }
    case UInt8(ascii: "["):
      return try nested { parser throws(InputError) in try parser.parseArray() }
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"): return try parseWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try parseWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try parseWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    default: throw broken("a value should be here")
    }
  }

  private mutating func nested(
    _ parse: (inout JSONParser) throws(InputError) -> JSONValue
  ) throws(InputError) -> JSONValue {
    guard depth < Self.maxDepth else {
      throw broken("values are nested more than \(Self.maxDepth) deep")
    }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try parse(&self)
  }

  private mutating func parseObject() throws(InputError) -> JSONValue {
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw broken("a name in quotes should be here") }
      let key = try parseString()
      guard take(":") else { throw broken("`:` is missing after the name `\(key)`") }
      members.append(JSONValue.Member(key: key, value: try parseValue()))
      if take("}") { return .object(members) }
      guard take(",") else { throw broken("`,` or `}` is missing") }
    }
  }

  private mutating func parseArray() throws(InputError) -> JSONValue {
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    while true {
      elements.append(try parseValue())
      if take("]") { return .array(elements) }
      guard take(",") else { throw broken("`,` or `]` is missing") }
    }
  }

  private mutating func parseWord(
    _ word: StaticString, _ value: JSONValue
  ) throws(InputError) -> JSONValue {
    let spelling = String(describing: word).utf8
    guard bytes[position...].starts(with: spelling) else {
      throw broken("a value should be here")
    }
    position += spelling.count
    return value
  }

  private mutating func parseNumber() throws(InputError) -> JSONValue {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let whole = takeDigits()
    let hasLeadingZero = whole.count > 1 && bytes[whole.lowerBound] == UInt8(ascii: "0")
    var isProper = !whole.isEmpty && !hasLeadingZero
    if current == UInt8(ascii: ".") {
      position += 1
      isProper = !takeDigits().isEmpty && isProper
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      isProper = !takeDigits().isEmpty && isProper
    }
    let spelling = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isProper, let number = Double(spelling) else {
      throw broken("`\(spelling)` is not a number")
    }
    return .number(number)
  }

  private mutating func takeDigits() -> Range<Int> {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    return start..<position
  }
}

// MARK: - Strings

extension JSONParser {
  /// A string, at its opening quote.
  private mutating func parseString() throws(InputError) -> String {
    let opening = position
    position += 1
    var text = ""
    var start = position
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text += String(decoding: bytes[start..<position], as: UTF8.self)
        text.unicodeScalars.append(try parseEscape())
        start = position
      case 0..<0x20:
        throw broken("a text holds a control character that must be written as an escape")
      default:
        position += 1
      }
    }
    position = opening
    throw broken("the file ends within a text that begins here")
  }

  private mutating func parseEscape() throws(InputError) -> Unicode.Scalar {
    position += 1
    guard let byte = current else { throw broken("the file ends within an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try parseUnicodeEscape()
    default: throw broken("an escape that JSON does not have")
    }
  }

  /// The four digits after `\u`, and the second half of a pair where one follows. Half a pair alone
  /// becomes U+FFFD, as everywhere.
  private mutating func parseUnicodeEscape() throws(InputError) -> Unicode.Scalar {
    let first = try parseHexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let afterFirst = position
    if first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) {
      position += 2
      let second = try parseHexadecimal()
      if (0xDC00...0xDFFF).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      position = afterFirst
    }
    return "\u{FFFD}"
  }

  private mutating func parseHexadecimal() throws(InputError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    let spelling = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, spelling.allSatisfy(\.isHexDigit),
      let value = UInt32(spelling, radix: 16)
    else { throw broken("`\\u` takes four hexadecimal digits") }
    position += 4
    return value
  }
}

// MARK: - Scanning

extension JSONParser {
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current,
      byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B && byte != 0x0C
    {
      position += 1
    }
  }

  /// Whether the mark stands here, spaces aside; it is passed over.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private func broken(_ reason: String) -> InputError {
    let line = 1 + bytes[..<position].count { $0 == UInt8(ascii: "\n") }
    return InputError(
      path: path, at: .line(line), reason: "not whole JSON: \(reason)",
      advice: position >= bytes.count ? "the file may have been cut off; get it again" : nil)
  }
}
