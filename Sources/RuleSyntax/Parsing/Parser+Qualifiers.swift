import CallModel
import Diagnostics

extension Parser {
  /// The next qualifier of a mention, if one follows.
  mutating func qualifier() throws(SyntaxFailure) -> Qualifier? {
    let start = token.span.start
    guard let kind = try qualifierKind() else { return nil }
    return Qualifier(kind, at: span(from: start))
  }

  private mutating func qualifierKind() throws(SyntaxFailure) -> Qualifier.Kind? {
    if let slipped = try slippedQualifier() { return slipped }
    mendQualifierWords()
    switch keyword {
    case .by:
      take()
      return .by(try speakerBehindBy())
    case .in:
      if let window = try windowBehindIn() { return window }
      if keyword(after: 1) == .group { return nil }
      take()
      if takeIf(.language) { return .language(try nameInCondition("a language such as `ko`")) }
      return .source(
        try word(SourceWord.self, "`audio`, `transcript`, `either`, `both` or `language`"))
    case .within:
      take()
      return try window()
    case .from:
      take()
      let start = try duration()
      return .from(start, to: takeIf(.to) ? try duration() : nil)
    case .at where keyword(after: 1) == .least || keyword(after: 1) == .most:
      take()
      let limit: Qualifier.CountLimit = takeIf(.least) ? .atLeast : .atMost
      if limit == .atMost { take() }
      return .times(limit, try count())
    case .exactly:
      take()
      return .times(.exactly, try count())
    case .confidence:
      take()
      return .confidence(try lowestConfidence())
    case .affirmed:
      take()
      return .affirmed
    case .negated:
      take()
      return .negated
    case .as:
      take()
      return .named(try nameInCondition("a name for this mention"))
    case .caller, .agent, .anyone: return try speakerWithoutBy()
    default: return nil
    }
  }

  /// What follows `within`.
  mutating func window() throws(SyntaxFailure) -> Qualifier.Kind {
    skipArticle()
    if keyword != .first, keyword != .last, let meant = misspelt(among: [.first, .last]) {
      mend(as: meant)
    }
    if takeIf(.first) { return .withinFirst(try duration()) }
    if takeIf(.last) { return .withinLast(try duration()) }
    if let words = wordsOfRelation() { return .withinFirst(words) }
    let length = try duration("`first`, `last`, or a duration and `of`")
    if word == "of", !at(.of) { mend(as: .of) }
    if !at(.of), word != "off" {
      let written = text(in: length.span)
      report(
        .syntax, "`within \(written)` of what?", at: length.span, "counted from where?",
        help: "write `within first \(written)`, `within last \(written)`, "
          + "or `within \(written) of answer`")
      return .withinFirst(length)
    }
    try expect(.of, "and what it counts from; or `within first …`")
    return .withinOf(length, try name("`answer`, `hold`, `transfer`, `end` or a mention"))
  }

  /// A count and `times`.
  mutating func count() throws(SyntaxFailure) -> Marked<Int64> {
    if let times = slippedTimes() { return times }
    let count = try int("a whole number")
    if at(.of) {
      throw unexpected("`times`", help: "`at least 2 of …` stands right after `mentions`")
    }
    guard at(.times as Keyword) || misspelt(among: [.times]) != nil else {
      report(
        .syntax, "`times` is missing behind `\(count.value)`", at: count.span,
        help: "write `\(count.value) times`", fix: (count.span, "\(count.value) times"))
      return count
    }
    try expect(Keyword.times)
    return count
  }

  private mutating func lowestConfidence() throws(SyntaxFailure) -> Marked<FixedDecimal> {
    if at(.decimal) || at(.int) || at(.percent) {
      report(
        .syntax, "a mention limits its confidence with `>=`", at: token.span,
        "`>=` is missing before it", help: "write `confidence >= 0.85`",
        fix: at(.decimal) ? (token.span, ">= " + text(of: token)) : nil)
    } else if at(.greater) || at(.equal) {
      takeSlip("a mention limits its confidence with `>=`", meant: ">=")
    } else {
      try expect(.greaterOrEqual, "after `confidence`")
    }
    return try confidence()
  }

  /// `mentions "…" caller`: reported, and taken for `by caller`.
  private mutating func speakerWithoutBy() throws(SyntaxFailure) -> Qualifier.Kind {
    report(
      .syntax, "`by` is missing before `\(text(of: token))`", at: token.span,
      help: "write `by \(text(of: token))`", fix: (token.span, "by " + text(of: token)))
    return .by(try word(SpeakerWord.self, "a speaker"))
  }
}
