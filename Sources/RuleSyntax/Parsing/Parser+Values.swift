import CallModel
import Diagnostics

// MARK: - Names, texts and numbers

extension Parser {
  /// A name for something that the file declares or uses, called `what` in messages.
  mutating func name(_ what: String) throws(SyntaxFailure) -> Name {
    if let slipped = slippedName() { return slipped }
    guard at(.name) else { throw unexpected(what) }
    if let keyword, Keyword.reserved.contains(keyword) {
      if looksLikeItem { throw unexpected(what) }
      report(
        .reservedWord, "`\(keyword.rawValue)` is a reserved word and cannot be a name",
        at: token.span, "starts a declaration wherever it stands",
        help: "choose another name, such as `my_\(keyword.rawValue)`")
    }
    let taken = take()
    return Name(text(of: taken), at: taken.span)
  }

  /// A name inside a condition, where a word that goes on with the condition or ends it means that
  /// the name is missing.
  mutating func nameInCondition(_ what: String) throws(SyntaxFailure) -> Name {
    if at(.and) || at(.or) || at(.then) { throw unexpected(what) }
    return try name(what)
  }

  /// Text in quotes, called `what` in messages.
  mutating func string(_ what: String) throws(SyntaxFailure) -> StringLiteral {
    if let slipped = slippedString() { return slipped }
    guard at(.string) else { throw unexpected(what) }
    var decoder = StringDecoder(source: source, span: take().span.shifted(by: -base))
    let literal = decoder.decode().shifted(by: base)
    for fault in decoder.faults {
      report(.badCharacter, fault.summary, at: fault.span.shifted(by: base), help: fault.help)
    }
    return literal
  }

  /// A field.
  mutating func field() throws(SyntaxFailure) -> FieldName {
    let taken = try expect(.field, "a field such as `call.duration`")
    return FieldName(text(of: taken), at: taken.span)
  }

  /// A whole number, called `what` in messages.
  mutating func int(_ what: String) throws(SyntaxFailure) -> Marked<Int64> {
    let taken = try expect(.int, what)
    return Marked(whole(taken), at: taken.span)
  }

  /// A whole number, perhaps with a sign.
  mutating func signedInt(_ what: String) throws(SyntaxFailure) -> Marked<Int64> {
    splitPhone()
    let start = token.span.start
    let isNegative = takeIf(.minus)
    if !isNegative { _ = takeIf(.plus) }
    let number = try int(what)
    return Marked(isNegative ? -number.value : number.value, at: span(from: start))
  }

  /// A decimal between 0 and 1.
  mutating func confidence() throws(SyntaxFailure) -> Marked<FixedDecimal> {
    let what = "a decimal such as 0.85"
    if let slipped = slippedValue() ?? slippedDecimal() {
      return Marked(FixedDecimal(millionths: 0), at: slipped.span)
    }
    if at(.int) || at(.percent) {
      let taken = take()
      report(
        .badLiteral, "a confidence is written as a decimal", at: taken.span,
        "not a decimal", help: "write it like `0.85` or `1.0`",
        fix: decimalMeant(by: taken).map { (taken.span, $0) })
      return Marked(FixedDecimal(millionths: 0), at: taken.span)
    }
    let taken = try expect(.decimal, what)
    return Marked(decimal(taken), at: taken.span)
  }

  /// The decimal that `85%`, `0` or `1` stands for.
  private func decimalMeant(by token: Token) -> String? {
    let written = text(of: token)
    if token.kind == .int { return written == "0" || written == "1" ? written + ".0" : nil }
    guard let percent = Int(written.dropLast()), (0...100).contains(percent) else { return nil }
    return percent == 100 ? "1.0" : "0." + (percent < 10 ? "0" : "") + String(percent)
  }

