/// A file that somebody wrote: its bytes as they are, and where its lines begin.
///
/// The bytes may be anything; nothing here traps on a file that is not UTF-8.
public struct SourceFile: Sendable, Hashable {
  /// The path that messages show, and by which diagnostics name the file.
  public let path: String
  /// The content, untouched.
  public let bytes: [UInt8]
  /// The byte at which each line begins; the first is 0.
  private let lineStarts: [Int]

  /// The file at `path` with this content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// The file at `path` with this text, for files that never were on a disk.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The span of the whole file.
  public var wholeSpan: ByteSpan { ByteSpan(start: 0, end: bytes.count) }

  /// How many lines there are; text after the last line feed is a line, even if it is empty.
  public var lineCount: Int { lineStarts.count }

  /// The text of `span`, with U+FFFD where the bytes are not UTF-8. A span that leaves the file is
  /// cut to it.
  public func text(in span: ByteSpan) -> String {
    String(decoding: bytes[clamped(span).range], as: UTF8.self)
  }

  /// The line that `byte` is on, counted from 1. Takes logarithmic time.
  public func line(ofByte byte: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= byte { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line counted from 1, without its line feed or carriage return; empty for a line
  /// that is not there.
  public func span(ofLine line: Int) -> ByteSpan {
    guard line >= 1, line <= lineStarts.count else {
      return ByteSpan(start: bytes.count, end: bytes.count)
    }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return ByteSpan(start: start, end: end)
  }

  /// `span`, cut to the file.
  public func clamped(_ span: ByteSpan) -> ByteSpan {
    let start = min(max(span.start, 0), bytes.count)
    return ByteSpan(start: start, end: min(max(span.end, start), bytes.count))
  }
}
