/// A place in a file in all the ways that editors count.
public struct SourcePosition: Sendable, Hashable, Codable {
  /// Bytes before it in the file.
  public let byte: Int
  /// UTF-16 units before it in the file.
  public let utf16: Int
  /// The line, counted from 1.
  public let line: Int
  /// The character on the line, counted from 1; a character is what a reader takes for one.
  public let column: Int
}

extension SourceFile {
  /// Where `byte` is, cut to the file. Takes time in proportion to the bytes before it.
  public func position(ofByte byte: Int) -> SourcePosition {
    let byte = min(max(byte, 0), bytes.count)
    return SourcePosition(
      byte: byte, utf16: utf16Count(in: 0..<byte), line: line(ofByte: byte),
      column: column(ofByte: byte))
  }

  /// Which character of its line stands at `byte`, counted from 1.
  public func column(ofByte byte: Int) -> Int {
    let byte = min(max(byte, 0), bytes.count)
    let lineStart = span(ofLine: line(ofByte: byte)).start
    return text(in: ByteSpan(start: lineStart, end: byte)).count + 1
  }

  /// Which UTF-16 unit of its line stands at `byte`, counted from 1.
  public func utf16Column(ofByte byte: Int) -> Int {
    let byte = min(max(byte, 0), bytes.count)
    let start = span(ofLine: line(ofByte: byte)).start
    return utf16Count(in: min(start, byte)..<byte) + 1
  }

  /// Every scalar begins with a byte that continues none, and those of four bytes take two units.
  private func utf16Count(in range: Range<Int>) -> Int {
    bytes[range].reduce(0) { count, byte in
      byte & 0xC0 == 0x80 ? count : count + (byte >= 0xF0 ? 2 : 1)
    }
  }
}
