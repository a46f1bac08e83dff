import Diagnostics
import JSONText

/// A file that is to be a transcript, decoded as far as all readers need it.
struct TranscriptSource: Sendable {
  /// The file, as the user named it.
  let path: String
  /// What is in it.
  let content: Content

  enum Content: Sendable {
    /// Text in lines, without their ends.
    case lines([Substring])
    /// One JSON value.
    case json(JSONNode)
  }

  /// Decodes `bytes`: UTF-8, with a byte order mark or without, or UTF-16 with one.
  init(bytes: [UInt8], path: String) throws(InputError) {
    self.path = path
    let text = try Self.decode(bytes, path: path)
    let first = text.utf8.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      content = .json(JSONNode(try Self.json(text, path: path), file: path))
    } else {
      content = .lines(
        text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) })
    }
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
