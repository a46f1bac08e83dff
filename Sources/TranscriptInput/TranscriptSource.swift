import Diagnostics
import JSONText

/// A file that is to be a transcript, decoded as far as all readers need it.
struct TranscriptSource: Sendable {
  /// The file, as the user named it.
  let path: String
  /// What is in it.
  let content: Content
  /// Where in the file it stands.
  let location: InputError.Location

  enum Content: Sendable {
    /// Text in lines, without their ends.
    case lines([Substring])
    /// One JSON value.
    case json(JSONNode)
  }

  /// Decodes `bytes`: UTF-8, with a byte order mark or without, or UTF-16 with one.
  init(bytes: [UInt8], path: String) throws(InputError) {
    self.path = path
    location = .whole
    let text = try Self.decode(bytes, path: path)
    content =
      if Self.isJSON(text) {
        .json(JSONNode(try Self.json(text, path: path), file: path))
      } else {
        .lines(Self.lines(of: text))
      }
  }

  /// What stands at a place of a file of JSON: JSON, or a text that is a file of its own.
  init(_ node: JSONNode) throws(InputError) {
    path = node.file
    location = .jsonPath(node.path)
    guard case .string(let text) = node.value else {
      content = .json(node)
      return
    }
    guard Self.isJSON(text) else {
      content = .lines(Self.lines(of: text))
      return
    }
    do {
      content = .json(node.replaced(by: try JSONReader.read(Array(text.utf8)[...])))
    } catch {
      throw node.error("holds no whole JSON: \(error.reason), at its byte \(error.offset)")
    }
  }

  /// Whether a text sets out to be JSON: an object or a list, and no line such as `[00:12] Agent: hi`.
  private static func isJSON(_ text: String) -> Bool {
    let body = text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard body.first == UInt8(ascii: "[") else { return body.first == UInt8(ascii: "{") }
    let inner = body.dropFirst().prefix(20)
    if CueTime.milliseconds(Substring(inner.prefix { $0 != UInt8(ascii: "]") })) != nil {
      return false
    }
    let first = inner.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    return first.map { Set("{[]\"-tfn0123456789".utf8).contains($0) } ?? true
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
  }

  private static func json(_ text: String, path: String) throws(InputError) -> JSONValue {
    let bytes = Array(text.utf8)
    do {
      return try JSONReader.read(bytes[...], halfPair: .replaced)
    } catch {
      let line = 1 + bytes[..<error.offset].count { $0 == UInt8(ascii: "\n") }
      throw InputError(
        path: path, at: .line(line), reason: "not whole JSON: \(error.reason)",
        advice: error.isCutOff ? "the file may have been cut off; get it again" : nil)
    }
  }

  private static func decode(_ bytes: [UInt8], path: String) throws(InputError) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isLittleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isLittleEndian: false) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) else {
      throw InputError(
        path: path, at: .byte(firstInvalidByte(of: bytes)), reason: "not text in UTF-8",
        advice: "save the transcript as UTF-8; if it is a recording, name it as one")
    }
    return text
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      isLittleEndian
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Where decoding as UTF-8 first fails.
  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      position += UTF8.width(scalar)
    }
    return position
  }
}
