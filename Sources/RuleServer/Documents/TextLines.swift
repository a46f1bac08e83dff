package import Diagnostics

/// Where the lines of a text begin, and the way from the protocol's places to bytes and back.
///
/// A line ends with a line feed, a carriage return, or both, as the protocol has it; `SourceFile`
/// knows line feeds only, as compilers do.
package struct TextLines: Sendable {
  private let bytes: [UInt8]
  private let encoding: PositionEncoding
  /// The byte at which each line begins; the first is 0.
  private let starts: [Int]

  /// The lines of `bytes`, which should be UTF-8; anything else counts in some way and never traps.
  package init(_ bytes: [UInt8], counting encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if endsLine { starts.append(index + 1) }
    }
    self.starts = starts
  }

  /// How many lines there are.
  package var count: Int { starts.count }

  /// The byte at `position`. What lies behind the end of its line is its end, before the line's last
  /// signs; what lies behind the last line is the end of the text; a place within a scalar is its
  /// beginning. Takes time in proportion to the line.
  package func byte(at position: TextPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return bytes.count }
    let end = contentEnd(ofLine: position.line)
    var byte = starts[position.line]
    var left = position.character
    while byte < end, left > 0 {
      var next = byte + 1
      while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
      let units = encoding == .utf8 ? next - byte : encoding.units(ofScalarFrom: bytes[byte])
      guard units <= left else { break }
      left -= units
      byte = next
    }
    return byte
  }

  /// The place of `byte`, cut to the text. Takes time in proportion to the line.
  package func position(ofByte byte: Int) -> TextPosition {
    let byte = min(max(byte, 0), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle } else { high = middle }
    }
    let character = bytes[starts[low]..<byte].reduce(0) {
      $0 + encoding.units(ofScalarFrom: $1)
    }
    return TextPosition(line: low, character: character)
  }

  /// The bytes from one place to another; those of one that ends before it starts are none.
  package func span(from start: TextPosition, to end: TextPosition) -> ByteSpan {
    ByteSpan(start: byte(at: start), end: byte(at: end))
  }

  /// Where the line ends, before the signs that end it.
  private func contentEnd(ofLine line: Int) -> Int {
    guard line + 1 < starts.count else { return bytes.count }
    let end = starts[line + 1]
    return end - starts[line] >= 2 && bytes[end - 2] == 0x0D && bytes[end - 1] == 0x0A
      ? end - 2 : end - 1
  }
}
