import Diagnostics
import TextNormalize

/// Slips whose meaning is clear from what stands around them: each is reported once, with what to
/// write, and read as what is meant, so that nothing else is said about it.
extension Parser {
  /// Whether nothing stands between the token `distance` after the next one and the one before it.
  func isJoined(_ distance: Int) -> Bool {
    token(after: distance - 1).span.end == token(after: distance).span.start
  }

  /// The text of the next token, if it is a name, in lower case.
  var word: String? { at(.name) ? text(of: token).lowercased() : nil }

  /// Whether the token `distance` after the next one stands on another line than the one before it.
  func isOnNewLine(_ distance: Int) -> Bool {
    let before = distance == 0 ? endOfPrevious : token(after: distance - 1).span.end
    return text(in: ByteSpan(start: before, end: token(after: distance).span.start))
      .contains(where: \.isNewline)
  }

  /// The next `count` tokens.
  func span(ofNext count: Int) -> ByteSpan {
    token.span.joined(to: token(after: count - 1).span)
  }

  /// Takes the next `count` tokens.
  mutating func take(_ count: Int) {
    for _ in 0..<count { take() }
  }

  /// Reports the next `count` tokens, which have to be written as `meant`, and takes them.
  mutating func takeSlip(_ count: Int, _ summary: String, meant: String) {
    let span = span(ofNext: count)
    report(.syntax, summary, at: span, help: "write `\(meant)`", fix: (span, meant))
    take(count)
  }

  /// Reports the next token, which has to be written as `meant`, and takes it.
  mutating func takeSlip(_ summary: String, meant: String) { takeSlip(1, summary, meant: meant) }

  /// Reports that the next `count` tokens are too much, and takes them; a sign with all that repeat it.
  mutating func takeNeedless(_ count: Int = 1) {
    var count = count
    while case .sign = token(after: count).kind,
      token(after: count).kind == token(after: count - 1).kind
    { count += 1 }
    let span = span(ofNext: count)
    report(
      .syntax, "`\(text(in: span))` does not belong here", at: span, help: "leave it out",
      fix: (
        ByteSpan(start: isOnNewLine(0) ? span.start : endOfPrevious, end: span.end),
        isJoinedToNext(count) ? " " : ""
      ))
    take(count)
  }

  private func isJoinedToNext(_ count: Int) -> Bool {
    isJoined(count) && token(after: count).kind != .endOfFile
  }

  /// Reports that `missing` has to stand before the next token.
  mutating func reportMissing(_ missing: String, example: String) {
    report(
      .syntax, "`\(missing)` is missing before `\(text(of: token))`", at: token.span,
      help: "write `\(example)`",
      fix: (ByteSpan(start: token.span.start, end: token.span.start), missing + " "))
  }

  /// Takes a colon, which other languages have behind their keywords, or several in a row.
  mutating func skipColon() {
    guard at(.colon) else { return }
    var count = 1
    while token(after: count).kind == .sign(.colon), isJoined(count) { count += 1 }
    let span = span(ofNext: count)
    report(
      .syntax, "no `:` stands here", at: span, help: "leave it out",
      fix: (span, isJoined(count) ? " " : ""))
    take(count)
  }

  /// Takes `the`, which the language has nowhere.
  mutating func skipArticle() {
    if word == "the" { takeNeedless() }
  }

  /// Takes `=` between a name and what it stands for, or what others write there.
  mutating func expectEqual() throws(SyntaxFailure) {
    if takeIf(.equal) { return }
    if at(.colon) || at(.when) || word == "is" || word == "as" || word == "are" {
      report(
        .syntax, "`=` stands between a name and what it means", at: token.span,
        help: "write `=`", fix: (token.span, at(.colon) ? " =" : "="))
      take()
    } else if isAtLiteral, !at(.malformed) {
      reportMissing("=", example: "= \(text(of: token))")
    } else {
      throw unexpected("`=`")
    }
  }
}

// MARK: - Lists

extension Parser {
  /// Takes a comma behind which the list goes on. One behind the last value is reported.
  mutating func takeComma() -> Bool {
    guard at(.comma) else { return false }
    let next = token(after: 1)
    let isLast =
      next.kind == .endOfFile || next.kind == .sign(.closeBracket)
      || next.kind == .sign(.closeSquare) || isReserved(1)
    guard isLast else {
      take()
      return true
    }
    let span = token.span
    report(.syntax, "nothing follows this comma", at: span, help: "leave it out", fix: (span, ""))
    take()
    return false
  }

