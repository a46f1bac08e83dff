import CallModel
import Diagnostics

extension Parser {
  /// What follows `mentions`, which has been taken.
  mutating func mention(keyword: ByteSpan) throws(SyntaxFailure) -> Mention {
    let target = try target()
    mendSeveralPhrases(target)
    var qualifiers: [Qualifier] = []
    while let qualifier = try qualifier() { qualifiers.append(qualifier) }
    return Mention(
      target: target, qualifiers: qualifiers, span: span(from: keyword.start), keyword: keyword)
  }

  private mutating func target() throws(SyntaxFailure) -> Mention.Target {
    mendSetWords()
    if at(.all) {
      take()
      try expectOf()
      return .all(try termSet())
    }
    if at(.at), keyword(after: 1) == .least {
      take()
      take()
      let count = try int("a whole number")
      if at(.string) {
        throw unexpected(
          "`of` and a term set",
          help: "for one phrase write `mentions \(text(of: token)) at least \(count.value) times`")
      }
      try expect(.of, "and a term set")
      return .atLeast(count, try termSet())
    }
    return .hits(try hits())
  }

  /// Primaries and the relations between them, from left to right.
  private mutating func hits() throws(SyntaxFailure) -> HitExpression {
    let start = token.span.start
    var left = try primary()
    // A chain of relations is a tree as deep as it is long.
    var links = 0
    while true {
      mendInsideWord()
      let kind: HitExpression.Kind
      if at(.outside) || at(.inside) {
        let isOutside = at(.outside)
        let keyword = take().span
        let right = try primary()
        kind =
          isOutside
          ? .outside(left, right, keyword: keyword) : .inside(left, right, keyword: keyword)
      } else if let relation = relation() {
        let right = try primary()
        kind = .related(left, relation, right, within: try distance(after: relation))
      } else {
        return left
      }
      links += 1
      guard links <= Limits.nesting else {
        report(
          .limitExceeded, "more than \(Limits.nesting) relations in one mention", at: token.span,
          help: "split it into several mentions")
        throw SyntaxFailure()
      }
      left = HitExpression(kind, at: span(from: start))
    }
  }

  /// `near`, `not before` and the like, taken if they are next.
  private mutating func relation() -> Marked<HitExpression.Relation>? {
    let start = token.span.start
    if let slipped = slippedRelation() { return slipped }
    let isNegated = at(.not)
    guard let word = isNegated ? keyword(after: 1) : keyword,
      let kind = HitExpression.Relation.Kind(rawValue: word.rawValue)
    else { return nil }
    if isNegated { take() }
    take()
    return Marked(HitExpression.Relation(kind, isNegated: isNegated), at: span(from: start))
  }

  /// `within 5 words`. Without it the relation means nothing: E042.
  private mutating func distance(
    after relation: Marked<HitExpression.Relation>
  )
    throws(SyntaxFailure) -> Marked<HitExpression.Distance>?
  {
    let word = relation.value.kind.rawValue
    let isWithinMissing = mendMissingWithin()
    mendDistanceWords(isWithinMissing: isWithinMissing)
    guard at(.within) || isWithinMissing, keyword(after: 1) != .first, keyword(after: 1) != .last
    else {
      report(
        .distanceMissing, "`\(word)` needs a distance", at: relation.span, "how far apart?",
        help: "write `within 5 words`, `within 10s` or `within same turn` after the second phrase")
      return nil
    }
    if !isWithinMissing { take() }
    let start = token.span.start
    if takeIf(.same) {
      try expect(.turn)
      return Marked(.sameTurn, at: span(from: start))
    }
    if at(.int), keyword(after: 1) == .word || keyword(after: 1) == .words {
      let count = try int("a number of words")
      take()
      return Marked(.words(count.value), at: span(from: start))
    }
    if let slipped = slippedWords() { return slipped }
    let duration = try duration("a distance such as `5 words` or `10s`")
    return Marked(.duration(ms: duration.value), at: duration.span)
  }