  /// A duration in milliseconds. Days and weeks are for looking back over earlier calls only.
  mutating func duration(
    _ what: String = "a duration such as `30s` or `5m`", days: Bool = false
  )
    throws(SyntaxFailure) -> Marked<Int64>
  {
    if let slipped = slippedValue() ?? slippedDecimal() { return Marked(0, at: slipped.span) }
    if at(.int) {
      let taken = take()
      let number = text(of: taken)
      report(
        .badLiteral, "the duration `\(number)` has no unit", at: taken.span, "a plain number",
        help: days ? "write `\(number)d`" : "write `\(number)s` or `\(number)m`")
      return Marked(0, at: taken.span)
    }
    if at(.malformed) { return Marked(0, at: take().span) }
    let taken = try expect(.duration, what)
    return Marked(durationMs(taken, days: days), at: taken.span)
  }

  /// `m:ss` and the like.
  mutating func clock() throws(SyntaxFailure) -> Marked<ClockLiteral> {
    let taken = try expect(.clock, "a time such as 0:08")
    return Marked(clockLiteral(taken), at: taken.span)
  }

  /// A day.
  mutating func date() throws(SyntaxFailure) -> Marked<CalendarDate> {
    let taken = try expect(.date, "a date such as 2026-03-02")
    if let date = calendarDate(taken) { return Marked(date, at: taken.span) }
    throw SyntaxFailure()
  }

  /// One of a closed list of words, called `what` in messages.
  mutating func word<Word: RawRepresentable & CaseIterable & Hashable & Sendable>(
    _ type: Word.Type, _ what: String
  ) throws(SyntaxFailure) -> Marked<Word> where Word.RawValue == String {
    guard at(.name) else { throw unexpected(what) }
    let written = text(of: token)
    if let word = Word(rawValue: written) { return Marked(word, at: take().span) }
    let words = Word.allCases.map(\.rawValue)
    let nearest =
      OtherWords.meaning(of: written, among: words)
      ?? Spelling.nearest(to: written, among: words)
    guard let nearest, let word = Word(rawValue: nearest) else {
      throw unexpected(
        what, help: "it is one of \(words.map { "`\($0)`" }.joined(separator: ", "))")
    }
    report(
      .syntax, "unknown word `\(written)`", at: token.span, help: "did you mean `\(nearest)`?",
      fix: (token.span, nearest))
    return Marked(word, at: take().span)
  }
}

// MARK: - Literals

extension Parser {
  /// Whether the next token is a value written out.
  var isAtLiteral: Bool {
    switch token.kind {
    case .string, .money, .duration, .percent, .decimal, .int, .phone, .clock, .date, .dateTime,
      .malformed:
      true
    default: false
    }
  }

  /// One or more values with commas between them.
  mutating func literals() throws(SyntaxFailure) -> [Literal] {
    var all = [try literal()]
    while takeComma() { all.append(try literal()) }
    return all
  }

  /// A value.
  mutating func literal(_ what: String = "a value") throws(SyntaxFailure) -> Literal {
    if let slipped = slippedValue() { return slipped }
    guard isAtLiteral else {
      throw unexpected(what, help: at(.name) ? "text stands in quotes" : nil)
    }
    if at(.string) {
      let text = try string(what)
      return Literal(.string(text), at: text.span)
    }
    let taken = take()
    return Literal(kind(of: taken), at: taken.span)
  }

  private mutating func kind(of token: Token) -> Literal.Kind {
    switch token.kind {
    case .money: .money(money(token))
    case .duration: .duration(ms: durationMs(token, days: false))
    case .percent: percent(token)
    case .decimal: .decimal(decimal(token))
    case .int: .int(whole(token))
    case .phone: phone(token)
    case .clock: .clock(clockLiteral(token))
    case .date: calendarDate(token).map { .date($0) } ?? .invalid
    case .dateTime: dateTime(token)
    default: .invalid
    }
  }

  private mutating func phone(_ token: Token) -> Literal.Kind {
    if let number = PhoneNumber(text(of: token)) { return .phone(number) }
    report(
      .badLiteral, "`\(text(of: token))` is not a telephone number", at: token.span,
      "must have 7 to 15 digits", help: "write the plus sign, the country code and the number")
    return .invalid
  }