  private func isReserved(_ distance: Int) -> Bool {
    keyword(after: distance).map(Keyword.reserved.contains) ?? false
  }

  /// Takes a list that `part` reads, in square brackets where round ones belong, or none if `meant`
  /// says so.
  mutating func otherBrackets<Part>(
    _ meant: (open: String, close: String), _ part: (inout Parser) throws(SyntaxFailure) -> Part
  ) throws(SyntaxFailure) -> Part {
    let open = take().span
    let innerStart = token.span.start
    let result = try part(&self)
    let inner = span(from: innerStart)
    guard at(.closeSquare) || at(.closeBracket) else { throw unexpected("`)` after the list") }
    let whole = open.joined(to: take().span)
    report(
      .syntax,
      meant.open.isEmpty
        ? "no brackets stand around this list" : "this list stands in round brackets",
      at: whole, help: meant.open.isEmpty ? "leave them out" : "write `( )`",
      fix: (whole, meant.open + text(in: inner) + meant.close))
    return result
  }
}

// MARK: - Names and texts

extension Parser {
  /// A name that is written with hyphens, `card-words`, or in quotes; `nil` if the next token is
  /// neither.
  mutating func slippedName() -> Name? {
    if at(.string) {
      guard let written = quotedWords(token) else { return nil }
      let name = written.joined(separator: "_")
      guard !name.isEmpty else { return nil }
      let span = token.span
      takeSlip("a name stands without quotes", meant: name)
      return Name(name, at: span)
    }
    guard at(.name), token(after: 1).kind == .sign(.minus), isJoined(1), isJoined(2),
      token(after: 2).kind == .name
    else { return nil }
    var count = 3
    while token(after: count).kind == .sign(.minus), isJoined(count), isJoined(count + 1),
      token(after: count + 1).kind == .name
    { count += 2 }
    let span = span(ofNext: count)
    let name = text(in: span).replacing("-", with: "_")
    takeSlip(count, "a name has no hyphens", meant: name)
    return Name(name, at: span)
  }

  /// The words of a text in quotes; `nil` if other characters than those of names are between them.
  private func quotedWords(_ token: Token) -> [String]? {
    let words = text(of: token).dropFirst().dropLast().split(separator: " ").map(String.init)
    let areNames = words.allSatisfy { word in
      word.unicodeScalars.allSatisfy(\.continuesName)
    }
    guard areNames, words.first?.unicodeScalars.first?.startsName == true else { return nil }
    return words
  }

  /// A text that lacks its quotes: words of one line, up to one that goes on with the rule.
  mutating func slippedString() -> StringLiteral? {
    guard at(.name), keyword == nil else { return nil }
    var count = 1
    while !isOnNewLine(count), keyword(after: count) == nil || isJoined(count),
      token(after: count).kind != .endOfFile, isJoined(count) || token(after: count).kind == .name
    {
      count += 1
    }
    let span = span(ofNext: count)
    let written = text(in: span).nfc
    forget(in: span)
    takeSlip(count, "a text stands in quotes", meant: StringLiteral.spelling(of: written))
    let bytes = (0...written.utf8.count).map { min(span.start + $0, span.end) }
    return StringLiteral(written, at: span, sourceBytes: bytes)
  }
}

// MARK: - Values

extension Parser {
  /// Takes a value that is written with a space before its unit, `30 seconds` or `40 percent`, or a date
  /// with slashes; a value without meaning then.
  mutating func slippedValue() -> Literal? {
    guard at(.int) || at(.decimal) else { return nil }
    let number = text(of: token)
    let next = token(after: 1)
    if next.kind == .name, !isOnNewLine(1), let sign = UnitWord.sign(for: text(of: next)),
      at(.int) || sign == "%"
    {
      return takeSlippedValue(2, "a unit stands right behind its number", meant: number + sign)
    }
    if next.kind == .unreadable, text(of: next) == "%" {
      forget(in: next.span)
      return takeSlippedValue(2, "a unit stands right behind its number", meant: number + "%")
    }
    let isSlashed =
      at(.int) && next.kind == .sign(.dividedBy) && token(after: 2).kind == .int
      && token(after: 3).kind == .sign(.dividedBy) && token(after: 4).kind == .int
    guard isSlashed else { return nil }
    let year = text(of: token(after: 4))
    return takeSlippedValue(
      5, "a date is written year-month-day", meant: nil,
      help: "write it like `\(year.count == 4 ? year : "2026")-03-02`")
  }

