import Diagnostics

extension JSONReader {
  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, as it is written:
  /// where it stands.
  mutating func number() throws(JSONFault) -> Range<Int> {
    let start = position
    _ = take("-")
    let whole = takeDigits()
    let hasZeroInFront = whole.count > 1 && bytes[whole.lowerBound] == UInt8(ascii: "0")
    var isProper = !whole.isEmpty && !hasZeroInFront
    if take(".") { isProper = !takeDigits().isEmpty && isProper }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      isProper = !takeDigits().isEmpty && isProper
    }
    guard isProper else {
      let spelling = String(decoding: bytes[start..<position], as: UTF8.self)
      throw fault("`\(spelling.shown(limit: 40))` is not a number", at: start)
    }
    return start..<position
  }

  private mutating func takeDigits() -> Range<Int> {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return start..<position
  }
}
