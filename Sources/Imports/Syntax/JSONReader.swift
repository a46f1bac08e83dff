/// Reads one JSON value from UTF-8.
package struct JSONReader {
  /// Where the text stops being JSON, and why.
  package struct Fault: Error, Equatable {
    /// Bytes before it.
    package let offset: Int
    /// What is wrong there, to be read after "at character 12: ".
    package let reason: String
  }

  /// How deep objects and lists may lie in each other; a call needs three levels.
  package static let depthLimit = 64

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The value that `bytes` hold, with blanks around it and nothing else.
  package static func read(_ bytes: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.next == nil else { throw reader.fault("something follows the value") }
    return value
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private func fault(_ reason: String) -> Fault {
    Fault(offset: position - bytes.startIndex, reason: reason)
  }

  private mutating func skipBlanks() {
    while let byte = next, ASCII.isBlank(byte) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth < Self.depthLimit else { throw fault("too many objects or lists in each other") }
    skipBlanks()
    switch next {
    case ASCII.openingBrace: return try object(depth: depth)
    case ASCII.openingBracket: return try array(depth: depth)
    case ASCII.quote: return .string(try string())
    case ASCII.minus, .some(0x30...0x39): return .number(try number())
    case .some(UInt8(ascii: "t")): return try word("true", .flag(true))
    case .some(UInt8(ascii: "f")): return try word("false", .flag(false))
    case .some(UInt8(ascii: "n")): return try word("null", .null)
    case nil: throw fault("the line ends where a value is expected")
    default: throw fault("no JSON value begins like this")
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take(ASCII.closingBrace) { return .object(members) }
    repeat {
      skipBlanks()
      guard next == ASCII.quote else { throw fault("a name in quotes is expected") }
      let name = try string()
      skipBlanks()
      guard take(ASCII.colon) else { throw fault("a colon is expected after the name") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
    } while take(ASCII.comma)
    guard take(ASCII.closingBrace) else { throw fault("a comma or } is expected") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take(ASCII.closingBracket) { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(ASCII.comma)
    guard take(ASCII.closingBracket) else { throw fault("a comma or ] is expected") }
    return .array(elements)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else {
      throw fault("no JSON value begins like this")
    }
    position += word.utf8.count
    return value
  }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, as it is written.
  private mutating func number() throws(Fault) -> String {
    let start = position
    _ = take(ASCII.minus)
    if take(UInt8(ascii: "0")) {
      if let byte = next, ASCII.isDigit(byte) { throw fault("a number has no zeros in front") }
    } else {
      try digits()
    }
    if take(ASCII.point) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(ASCII.minus) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while let byte = next, ASCII.isDigit(byte) { position += 1 }
    guard position > start else { throw fault("a digit is expected") }
  }
}

extension JSONReader {
  private mutating func string() throws(Fault) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case ASCII.quote:
        position += 1
        return String(decoding: content, as: UTF8.self)
      case ASCII.backslash:
        position += 1
        try escape(into: &content)
      case 0..<0x20:
        throw fault("a control character stands in a text; write it as \\n, \\t or \\u00XX")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw fault("the line ends within a text")
  }

  private mutating func escape(into content: inout [UInt8]) throws(Fault) {
    guard let letter = next else { throw fault("the line ends within a text") }
    let plain: [UInt8: UInt8] = [
      ASCII.quote: ASCII.quote, ASCII.backslash: ASCII.backslash,
      UInt8(ascii: "/"): UInt8(ascii: "/"),
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): ASCII.lineFeed,
      UInt8(ascii: "r"): ASCII.carriageReturn, UInt8(ascii: "t"): ASCII.tab,
    ]
    if let byte = plain[letter] {
      position += 1
      content.append(byte)
      return
    }
    guard letter == UInt8(ascii: "u") else { throw fault("\\ stands before no known letter") }
    content.append(contentsOf: Character(try unicodeEscape()).utf8)
  }

  /// `\uXXXX`, or two of them that are a surrogate pair.
  private mutating func unicodeEscape() throws(Fault) -> Unicode.Scalar {
    let start = position
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, take(ASCII.backslash), next == UInt8(ascii: "u") {
      let low = try hexadecimal()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
      {
        return scalar
      }
    }
    position = start
    throw fault("half of a \\u pair stands alone")
  }

  /// The number after `u`, four hexadecimal digits.
  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    position += 1
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits are expected after \\u")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