  /// Takes a single value with a comma before its decimals; a value without meaning then. In a list
  /// `1,5` is two.
  mutating func slippedDecimal() -> Literal? {
    guard at(.int), token(after: 1).kind == .sign(.comma), isJoined(1), isJoined(2) else {
      return nil
    }
    let decimals = token(after: 2)
    switch decimals.kind {
    case .int, .percent:
      return takeSlippedValue(
        3, "decimals follow a point", meant: text(of: token) + "." + text(of: decimals))
    case .duration: return takeSlippedValue(3, "durations have no decimals", meant: nil)
    default: return nil
    }
  }

  private mutating func takeSlippedValue(
    _ count: Int, _ summary: String, meant: String?, help: String? = nil
  ) -> Literal {
    let span = span(ofNext: count)
    report(
      .badLiteral, summary, at: span, "not understood",
      help: meant.map { "write `\($0)`" } ?? help ?? "write it in a smaller unit, such as `90s`",
      fix: meant.map { (span, $0) })
    take(count)
    return Literal(.invalid, at: span)
  }

  /// How a telephone number is written, if the next tokens look like one that is written otherwise.
  func helpForPhone() -> String? {
    let next = token(after: 1)
    let isNumber =
      at(.int) && next.kind == .sign(.minus) && isJoined(1) || at(.plus) && next.kind == .int
      || at(.openBracket) && next.kind == .int
    return isNumber
      ? "a telephone number has a plus sign, the country code, and no spaces: `+12125550100`" : nil
  }

  /// Takes an amount whose currency stands behind it, or is not written as the language has it.
  mutating func slippedAmount() -> Literal? {
    let next = token(after: 1)
    let count = numberLength
    let behind = token(after: count)
    if count > 0, !isOnNewLine(count), behind.kind == .malformed || behind.kind == .name,
      let unit = Self.currencyWord(text(of: behind))
    {
      forget(in: behind.span)
      return takeSlippedValue(
        count + 1, "the currency stands before the amount",
        meant: unit + text(in: span(ofNext: count)))
    }
    guard at(.name) else { return nil }
    let written = text(of: token)
    let letters = written.prefix { $0.isASCII && $0.isLetter }
    let digits = written.dropFirst(3)
    guard letters.count == 3, let unit = Self.currencyWord(String(letters)), unit.count == 4 else {
      return nil
    }
    if !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return takeSlippedValue(1, "a space stands behind the currency", meant: unit + digits)
    }
    guard written.count == 3, next.kind == .int || next.kind == .decimal else { return nil }
    return takeSlippedValue(
      2, "a currency is written in capitals", meant: unit + text(of: next))
  }

  /// How many of the next tokens are one number, with commas between its thousands; 0 where none is next.
  private var numberLength: Int {
    guard at(.int) || at(.decimal) else { return 0 }
    var count = 1
    while token(after: count - 1).kind == .int, token(after: count).kind == .sign(.comma),
      isJoined(count), isJoined(count + 1), isThousands(token(after: count + 1))
    { count += 2 }
    return count
  }

  private func isThousands(_ token: Token) -> Bool {
    guard token.kind == .int || token.kind == .decimal else { return false }
    return text(of: token).prefix { $0 != "." }.count == 3
  }

  /// What stands before an amount in the currency that `word` names.
  private static func currencyWord(_ word: String) -> String? {
    switch word.lowercased() {
    case "$", "€", "£", "¥", "₩": word
    case "dollar", "dollars", "bucks": "$"
    case "euro", "euros": "€"
    case "won", "원": "₩"
    case "usd", "eur", "gbp", "krw", "jpy", "chf", "cad", "aud", "inr", "cny":
      word.uppercased() + " "
    default: nil
    }
  }
}
