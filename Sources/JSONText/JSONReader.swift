import Diagnostics

/// Reads one JSON value (RFC 8259) and says where it is broken.
///
/// `JSONDecoder` would do but for that: of a broken file it names no line, and people look at
/// transcripts of ten thousand lines and at exports of as many calls. It also rounds numbers.
public struct JSONReader {
  /// How deep objects and lists may lie in each other where nothing else is said: nothing real comes
  /// near, and the stack is not endless.
  public static let depthLimit = 128

  /// What becomes of half a surrogate pair that is escaped without the other half (`\uD83D`), which
  /// is no character.
  public enum HalfPair: Sendable {
    /// The text is at fault.
    case refused
    /// U+FFFD stands in its place: for texts that other programs cut without looking.
    case replaced
  }

  let bytes: ArraySlice<UInt8>
  let halfPair: HalfPair
  private let depthLimit: Int
  var position: Int
  private var depth = 0

  private init(_ bytes: ArraySlice<UInt8>, halfPair: HalfPair, depthLimit: Int) {
    self.bytes = bytes
    self.halfPair = halfPair
    self.depthLimit = depthLimit
    position = bytes.startIndex
  }

  /// The value that `bytes` hold, with blanks around it and nothing else. Linear in the length.
  ///
  /// The bytes are UTF-8; in texts that are not, U+FFFD stands for what is malformed.
  public static func read(
    _ bytes: ArraySlice<UInt8>, halfPair: HalfPair = .refused,
    depthLimit: Int = JSONReader.depthLimit
  ) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes, halfPair: halfPair, depthLimit: depthLimit)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.next == nil else {
      throw reader.fault("something follows the end of the JSON")
    }
    return value
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipBlanks()
    guard let first = next else { throw fault("it ends where a value should be") }
    switch first {
    case UInt8(ascii: "{"):
      return try nested { reader throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "["):
      return try nested { reader throws(JSONFault) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw fault("a value should be here")
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONFault) -> JSONValue
  ) throws(JSONFault) -> JSONValue {
    guard depth < depthLimit else {
      throw fault("values are nested more than \(depthLimit) deep")
    }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try read(&self)
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    var members: [JSONValue.Member] = []
    if takeMark("}") { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes should be here") }
      let name = try string()
      guard takeMark(":") else {
        throw fault("`:` is missing after the name `\(name.shown(limit: 40))`")
      }
      members.append(JSONValue.Member(name: name, value: try value()))
      if takeMark("}") { return .object(members) }
      guard takeMark(",") else { throw fault("`,` or `}` is missing") }
    }
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    var elements: [JSONValue] = []
    if takeMark("]") { return .array(elements) }
    while true {
      elements.append(try value())
      if takeMark("]") { return .array(elements) }
      guard takeMark(",") else { throw fault("`,` or `]` is missing") }
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    let rest = bytes[position...]
    guard rest.starts(with: word.utf8) else {
      throw fault("a value should be here", isCutOff: word.utf8.starts(with: rest))
    }
    position += word.utf8.count
    return value
  }
}

// MARK: - Scanning

extension JSONReader {
  /// The byte at the place that the reader has come to; `nil` at the end.
  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Passes over `mark` if it stands here.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// Passes over `mark` if it stands here, blanks aside.
  private mutating func takeMark(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    return take(mark)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// A fault at this place, or at `place`.
  func fault(_ reason: String, at place: Int? = nil, isCutOff: Bool? = nil) -> JSONFault {
    JSONFault(
      offset: (place ?? position) - bytes.startIndex, reason: reason,
      isCutOff: isCutOff ?? (next == nil))
  }
}
