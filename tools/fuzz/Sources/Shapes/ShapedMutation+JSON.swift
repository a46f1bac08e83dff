extension ShapedMutation {
  /// JSON with one of its values, members or elements changed.
  mutating func changedJSON(_ bytes: [UInt8]) -> [UInt8]? {
    let shape = JSONPieces(bytes)
    guard let piece = random.pick(shape.pieces), let other = random.pick(shape.pieces) else {
      return nil
    }
    switch random.below(10) {
    case 0, 1:
      return bytes.replacing(piece.value, by: random.pick(Self.values) ?? [])
    case 2: return bytes.replacing(piece.value, by: Array(number().utf8))
    case 3: return bytes.replacing(Self.withComma(piece.member, in: bytes), by: [])
    case 4:
      let again = [UInt8(ascii: ",")] + bytes[piece.member]
      return bytes.replacing(piece.member.upperBound..<piece.member.upperBound, by: again)
    case 5: return bytes.replacing(piece.value, by: Array(bytes[other.value]))
    case 6: return Self.swapped(piece.value, other.value, in: bytes)
    case 7:
      guard let name = random.pick(shape.names), let another = random.pick(shape.names) else {
        return nil
      }
      return bytes.replacing(name, by: Array(bytes[another]))
    case 8: return bytes.replacing(piece.value, by: wrapped(Array(bytes[piece.value])))
    default:
      let texts = shape.pieces.filter { $0.kind == .text && $0.value.count >= 2 }
      guard let text = random.pick(texts) else { return nil }
      let at = text.value.lowerBound + 1 + random.below(text.value.count - 1)
      return bytes.replacing(at..<at, by: random.pick(Self.snippets) ?? [])
    }
  }

  /// A number as services write times and confidences, and a little beyond.
  private mutating func number() -> String {
    let written = [
      "\(random.below(5000))", "\(random.below(90)).\(random.below(1000))",
      "0.\(random.below(1000))", "-\(random.below(400))", "\(random.below(9))e\(random.below(12))",
      "\(random.below(9))e-\(random.below(12))", "\(3_599_999 + random.below(3))",
    ]
    let number = random.pick(written) ?? "0"
    return random.below(4) == 0 ? "\"\(number)\"" : number
  }

  /// A value within something: a list, an object, a text that holds it.
  private mutating func wrapped(_ value: [UInt8]) -> [UInt8] {
    switch random.below(3) {
    case 0: return Array("[".utf8) + value + Array("]".utf8)
    case 1: return Array("{\"x\":".utf8) + value + Array("}".utf8)
    default:
      let signs = Set("\"\\".utf8)
      return Array("\"".utf8)
        + value.flatMap { signs.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
        + Array("\"".utf8)
    }
  }

  /// A member or element with one of the commas beside it.
  private static func withComma(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let blanks = Set(" \t\r\n".utf8)
    if let next = bytes[range.upperBound...].firstIndex(where: { !blanks.contains($0) }),
      bytes[next] == UInt8(ascii: ",")
    {
      return range.lowerBound..<next + 1
    }
    if let last = bytes[..<range.lowerBound].lastIndex(where: { !blanks.contains($0) }),
      bytes[last] == UInt8(ascii: ",")
    {
      return last..<range.upperBound
    }
    return range
  }

  private static func swapped(
    _ one: Range<Int>, _ other: Range<Int>, in bytes: [UInt8]
  ) -> [UInt8]? {
    let (first, second) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
    guard first.upperBound <= second.lowerBound else { return nil }
    return bytes.replacing(second, by: Array(bytes[first]))
      .replacing(first, by: Array(bytes[second]))
  }

  private static let values = [
    "null", "true", "false", "[]", "{}", "\"\"", "0", "-0", "-1", "1", "1e999", "-1e999", "1e-999",
    "9007199254740993", "3600000", "3600000.0004", "3600001", "3600000000", "3600000001", "255",
    "4294967296", "18446744073709551616", "0.9999", "1.0005", "1.002", "-0.0005", "\"NaN\"",
    "\"Infinity\"", "\"1.2\"", "\" 1\"", "\"1.200s\"", "\"-1s\"", "\"PT1.2S\"", "\"PT1H2M3.4S\"",
    "\"P1D\"", "\"00:00:01,000\"", "{\"seconds\":1,\"nanos\":200000000}", "\"Agent\"",
    "\"Caller\"", "\"spk_0\"", "\"ch_1\"", "\"en-US\"", "\" \"", "\"\\u00a0\"", "\"\\u0000\"",
    "\"\\ud83d\"", "\"a b\"", "\"\\ud83d\\ude42\"", "[[[[[[[[[[[]]]]]]]]]]]",
    "\"2026-10-03T18:22:00Z\"", "\"9999-12-31T23:59:60Z\"", "\"eyJ2Y29uIjoiMC40LjAifQ\"",
    "\"WEBVTT\\n\\n00:01.000 --> 00:02.000\\nhi\"", "\"Agent: hello\\nCaller: hi\"",
    "{\"words\":[{\"word\":\"a\",\"start\":0,\"end\":1}]}",
  ].map { Array($0.utf8) }

  private static let snippets = [
    " ", "\\n", "\\t", "\\u0000", "\\ud83d", "\\u200b", "\\u00a0", "e\u{301}", "카드", "-", "_", ".",
    ":", "[", "<v Agent>", "1", "=", "$", "%", "\u{2028}", "/", "..",
  ].map { Array($0.utf8) }
}

extension [UInt8] {
  /// The bytes with those in `range` replaced.
  func replacing(_ range: Range<Int>, by bytes: [UInt8]) -> [UInt8] {
    self[..<range.lowerBound] + bytes + self[range.upperBound...]
  }
}
