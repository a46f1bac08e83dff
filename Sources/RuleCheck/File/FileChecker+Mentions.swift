import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// A mention with all defaults written out.
  mutating func check(_ mention: Mention) -> CheckedMention? {
    let qualifiers = QualifierReader.read(mention.qualifiers, &self)
    guard let (target, prefix) = target(of: mention) else { return nil }
    if let prefix, let by = qualifiers.speakerSpan {
      reporter.add(
        .byWithPrefix, "who speaks is said twice", at: by, "said again here",
        and: [(prefix.span, "said here")], help: "leave `by` out")
      return nil
    }
    guard !qualifiers.isWrong, let count = qualifiers.count else { return nil }
    let source = qualifiers.source ?? settings.source
    guard !hasSlots(target.terms, source: source),
      !hasClipsToRead(target.terms, source: source, in: mention)
    else { return nil }
    reportSound(target.terms, source: source)
    let fallback = settings.confidence ?? options.defaultConfidence
    let uses = target.terms.map { term in
      TermUse(
        term.term, minimumConfidence: qualifiers.confidence ?? term.confidence ?? fallback)
    }
    windowSpans[mention.span] = qualifiers.windowSpan
    return CheckedMention(
      of: target.kind.typed(uses), by: (prefix?.value ?? qualifiers.speaker).flatMap(Speaker.init),
      in: source, window: qualifiers.window, count: count, span: ruleSpan(mention.span))
  }

  /// Terms, and how many of them are asked for.
  private struct Target {
    enum Kind {
      case any, all
      case atLeast(Int)

      func typed(_ uses: [TermUse]) -> MentionTarget {
        switch self {
        case .any: .any(uses)
        case .all: .all(uses)
        case .atLeast(let count): .atLeast(count, uses)
        }
      }
    }

    let kind: Kind
    let terms: [CheckedTerm]
  }

  private mutating func target(of mention: Mention) -> (Target, prefix: Marked<SpeakerWord>?)? {
    switch mention.target {
    case .all(let set):
      return terms(of: set).map { (Target(kind: .all, terms: $0), nil) }
    case .atLeast(let count, let set):
      guard let terms = terms(of: set) else { return nil }
      reportReach(of: count, among: terms, at: set.span)
      return (Target(kind: .atLeast(Int(clamping: count.value)), terms: terms), nil)
    case .hits(let hits):
      guard let (terms, prefix) = terms(of: hits) else { return nil }
      return (Target(kind: .any, terms: terms), prefix)
    }
  }

  /// The terms of a phrase or of `any of`. Everything else in here is not evaluated yet.
  private mutating func terms(
    of hits: HitExpression
  )
    -> ([CheckedTerm], prefix: Marked<SpeakerWord>?)?
  {
    switch hits.kind {
    case .phrase(let phrase, let speaker): return term(phrase).map { ([$0], speaker) }
    case .recorded(let clip, let speaker): return term(recorded: clip).map { ([$0], speaker) }
    case .anyOf(let set, let speaker): return terms(of: set).map { ($0, speaker) }
    case .bracketed(let inner): return terms(of: inner)
    case .event: reporter.notYet(.event, at: hits.span)
    case .related(let left, let relation, let right, let distance):
      _ = terms(of: left)
      _ = terms(of: right)
      // A missing distance has been reported, and is mended first.
      if distance != nil {
        let word = (relation.value.isNegated ? "not " : "") + relation.value.kind.rawValue
        reporter.notYet(.relation(word), at: relation.span)
      }
    case .outside(let left, let right, let keyword):
      _ = terms(of: left)
      _ = terms(of: right)
      reporter.notYet(.relation("outside"), at: keyword)
    case .inside(let left, let right, let keyword):
      _ = terms(of: left)
      _ = terms(of: right)
      reporter.notYet(.relation("inside"), at: keyword)
    case .invalid: break
    }
    return nil
  }

  private mutating func hasSlots(_ terms: [CheckedTerm], source: SourceRequirement) -> Bool {
    guard let span = terms.lazy.compactMap(\.slotSpan).first else { return false }
    if source == .audio {
      reporter.add(
        .slotInAudio, "a value in braces cannot be read from sound", at: span,
        "read from transcripts only", help: "write `in transcript`")
    } else {
      reporter.notYet(.slot, at: span)
    }
    return true
  }

  /// Says which terms sound cannot be searched for, and which are too short for it.
  private mutating func reportSound(_ terms: [CheckedTerm], source: SourceRequirement) {
    guard source != .transcript else { return }
    for term in terms where !term.term.isRecorded {
      if let first = term.unsearchable.first {
        reporter.add(
          .wildcardInAudio,
          term.isTranscriptOnly
            ? "this phrase is not found in sound"
            : "a part of what this phrase stands for is not found in sound",
          at: first.span, first.reason,
          help: source == .either
            ? "write `in transcript` if that is meant, or write the words out"
            : "write the words out, or write `in transcript`")
      }
      guard let count = options.phonemeCount?(term.term), count < 4 else { continue }
      reporter.add(
        .shortAudioTerm, "a short phrase to listen for: \(count) speech sounds", at: term.span,
        "heard in many other words", help: "write a longer phrase, or `in transcript`")
    }
  }

  private mutating func reportReach(
    of count: Marked<Int64>, among terms: [CheckedTerm], at set: ByteSpan
  ) {
    if count.value > terms.count {
      reporter.add(
        .neverTrue, "this can never be true", at: count.span,
        "so many different ones are asked for",
        and: [(set, terms.count == 1 ? "has one term" : "has \(terms.count) terms")])
    } else if count.value == 0 {
      reporter.add(.alwaysTrue, "this is always true", at: count.span, "none is enough")
    }
  }
}

extension Speaker {
  /// The speaker whose hits count; `nil` for `anyone`.
  fileprivate init?(_ word: SpeakerWord) {
    switch word {
    case .caller: self = .caller
    case .agent: self = .agent
    case .anyone: return nil
    }
  }
}