  private mutating func whole(_ token: Token) -> Int64 {
    if let number = Int64(text(of: token)) { return number }
    report(.badLiteral, "the number is too large", at: token.span, "does not fit into 64 bits")
    return 0
  }

  private mutating func decimal(_ token: Token) -> FixedDecimal {
    if let number = FixedDecimal(parsing: text(of: token)) { return number }
    report(
      .badLiteral, "the number has too many digits", at: token.span,
      "at most six decimals are kept")
    return FixedDecimal(millionths: 0)
  }

  /// A share as a fraction of one: `40%` has 0.4.
  mutating func share(_ token: Token) -> FixedDecimal? {
    guard let number = FixedDecimal(parsing: text(of: token).dropLast()),
      number.millionths.isMultiple(of: 100)
    else {
      report(
        .badLiteral, "the percentage has too many digits", at: token.span,
        "at most four decimals are kept")
      return nil
    }
    return FixedDecimal(millionths: number.millionths / 100)
  }

  private mutating func percent(_ token: Token) -> Literal.Kind {
    share(token).map { .percent($0) } ?? .invalid
  }

  private func money(_ token: Token) -> MoneyLiteral {
    let written = text(of: token).filter { $0 != "," }
    if let first = written.first, !first.isASCII || first == "$" {
      return MoneyLiteral(unit: .sign(first), amount: String(written.dropFirst()))
    }
    return MoneyLiteral(
      unit: .code(String(written.prefix(3))), amount: String(written.dropFirst(4)))
  }

  /// The length of a duration; days and weeks only where earlier calls are looked back on.
  mutating func durationMs(_ token: Token, days: Bool) -> Int64 {
    var total: Int64 = 0
    var rest = source.bytes[token.span.shifted(by: -base).range]
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isASCIIDigit)
      rest = rest[digits.endIndex...]
      let letters = rest.prefix { !$0.isASCIIDigit }
      rest = rest[letters.endIndex...]
      guard let unit = DurationUnit(rawValue: String(decoding: letters, as: UTF8.self)) else {
        continue
      }
      if !days, unit == .days || unit == .weeks {
        report(
          .badLiteral, "`\(text(of: token))` counts days or weeks", at: token.span,
          "no call is that long", help: "write it in hours; days are for `once per … within 30d`")
        return 0
      }
      let count = Int64(String(decoding: digits, as: UTF8.self))
      let (product, tooMuch) = (count ?? .max).multipliedReportingOverflow(by: unit.ms)
      let (sum, overflow) = total.addingReportingOverflow(product)
      guard count != nil, !tooMuch, !overflow else {
        report(.badLiteral, "the duration is too long", at: token.span, "does not fit into 64 bits")
        return 0
      }
      total = sum
    }
    return total
  }

  private func clockLiteral(_ token: Token) -> ClockLiteral {
    let halves = text(of: token).split(separator: ".", maxSplits: 1)
    let parts = (halves.first ?? "").split(separator: ":").map { Int($0) ?? 0 }
    let decimals = halves.count == 2 ? String(halves[1]) : ""
    let padded = decimals + String(repeating: "0", count: max(0, 3 - decimals.count))
    return ClockLiteral(parts: parts, ms: Int(padded) ?? 0)
  }

  private mutating func calendarDate(_ token: Token) -> CalendarDate? {
    let numbers = text(of: token).split(separator: "-").compactMap { Int($0) }
    if numbers.count == 3,
      let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    {
      return date
    }
    report(
      .badLiteral, "`\(text(of: token))` is not a day of the calendar", at: token.span,
      "there is no such day", help: "dates are written year-month-day")
    return nil
  }

  private mutating func dateTime(_ token: Token) -> Literal.Kind {
    if let instant = Instant(ruleText: text(of: token)) { return .dateTime(instant) }
    report(
      .badLiteral, "`\(text(of: token))` is not a time", at: token.span, "not understood",
      help: "write it like 2026-03-02T10:15:00Z or 2026-03-02T10:15:00-05:00")
    return .invalid
  }
}
