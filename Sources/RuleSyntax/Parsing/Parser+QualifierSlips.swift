import CallModel
import Diagnostics

/// Slips in what stands behind a mention.
extension Parser {
  /// A qualifier that lacks its first word, or has another one.
  mutating func slippedQualifier() throws(SyntaxFailure) -> Qualifier.Kind? {
    if at(.first) || at(.last), token(after: 1).kind == .duration, !isOnNewLine(0) {
      reportMissing("within", example: "within \(text(of: token)) \(text(of: token(after: 1)))")
      return try window()
    }
    if at(.from), let speaker = keyword(after: 1), Keyword.speakers.contains(speaker) {
      takeSlip("who speaks stands behind `by`", meant: "by")
      return .by(try speakerBehindBy())
    }
    if at(.int), keyword(after: 1) == .times {
      let number = text(of: token)
      report(
        .syntax, "`\(number) times` may mean two things", at: span(ofNext: 2),
        help: "write `at least \(number) times` or `exactly \(number) times`")
      return .times(.atLeast, try count())
    }
    if at(.greaterOrEqual) || at(.lessOrEqual), token(after: 1).kind == .int {
      let isLeast = at(.greaterOrEqual)
      takeSlip("a count is written in words", meant: isLeast ? "at least" : "at most")
      return .times(isLeast ? .atLeast : .atMost, try count())
    }
    guard word == "more" || word == "less" || word == "fewer", word(after: 1) == "than",
      token(after: 2).kind == .int, let number = Int64(text(of: token(after: 2)))
    else { return nil }
    let isMore = word == "more"
    let meant = isMore ? "at least \(number + 1)" : "at most \(max(0, number - 1))"
    takeSlip(3, "`\(text(in: span(ofNext: 3)))` is not part of the language", meant: meant)
    _ = takeIf(Keyword.times)
    return .times(isMore ? .atLeast : .atMost, Marked(number, at: span(from: endOfPrevious)))
  }

  /// The text of the token `distance` after the next one, if it is a name, in lower case.
  func word(after distance: Int) -> String? {
    let token = token(after: distance)
    return token.kind == .name ? text(of: token).lowercased() : nil
  }

  /// Who speaks, behind `by`. `caller or agent` is anyone.
  mutating func speakerBehindBy() throws(SyntaxFailure) -> Marked<SpeakerWord> {
    skipArticle()
    let start = token.span.start
    let speaker = try word(SpeakerWord.self, "`caller`, `agent` or `anyone`")
    guard at(.or), let other = keyword(after: 1), Keyword.speakers.contains(other),
      token(after: 2).kind != .string, token(after: 2).kind != .sign(.colon),
      keyword(after: 2) != .mentions
    else { return speaker }
    take(2)
    let both = span(from: start)
    report(
      .syntax, "a mention has one speaker", at: both, help: "write `anyone`", fix: (both, "anyone"))
    return speaker
  }

  /// `in first 5m` for `within first 5m`; `nil` if `in` means something else.
  mutating func windowBehindIn() throws(SyntaxFailure) -> Qualifier.Kind? {
    let hasArticle = word(after: 1) == "the"
    let next = keyword(after: hasArticle ? 2 : 1)
    guard next == .first || next == .last else { return nil }
    takeSlip(hasArticle ? 2 : 1, "a time window begins with `within`", meant: "within")
    return try window()
  }

  /// `within 5 words of "card"`, which is what `near` says; `nil` if no number of words is next.
  mutating func wordsOfRelation() -> Marked<Int64>? {
    guard at(.int), keyword(after: 1) == .words || keyword(after: 1) == .word else { return nil }
    let both = span(ofNext: 2)
    let distance = text(in: both)
    take(2)
    let isOf = takeIf(.of)
    let phrase = isOf && at(.string) ? text(of: token) : "\"…\""
    if isOf, at(.string) { take() }
    report(
      .syntax, "a number of words is a distance between two phrases", at: both, "from what?",
      help: "write `near \(phrase) within \(distance)`")
    return Marked(1, at: both)
  }

  /// `once` and `twice` for a number of times; `nil` if neither is next.
  mutating func slippedTimes() -> Marked<Int64>? {
    let numbers: [String: Int64] = ["once": 1, "twice": 2, "thrice": 3]
    guard let word, let number = numbers[word] else { return nil }
    let span = token.span
    takeSlip("a count is written in digits", meant: "\(number) times")
    return Marked(number, at: span)
  }
}
