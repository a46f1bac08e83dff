import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// A mention with all defaults written out.
  mutating func check(_ mention: Mention) -> CheckedMention? {
    let qualifiers = QualifierReader.read(mention, &self)
    guard let (kind, finding) = target(of: mention) else { return nil }
    if let prefix = finding.firstPrefix, let by = qualifiers.speakerSpan {
      reporter.add(
        .byWithPrefix, "who speaks is said twice", at: by, "said again here",
        and: [(prefix.span, "said here")], help: "leave `by` out")
      return nil
    }
    guard !qualifiers.isWrong, let count = qualifiers.count else { return nil }
    let settings = settings(at: mention.span)
    let source = qualifiers.source ?? settings.source
    let terms = finding.allTerms
    guard !hasSlotsToHear(terms, source: source),
      !hasClipsToRead(terms, source: source, in: mention)
    else { return nil }
    reportSound(terms, source: source)
    if source == .audio {
      reportWordDistances(finding)
      reportReadOnly(finding, qualifiers)
    }
    guard !hasMomentByTwoNames(mention), let anchor = anchor(of: qualifiers) else { return nil }
    windowSpans[mention.span] = qualifiers.windowSpan
    let defaults = FindingDefaults(
      speaker: qualifiers.speaker, confidence: qualifiers.confidence,
      fallback: settings.confidence ?? options.defaultConfidence, surroundings: surroundings)
    let checked = CheckedMention(
      of: kind.typed(defaults.uses(of: finding)), by: defaults.speaker(of: finding), in: source,
      window: qualifiers.window, count: count, manner: qualifiers.manner(in: settings.speech),
      relations: defaults.relations(of: finding) + anchor,
      span: ruleSpan(mention.span))
    capture(finding, of: checked)
    return checked
  }

  /// Says that `within 30s of answer` can mean two things where a mention of the rule has that name.
  private mutating func hasMomentByTwoNames(_ mention: Mention) -> Bool {
    for case .withinOf(_, let moment) in mention.qualifiers.map(\.kind)
    where QualifierReader.moments.contains(moment.text) {
      guard let named = named[moment.text] else { continue }
      reporter.add(
        .duplicateName, "`\(moment.text)` is a moment of the call, and a mention", at: moment.span,
        "which of them?", and: [(named.span, "a mention is called so here")],
        help: "give the mention another name")
      return true
    }
    return false
  }

  /// The relation that `within 30s of NAME` is: near what the named mention finds, whoever said
  /// either, or near what happens. Empty where none is written, `nil` where it is wrong.
  private mutating func anchor(of qualifiers: QualifierReader) -> [CheckedRelation]? {
    guard let (distanceMs, name, span) = qualifiers.anchored else { return [] }
    return anchor(named: name).map { other in
      [
        CheckedRelation(
          .near(.duration(ms: distanceMs)), to: other, isByOneSpeaker: false, span: ruleSpan(span))
      ]
    }
  }

  /// A mention of the rule that is called so, else what happens: a rule may call its mentions as events
  /// are called.
  private mutating func anchor(named name: Name) -> RelatedTerms? {
    if named[name.text] == nil, let event = CallEventKind(rawValue: name.text) {
      return RelatedTerms([TermUse(Term(event: event), minimumConfidence: .certain)])
    }
    let others = QualifierReader.moments + CallEventKind.allCases.map(\.rawValue)
    return mention(named: name, or: others).map {
      RelatedTerms(
        $0.target.uses, by: $0.speaker, in: $0.source, window: $0.window, manner: $0.manner,
        relations: $0.relations)
    }
  }

  /// How many of the terms are asked for.
  private enum TargetKind {
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

  private mutating func target(of mention: Mention) -> (TargetKind, Finding)? {
    switch mention.target {
    case .all(let set):
      return terms(of: set).map { (.all, Finding(terms: $0, prefix: nil)) }
    case .atLeast(let count, let set):
      guard let terms = terms(of: set) else { return nil }
      reportReach(of: count, among: terms, at: set.span)
      return (.atLeast(Int(clamping: count.value)), Finding(terms: terms, prefix: nil))
    case .hits(let hits):
      return finding(hits).map { (.any, $0) }
    }
  }

  /// Says that values cannot be read from sound, where a mention asks for that.
  private mutating func hasSlotsToHear(_ terms: [CheckedTerm], source: SourceRequirement) -> Bool {
    guard source == .audio || source == .both, let slot = terms.lazy.flatMap(\.slots).first else {
      return false
    }
    reporter.add(
      .slotInAudio, "a value in braces cannot be read from sound", at: slot.span,
      "read from transcripts only", help: "write `in transcript`")
    return true
  }

  /// Says which terms sound cannot be searched for, which are too short for it, and of which it is not known how they
  /// are said.
  private mutating func reportSound(_ terms: [CheckedTerm], source: SourceRequirement) {
    guard source != .transcript, expandedPhraseCount <= Limits.expandedPhrasesPerRuleset
    else { return }
    // That braces are read and not heard goes without saying.
    for term in terms where term.isSearched && term.slots.isEmpty {
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
      reportGuesses(term)
      guard let count = options.phonemeCount?(term.term), count < CheckOptions.fewestPhonemes else {
        continue
      }
      reporter.add(
        .shortAudioTerm, "a short phrase to listen for: \(count) speech sounds", at: term.span,
        "heard in many other words", help: "write a longer phrase, or `in transcript`")
    }
  }

  /// Says which words of a term no dictionary has (W115).
  private mutating func reportGuesses(_ term: CheckedTerm) {
    guard let words = options.guessedWords?(term.term), let first = words.first else { return }
    reporter.add(
      .guessedSound, "how `\(first)` is said is guessed", at: term.span,
      words.count == 1
        ? "no dictionary has it"
        : "no dictionary has it, nor "
          + words.dropFirst().map { "`\($0)`" }.joined(separator: ", "),
      help: "say in `terms` what it sounds like (`\"\(first)\" sounds like \"…\"`), "
        + "or add it to a dictionary (`--dictionary`)")
  }

  /// Says that sound knows no words between two things (W113).
  private mutating func reportWordDistances(_ finding: Finding) {
    for span in finding.wordsSpans {
      reporter.add(
        .wordsInAudio, "in sound, a distance in words is an estimate", at: span,
        "a word counts as 0.4 s", help: "write a distance in seconds")
    }
  }

  /// Says what only words in writing tell, where a mention asks for sound alone (W102).
  private mutating func reportReadOnly(_ finding: Finding, _ qualifiers: QualifierReader) {
    if let span = qualifiers.polaritySpan {
      reporter.add(
        .neverTrue, "this can never be true", at: span, "read from transcripts only",
        help: "leave `in audio` out")
    }
    for span in finding.turnSpans {
      reporter.add(
        .neverTrue, "this can never be true", at: span, "turns are known from transcripts only",
        help: "write a distance in seconds")
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
