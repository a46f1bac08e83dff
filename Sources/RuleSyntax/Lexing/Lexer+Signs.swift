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
    if let closing = Self.closingQuotes[scalar], let kind = otherQuotes(from: start, closing) {
      return kind
    }
    // `CharacterCheck` has reported those.
    guard !scalar.isForbidden else { return .unreadable }
    if Self.dashes.contains(scalar) {
      report(
        .syntax, "`\(scalar)` is no minus sign", from: start, "a typographic dash",
        help: "write `-`", fix: "-")
      return .sign(.minus)
    }
    let advice = Self.advice[scalar]
    report(
      .syntax, "`\(scalar)` means nothing in a rule file", from: start, "not understood",
      help: advice?.help, fix: advice?.fix)
    return .unreadable
  }

  /// What to do about signs that mean something elsewhere.
  private static let advice: [Unicode.Scalar: (help: String, fix: String?)] = [
    ".": ("numbers are written like 0.5, fields like `call.duration`", nil),
    ";": ("leave it out: nothing stands between declarations and outcomes", ""),
    "!": ("write `not`", "not "),
  ]

  /// What word processors make of a hyphen or a minus sign.
  static let dashes: Set<Unicode.Scalar> = [
    "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{FF0D}",
  ]

  /// Quotes that are not those of the language, and what closes a text that begins with one.
  private static let closingQuotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "\u{201C}": ["\u{201C}", "\u{201D}", "\""], "\u{201D}": ["\u{201C}", "\u{201D}", "\""],
    "\u{201E}": ["\u{201C}", "\u{201D}", "\""], "\u{FF02}": ["\u{FF02}"],
    "«": ["»"], "»": ["«"], "\u{300C}": ["\u{300D}"], "\u{300E}": ["\u{300F}"],
    "\u{2018}": ["\u{2018}", "\u{2019}"], "\u{201A}": ["\u{2018}", "\u{2019}"],
    "'": ["'"], "`": ["`"],
  ]

  /// Digits and signs as wide as a Hangul syllable, `＄１００`: reported once, with the narrow ones.
  mutating func fullWidth() -> Token.Kind {
    let start = index
    var narrow = ""
    while let (scalar, length) = reader.scalar(at: index), let form = scalar.narrowForm {
      narrow.unicodeScalars.append(form)
      index += length
    }
    report(
      .syntax, "`\(text(from: start))` is written in full width", from: start, "not understood",
      help: "write `\(narrow)`", fix: narrow)
    return .malformed
  }

  /// Signs of other languages that people try here: reported, and taken for what is meant.
  private mutating func foreignSign() -> Token.Kind? {
    let known: [(written: String, meant: String, kind: Token.Kind)] = [
      ("==", "=", .sign(.equal)), ("<>", "!=", .sign(.notEqual)),
      ("=!", "!=", .sign(.notEqual)), ("=<", "<=", .sign(.lessOrEqual)),
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
        help: "write `\(meant)`", fix: spaced(meant, from: start))
      return kind
    }
    return nil
  }

  /// `meant` with a space on each side where the bytes from `start` to `index` have none.
  private func spaced(_ meant: String, from start: Int) -> String {
    func isBlank(_ position: Int) -> Bool {
      reader.byte(at: position).map { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } ?? true
    }
    return (start == 0 || isBlank(start - 1) ? "" : " ") + meant + (isBlank(index) ? "" : " ")
  }

  /// A comment as other languages have it, `// …`, `-- …` or `/* … */`.
  mutating func otherComment() -> Token.Kind {
    let start = index
    let isBlock = reader.byte(at: index + 1) == UInt8(ascii: "*")
    index += 2
    while let byte = reader.byte(at: index) {
      if !isBlock, byte == UInt8(ascii: "\n") { break }
      index += 1
      if isBlock, byte == UInt8(ascii: "/"), reader.byte(at: index - 2) == UInt8(ascii: "*") {
        break
      }
    }
    let whole = index
    let text = self.text(from: start).dropFirst(2)
    index = start + 2
    report(
      .syntax, "a comment starts with `#`", from: start,
      help: isBlock ? "write `#` before each of its lines" : "write `#`",
      fix: isBlock ? nil : text.hasPrefix(" ") ? "#" : "# ")
    index = whole
    return .whitespace
  }

  /// Text in quotes of another kind, as word processors and other languages have them; `nil` if the line
  /// has no quote that closes it.
  private mutating func otherQuotes(
    from start: Int, _ closing: Set<Unicode.Scalar>
  ) -> Token.Kind? {
    let textStart = index
    var end = index
    while let (scalar, length) = reader.scalar(at: end), scalar != "\n" {
      if closing.contains(scalar) {
        let text = source.text(in: ByteSpan(start: textStart, end: end))
        index = end + length
        report(
          .syntax, "text stands in straight quotes", from: start, "other quotes",
          help: "write `\"` on both sides", fix: StringLiteral.spelling(of: text))
        return .malformed
      }
      end += length
    }
    return nil
  }
}