  /// One side of a relation.
  private mutating func primary() throws(SyntaxFailure) -> HitExpression {
    let start = token.span.start
    if takeIf(.openBracket) {
      let inner = try nested { (parser) throws(SyntaxFailure) in try parser.hits() }
      try expect(.closeBracket, "after what is in brackets")
      return HitExpression(.bracketed(inner), at: span(from: start))
    }
    if keyword == nil, misspelt(among: [.event]) == .event,
      CallEventKind(rawValue: text(of: token(after: 1))) != nil
    {
      mend(as: .event)
    }
    if takeIf(.event) {
      let event = try nameInCondition("the name of an event such as `hold`")
      return HitExpression(.event(event), at: span(from: start))
    }
    let speaker = try prefix()
    if at(.any) {
      take()
      try expectOf()
      return HitExpression(.anyOf(try termSet(), speaker: speaker), at: span(from: start))
    }
    if let clip = try recordedClip() {
      return HitExpression(.recorded(clip, speaker: speaker), at: span(from: start))
    }
    if let set = try slippedTermSet() {
      return HitExpression(.anyOf(set, speaker: speaker), at: span(from: start))
    }
    guard at(.string) || at(.name) && keyword == nil else {
      throw unexpected("a phrase in quotes or `any of`")
    }
    let phrase = try string("a phrase in quotes")
    return HitExpression(.phrase(phrase, speaker: speaker), at: span(from: start))
  }

  /// `caller:`
  private mutating func prefix() throws(SyntaxFailure) -> Marked<SpeakerWord>? {
    guard token(after: 1).kind == .sign(.colon) else { return nil }
    let speaker = try word(SpeakerWord.self, "`caller`, `agent` or `anyone`")
    take()
    return speaker
  }

  /// A name, or terms in brackets.
  mutating func termSet() throws(SyntaxFailure) -> TermSet {
    let start = token.span.start
    if at(.openSquare) {
      let items = try otherBrackets(("(", ")")) { (parser) throws(SyntaxFailure) in
        try parser.termItems()
      }
      return TermSet(.items(items), at: span(from: start))
    }
    if at(.string) { return try termsWithoutBrackets() }
    guard takeIf(.openBracket) else {
      let help = isAtRecordedClip ? "put the phrases in brackets" : nil
      guard at(.name), help == nil else { throw unexpected("the name of a term set", help: help) }
      let name = try nameInCondition("the name of a term set")
      return TermSet(.named(name), at: name.span)
    }
    let items = try termItems()
    try expect(.closeBracket, "after the terms")
    return TermSet(.items(items), at: span(from: start))
  }

  /// One or more terms with commas between them.
  mutating func termItems() throws(SyntaxFailure) -> [TermItem] {
    var items = [try termItem()]
    while try takeTermComma() { items.append(try termItem()) }
    return items
  }

  private mutating func termItem() throws(SyntaxFailure) -> TermItem {
    let start = token.span.start
    if let clip = try recordedClip() {
      let confidence = try termConfidence()
      return TermItem(.recorded(clip, confidence: confidence), at: span(from: start))
    }
    guard at(.string) else {
      let name = try name("a phrase in quotes or the name of a term set")
      return TermItem(.named(name), at: name.span)
    }
    let phrase = try string("a phrase in quotes")
    let confidence = try termConfidence()
    var soundsLike: StringLiteral?
    if takeIf(.sounds) {
      try expect(.like)
      soundsLike = try string("how it sounds, in quotes")
    }
    return TermItem(
      .phrase(phrase, confidence: confidence, soundsLike: soundsLike), at: span(from: start))
  }

  /// `confidence 0.85`, taken if it is next.
  private mutating func termConfidence() throws(SyntaxFailure) -> Marked<FixedDecimal>? {
    guard takeIf(.confidence) else { return nil }
    if at(.greaterOrEqual) {
      let sign = take()
      report(
        .syntax, "a term has its confidence without a sign", at: sign.span,
        help: "write `confidence 0.85`", fix: (sign.span, ""))
    }
    return try confidence()
  }

  /// Whether `recorded "…"` is next, or a misspelling of the word with a text behind it. By itself the
  /// word is a name like any other.
  private var isAtRecordedClip: Bool {
    token(after: 1).kind == .string
      && (at(.recorded) || misspelt(among: [.recorded]) == .recorded)
  }

  /// The path behind `recorded`, taken if that is next.
  private mutating func recordedClip() throws(SyntaxFailure) -> StringLiteral? {
    guard isAtRecordedClip else { return nil }
    try expect(.recorded)
    return try string("the path of a clip in quotes")
  }
}
