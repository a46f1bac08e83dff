import Diagnostics

/// Slips in what is mentioned: term sets without their words, phrases without their brackets.
extension Parser {
  /// `"visa", "amex"` behind `mentions`: reported, and the further phrases are passed over.
  mutating func mendSeveralPhrases(_ target: Mention.Target) {
    guard case .hits(let hits) = target, case .phrase = hits.kind, at(.comma),
      token(after: 1).kind == .string
    else { return }
    while at(.comma), token(after: 1).kind == .string { take(2) }
    let all = span(from: hits.span.start)
    report(
      .syntax, "several phrases stand in brackets", at: all,
      help: "write `any of (…)` if one of them is enough", fix: (all, "any of (\(text(in: all)))"))
  }

  /// Takes `of` behind `any` or `all`; one that is missing before a term set is reported.
  mutating func expectOf() throws(SyntaxFailure) {
    if takeIf(.of) { return }
    let next = token(after: 1)
    if keyword == nil, misspelt(among: [.of]) == .of,
      next.kind == .name && keyword(after: 1) == nil || next.kind == .sign(.openBracket)
    {
      mend(as: .of)
      take()
      return
    }
    if word == "one", keyword(after: 1) == .of {
      takeNeedless()
      take()
      return
    }
    guard keyword(after: 1) != .of else {
      throw unexpected("`of` and a term set", help: Self.helpForSets)
    }
    guard at(.name) && keyword == nil || at(.openBracket) else {
      throw unexpected("`of` and a term set")
    }
    reportMissing("of", example: "of \(text(of: token))")
  }

  /// A term set without `any of`, or behind other words for it.
  mutating func slippedTermSet() throws(SyntaxFailure) -> TermSet? {
    guard at(.name) else { return nil }
    if keyword(after: 1) == .of, keyword != .any, keyword != .all {
      let summary = "`\(text(in: span(ofNext: 2)))` is not part of the language"
      if Self.setWords[word ?? ""] == .any {
        takeSlip(2, summary, meant: "any of")
      } else {
        report(
          .syntax, summary, at: span(ofNext: 2),
          help: word == "none" || word == "no" || word == "neither"
            ? "write `not` before `mentions`: `not mentions any of …`" : Self.helpForSets)
        take(2)
      }
      return try termSet()
    }
    guard keyword == nil, isTermSet(text(of: token)) else { return nil }
    let span = token.span
    let name = text(of: token)
    takeSlip("`any of` is missing before `\(name)`", meant: "any of \(name)")
    return TermSet(.named(Name(name, at: span)), at: span)
  }

  /// Whether the file declares a term set `name`.
  private mutating func isTermSet(_ name: String) -> Bool { termSetNames.contains(name) }

  /// `"visa", "amex"` behind `any of`.
  mutating func termsWithoutBrackets() throws(SyntaxFailure) -> TermSet {
    if isTermSet(text(of: token)) {
      let name = try name("the name of a term set")
      return TermSet(.named(name), at: name.span)
    }
    let start = token.span.start
    let items = try termItems()
    let all = span(from: start)
    report(
      .syntax, "the phrases of a set stand in brackets", at: all, help: "put them in brackets",
      fix: (all, "(\(text(in: all)))"))
    return TermSet(.items(items), at: all)
  }

  /// Takes what stands between two terms: a comma, or what others write there.
  mutating func takeTermComma() throws(SyntaxFailure) -> Bool {
    if at(.comma) { return takeComma() }
    let gap = ByteSpan(start: endOfPrevious, end: token.span.start)
    if at(.string) {
      report(
        .syntax, "a comma is missing before `\(text(of: token))`", at: token.span,
        help: "write commas between the phrases",
        fix: (ByteSpan(start: gap.start, end: gap.start), ","))
      return true
    }
    guard at(.or) || at(.and), token(after: 1).kind == .string, keyword(after: 2) != .by else {
      return false
    }
    report(
      .syntax, "commas stand between the phrases of a set", at: token.span, help: "write `,`",
      fix: (gap.joined(to: token.span), ","))
    take()
    return true
  }
}

// MARK: - Relations

extension Parser {
  /// `NEAR`, `followed by` and the like, for a relation.
  mutating func slippedRelation() -> Marked<HitExpression.Relation>? {
    guard at(.name), keyword == nil, !isOnNewLine(0) else { return nil }
    let start = token.span
    if word == "followed", keyword(after: 1) == .by {
      let both = span(ofNext: 2)
      takeSlip(2, "`followed by` is not part of the language", meant: "before")
      return Marked(HitExpression.Relation(.before, isNegated: false), at: both)
    }
    guard let meant = misspelt(among: [.near, .before, .after]),
      let kind = HitExpression.Relation.Kind(rawValue: meant.rawValue)
    else { return nil }
    let next = token(after: 1)
    if next.kind == .sign(.dividedBy), token(after: 2).kind == .int {
      let words = text(of: token(after: 2))
      report(
        .syntax, "a distance stands behind the second phrase", at: span(ofNext: 3),
        help: "write `\(meant.rawValue) … within \(words) words`")
      take(3)
    } else if next.kind == .string || next.kind == .sign(.openBracket) || keyword(after: 1) == .any
      || token(after: 2).kind == .sign(.colon)
    {
      _ = takeMisspelt(meant)
    } else {
      return nil
    }
    return Marked(HitExpression.Relation(kind, isNegated: false), at: start)
  }

  /// `5 words` behind the second phrase: `within` is missing.
  mutating func mendMissingWithin() -> Bool {
    let isDistance =
      at(.duration) || at(.int) && (keyword(after: 1) == .words || keyword(after: 1) == .word)
    guard isDistance, !isOnNewLine(0) else { return false }
    reportMissing("within", example: "within \(text(in: span(ofNext: at(.duration) ? 1 : 2)))")
    return true
  }

  /// `within 5` and `within 5-words`; `nil` if neither is next.
  mutating func slippedWords() -> Marked<HitExpression.Distance>? {
    guard at(.int) else { return nil }
    let span = token.span
    let number = text(of: token)
    if token(after: 1).kind == .sign(.minus),
      keyword(after: 2) == .words || keyword(after: 2) == .word
    {
      takeSlip(3, "no hyphen stands in a distance", meant: "\(number) \(text(of: token(after: 2)))")
      return Marked(.words(1), at: span)
    }
    guard token(after: 1).kind != .sign(.comma),
      token(after: 1).kind != .name || UnitWord.sign(for: text(of: token(after: 1))) == nil
    else { return nil }
    report(
      .badLiteral, "the distance `\(number)` has no unit", at: span, "a plain number",
      help: "write `\(number) words` or `\(number)s`")
    take()
    return Marked(.words(1), at: span)
  }
}
