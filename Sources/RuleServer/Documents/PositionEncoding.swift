/// What the characters of a position count.
package enum PositionEncoding: String, Sendable, CaseIterable {
  /// UTF-16 units, which every client knows.
  case utf16 = "utf-16"
  /// Bytes, which need no counting here.
  case utf8 = "utf-8"

  /// How many units the scalar takes that begins with `byte`; none for the bytes that go on with it.
  func units(ofScalarFrom byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    // Every scalar begins with a byte that continues none, and those of four bytes take two units.
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
  }
}

/// A place in a document as the protocol counts it: lines and units within the line, from 0.
package struct TextPosition: Sendable, Hashable {
  /// Lines before it.
  package let line: Int
  /// Units before it on its line.
  package let character: Int

  /// The place behind so many units of a line.
  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }
}
