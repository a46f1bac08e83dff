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
  /// How long the recording is, where that is known.
  let recordingMs: Int?
  /// What was fetched from addresses in it.
  let fetched: FetchedFiles

  enum Content: Sendable {
    /// Text in lines, without their ends.
    case lines([Substring])
    /// One JSON value.
    case json(JSONNode)
  }

  /// Decodes `bytes`: UTF-8, with a byte order mark or without, or UTF-16 with one.
  init(
    bytes: [UInt8], path: String, recordingMs: Int? = nil, fetched: FetchedFiles = .none
  ) throws(InputError) {
    self.path = path
    self.fetched = fetched
    self.recordingMs = recordingMs
    location = .whole
    let bytes = try Self.utf8(bytes, path: path)
    content =
      if Self.isJSON(bytes) {
        .json(try Self.json(bytes, path: path))
      } else {
        .lines(Self.lines(of: String(decoding: bytes, as: UTF8.self)))
      }
  }

  /// What stands at a place of a file of JSON: JSON, or a text that is a file of its own.
  init(_ node: JSONNode) throws(InputError) {
    path = node.file
    recordingMs = nil
    fetched = .none
    location = .jsonPath(node.path)
    guard node.isText else {
      content = .json(node)
      return
    }
    let text = try node.string()
    let bytes = Array(text.utf8)
    guard Self.isJSON(bytes) else {
      content = .lines(Self.lines(of: text))
      return
    }
    do {
      content = .json(try node.replaced(byParsing: bytes))
    } catch {
      throw node.error("holds no whole JSON: \(error.reason), at its byte \(error.offset)")
    }
  }

  /// Whether a text sets out to be JSON: an object or a list, and no line such as `[00:12] Agent: hi`.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let body = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard body.first == UInt8(ascii: "[") else { return body.first == UInt8(ascii: "{") }
    let inner = body.dropFirst().prefix(20)
    let bracketed = String(decoding: inner.prefix { $0 != UInt8(ascii: "]") }, as: UTF8.self)
    if CueTime.milliseconds(Substring(bracketed)) != nil { return false }
    let first = inner.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    return first.map { Set("{[]\"-tfn0123456789".utf8).contains($0) } ?? true
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
  }

  private static func json(_ bytes: [UInt8], path: String) throws(InputError) -> JSONNode {
    do {
      return try JSONNode(parsing: bytes, file: path, halfPair: .replaced)
    } catch {
      let line = 1 + bytes[..<error.offset].count { $0 == UInt8(ascii: "\n") }
      throw InputError(
        path: path, at: .line(line), reason: "not whole JSON: \(error.reason)",
        advice: error.isCutOff ? "the file may have been cut off; get it again" : nil)
    }
  }

  /// The text in UTF-8, without a byte order mark.
  private static func utf8(_ bytes: [UInt8], path: String) throws(InputError) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf8(bytes.dropFirst(2), isLittleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf8(bytes.dropFirst(2), isLittleEndian: false) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw InputError(
        path: path, at: .byte(error.byteOffsets.lowerBound), reason: "not text in UTF-8",
        advice: "save the transcript as UTF-8; if it is a recording, name it as one")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      isLittleEndian
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
