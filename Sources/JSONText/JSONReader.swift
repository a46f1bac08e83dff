import Diagnostics

/// Reads one JSON value (RFC 8259) and says where it is broken.
///
/// `JSONDecoder` would do but for that: of a broken file it names no line, and people look at
/// transcripts of ten thousand lines and at exports of as many calls. It also rounds numbers.
public struct JSONReader {
  /// How deep objects and lists may lie in each other where nothing else is said: nothing real comes
  /// near, and the stack is not endless.
  public static let depthLimit = 128

  /// The longest text that is read, in bytes.
  public static let maxBytes = 1 << 29 - 1

  /// What becomes of half a surrogate pair that is escaped without the other half (`\uD83D`), which
  /// is no character.
  public enum HalfPair: Sendable {
    /// The text is at fault.
    case refused
    /// U+FFFD stands in its place: for texts that other programs cut without looking.
    case replaced
  }

  /// Nearly all files are shorter.
  private static let usualBytes = 4 << 20

  let bytes: [UInt8]
  let halfPair: HalfPair
  private let depthLimit: Int
  var position = 0
  private var depth = 0
  private var entries: [JSONDocument.Entry] = []

  private init(_ bytes: [UInt8], halfPair: HalfPair, depthLimit: Int) {
    self.bytes = bytes
    self.halfPair = halfPair
    self.depthLimit = depthLimit
    // A value and its name take ten bytes or more, as a rule, and two at least. Room that is not used costs
    // nothing, for none of its pages is touched; and once a block of this size is freed, the allocator keeps
    // memory from file to file instead of handing it back and fetching it again, which takes as long as reading.
    entries.reserveCapacity(bytes.count / (bytes.count <= Self.usualBytes ? 2 : 8))
  }

  /// The value that `bytes` hold, with blanks around it and nothing else. Linear in the length.
  ///
  /// The bytes are UTF-8; in texts that are not, U+FFFD stands for what is malformed.
  public static func read(
    _ bytes: ArraySlice<UInt8>, halfPair: HalfPair = .refused,
    depthLimit: Int = JSONReader.depthLimit
  ) throws(JSONFault) -> JSONValue {
    let entries = try entries(of: Array(bytes), halfPair: halfPair, depthLimit: depthLimit)
    return JSONDocument(bytes: Array(bytes), entries: entries).value(at: 0)
  }

  /// The values that `bytes` hold, in the order of the text.
  static func entries(
    of bytes: [UInt8], halfPair: HalfPair, depthLimit: Int = JSONReader.depthLimit
  ) throws(JSONFault) -> [JSONDocument.Entry] {
    var reader = JSONReader(bytes, halfPair: halfPair, depthLimit: depthLimit)
    guard bytes.count <= maxBytes else {
      throw reader.fault("it is longer than \(maxBytes) bytes", isCutOff: false)
    }
    try reader.value()
    reader.skipBlanks()
    guard reader.next == nil else {
      throw reader.fault("something follows the end of the JSON")
    }
    return reader.entries
  }

  /// The text with escapes that stands at `range` of `bytes`, which have been read before.
  static func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var reader = JSONReader(Array(bytes[range]), halfPair: .replaced, depthLimit: 0)
    return reader.decoded()
  }
}

// MARK: - Values

extension JSONReader {
  private mutating func value() throws(JSONFault) {
    skipBlanks()
    guard let first = next else { throw fault("it ends where a value should be") }
    switch first {
    case UInt8(ascii: "{"): try nested(.object)
    case UInt8(ascii: "["): try nested(.array)
    case UInt8(ascii: "\""): try append(string())
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      append((.number, try number()))
    default: throw fault("a value should be here")
    }
  }

  private mutating func nested(_ kind: JSONDocument.Entry.Kind) throws(JSONFault) {
    guard depth < depthLimit else {
      throw fault("values are nested more than \(depthLimit) deep")
    }
    depth += 1
    let index = entries.count
    append((kind, position..<position))
    position += 1
    if kind == .object { try members() } else { try elements() }
    entries[index].next = UInt32(truncatingIfNeeded: entries.count)
    depth -= 1
  }

  private mutating func members() throws(JSONFault) {
    if takeMark("}") { return }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes should be here") }
      append(try string())
      guard takeMark(":") else {
        let document = JSONDocument(bytes: bytes, entries: entries)
        let name = document.string(at: entries.count - 1)
        throw fault("`:` is missing after the name `\(name.shown(limit: 40))`")
      }
      try value()
      if takeMark("}") { return }
      guard takeMark(",") else { throw fault("`,` or `}` is missing") }
    }
  }

  private mutating func elements() throws(JSONFault) {
    if takeMark("]") { return }
    while true {
      try value()
      if takeMark("]") { return }
      guard takeMark(",") else { throw fault("`,` or `]` is missing") }
    }
  }

  private mutating func word(
    _ word: String, _ kind: JSONDocument.Entry.Kind
  ) throws(JSONFault) {
    let rest = bytes[position...]
    guard rest.starts(with: word.utf8) else {
      throw fault("a value should be here", isCutOff: word.utf8.starts(with: rest))
    }
    append((kind, position..<position))
    position += word.utf8.count
  }

  private mutating func append(_ entry: (kind: JSONDocument.Entry.Kind, range: Range<Int>)) {
    entries.append(
      JSONDocument.Entry(
        entry.kind, start: entry.range.lowerBound, length: entry.range.count,
        next: entries.count + 1))
  }
}

// MARK: - Scanning

extension JSONReader {
  /// The byte at the place that the reader has come to; `nil` at the end.
  @inline(__always)
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Passes over `mark` if it stands here.
  @inline(__always)
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// Passes over `mark` if it stands here, blanks aside.
  @inline(__always)
  private mutating func takeMark(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    return take(mark)
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while let byte = next, byte <= 0x20,
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    {
      position += 1
    }
  }

  /// A fault at this place, or at `place`.
  func fault(_ reason: String, at place: Int? = nil, isCutOff: Bool? = nil) -> JSONFault {
    JSONFault(offset: place ?? position, reason: reason, isCutOff: isCutOff ?? (next == nil))
  }
}
