import Diagnostics
import TextNormalize

/// Turns a quoted text into what it says: escapes resolved, NFC, with a way back to the source.
struct StringDecoder {
  let source: SourceFile
  let span: ByteSpan
  /// What was wrong: where, what, and what to do.
  private(set) var faults: [(span: ByteSpan, summary: String, help: String)] = []
  private var text = ""
  /// The source byte of each UTF-8 byte of `text`.
  private var origins: [Int] = []

  init(source: SourceFile, span: ByteSpan) {
    self.source = source
    self.span = span
  }

  /// The text, to be called once.
  mutating func decode() -> StringLiteral {
    let end = closingQuote
    let raw = source.bytes[min(span.start + 1, end)..<end]
    if raw.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") }) {
      return StringLiteral(String(decoding: raw, as: UTF8.self), at: span)
    }
    unescape(until: end)
    let (value, sourceBytes) = composed(end: end)
    return StringLiteral(value, at: span, sourceBytes: sourceBytes)
  }

  /// The text as it stands, without quotes and escapes, to be called once instead.
  mutating func verbatim() -> StringLiteral {
    let reader = ScalarReader(bytes: source.bytes)
    var index = span.start
    while index < span.end {
      let (scalar, length) = reader.scalar(at: index) ?? ("\u{FFFD}", 1)
      append(scalar, from: index)
      index += length
    }
    let (value, sourceBytes) = composed(end: span.end)
    return StringLiteral(value, at: span, sourceBytes: sourceBytes)
  }

  /// Where the closing quote stands, or should.
  private var closingQuote: Int {
    let bytes = source.bytes[span.range]
    guard bytes.count >= 2, bytes.last == UInt8(ascii: "\"") else { return span.end }
    // A quote after an odd number of backslashes is part of the text.
    let backslashes = bytes.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return backslashes.isMultiple(of: 2) ? span.end - 1 : span.end
  }

  private mutating func unescape(until end: Int) {
    let reader = ScalarReader(bytes: source.bytes)
    var index = span.start + 1
    while index < end {
      guard let (scalar, length) = reader.scalar(at: index) else {
        append("\u{FFFD}", from: index)
        index += 1
        continue
      }
      if scalar == "\\" {
        index = escape(at: index, end: end)
      } else {
        append(scalar, from: index)
        index += length
      }
    }
  }

  /// Reads the escape at `start`; gives the byte after it.
  private mutating func escape(at start: Int, end: Int) -> Int {
    let reader = ScalarReader(bytes: source.bytes)
    guard start + 1 < end, let (scalar, length) = reader.scalar(at: start + 1) else {
      fault(start, end, "a text ends in the middle of an escape", "write `\\\\` for a backslash")
      return end
    }
    let after = start + 1 + length
    switch scalar {
    case "\"", "\\":
      append(scalar, from: start)
      return after
    case "u" where reader.byte(at: after) == UInt8(ascii: "{"):
      return codePoint(from: start, digitsAt: after + 1, end: end)
    default:
      fault(
        start, after, "`\\\(scalar)` is not an escape",
        "the escapes are `\\\"`, `\\\\` and `\\u{…}`")
      return after
    }
  }

  private mutating func codePoint(from start: Int, digitsAt: Int, end: Int) -> Int {
    let digits = source.bytes[digitsAt..<end].prefix { $0 != UInt8(ascii: "}") }
    let after = min(digits.endIndex + 1, end)
    guard digits.endIndex < end, (1...6).contains(digits.count),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else {
      fault(
        start, after, "the escape names no character",
        "write one to six hexadecimal digits, such as `\\u{20A9}`")
      return after
    }
    guard !scalar.isForbidden else {
      fault(start, after, "\(scalar.codePointName) may not stand in a text", "leave it out")
      return after
    }
    append(scalar, from: start)
    return after
  }

  private mutating func append(_ scalar: Unicode.Scalar, from origin: Int) {
    text.unicodeScalars.append(scalar)
    origins.append(contentsOf: repeatElement(origin, count: Unicode.UTF8.width(scalar)))
  }

  private mutating func fault(_ start: Int, _ end: Int, _ summary: String, _ help: String) {
    faults.append((ByteSpan(start: start, end: end), summary, help))
  }

  /// The text in NFC, composed character by character so that each keeps its place. (Composition
  /// never reaches over the border of a grapheme cluster.)
  private func composed(end: Int) -> (String, [Int]) {
    var value = ""
    var sourceBytes: [Int] = []
    var position = 0
    for character in text {
      let composed = String(character).nfc
      let (length, was) = (composed.utf8.count, character.utf8.count)
      if length == was {
        sourceBytes.append(contentsOf: origins[position..<position + was])
      } else {
        sourceBytes.append(contentsOf: repeatElement(origins[position], count: length))
      }
      value += composed
      position += was
    }
    return (value, sourceBytes + [end])
  }
}
