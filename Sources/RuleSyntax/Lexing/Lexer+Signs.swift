import Diagnostics

extension Lexer {
  /// A sign of the language, or a character that is none.
  mutating func sign(_ scalar: Unicode.Scalar, length: Int) -> Token.Kind {
    let start = index
    if let foreign = foreignSign() { return foreign }
    let two = String(
      decoding: source.bytes[start..<min(start + 2, source.bytes.count)], as: UTF8.self)
    if two.utf8.count == 2, let sign = Token.Sign(rawValue: two) {
      index += 2
      return .sign(sign)
    }
    index += length
    if let sign = Token.Sign(rawValue: String(scalar)) { return .sign(sign) }
    if scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{201E}" {
      return typographicString(from: start)
    }
    // `CharacterCheck` has reported those.
    guard !scalar.isForbidden else { return .unreadable }
    report(
      .syntax, "`\(scalar)` means nothing in a rule file", from: start, "not understood",
      help: scalar == "." ? "numbers are written like 0.5, fields like `call.duration`" : nil)
    return .unreadable
  }

  /// Signs of other languages that people try here: reported, and taken for what is meant.
  private mutating func foreignSign() -> Token.Kind? {
    let known: [(written: String, meant: String, kind: Token.Kind)] = [
      ("==", "=", .sign(.equal)), ("<>", "!=", .sign(.notEqual)), ("=<", "<=", .sign(.lessOrEqual)),
      ("=>", ">=", .sign(.greaterOrEqual)), ("≤", "<=", .sign(.lessOrEqual)),
      ("≥", ">=", .sign(.greaterOrEqual)), ("≠", "!=", .sign(.notEqual)),
      ("&&", "and", .unreadable), ("||", "or", .unreadable),
    ]
    for (written, meant, kind) in known
    where source.bytes[index...].starts(with: written.utf8) {
      let start = index
      index += written.utf8.count
      report(
        .syntax, "`\(written)` means nothing in a rule file", from: start, "not understood",
        help: "write `\(meant)`", fix: " \(meant) ")
      return kind
    }
    return nil
  }

  /// Text in the quotes that word processors make, which are not those of the language.
  private mutating func typographicString(from start: Int) -> Token.Kind {
    let textStart = index
    var textEnd: Int?
    while let (scalar, length) = reader.scalar(at: index), scalar != "\n" {
      index += length
      guard ["\u{201C}", "\u{201D}", "\""].contains(scalar) else { continue }
      textEnd = index - length
      break
    }
    let text = textEnd.map { source.text(in: ByteSpan(start: textStart, end: $0)) }
    report(
      .syntax, "text stands in straight quotes", from: start, "these quotes are typographic",
      help: "write `\"` on both sides", fix: text.map { "\"\($0)\"" })
    return .malformed
  }
}
