import CallModel
import Diagnostics
import RuleSyntax
import TermPattern

/// A term as a file writes it, read.
struct CheckedTerm {
  let term: Term
  /// The term's own confidence, if it has one.
  let confidence: Confidence?
  /// Where the phrase stands.
  let span: ByteSpan
  /// What in it sound cannot be searched for, and why; empty where all can be, or where
  /// `sounds like` says what to listen for instead.
  let unsearchable: [(span: ByteSpan, reason: String)]
  /// Whether nothing of it is left for sound.
  let isTranscriptOnly: Bool
  /// Its values in braces, in the order written.
  let slots: [CheckedSlot]
  /// The names of values that every way through the phrase has.
  let alwaysHeld: Set<String>

  /// Whether somebody searches for its words: not for what is said in a clip, nor for what happens.
  var isSearched: Bool { !term.isRecorded && !term.isEvent }

  /// Whether everything that is found of it holds a value of that name.
  func alwaysHolds(_ name: String) -> Bool { alwaysHeld.contains(name) }
}

/// A value in braces, as a file writes it.
struct CheckedSlot {
  let name: String?
  let kind: SpokenValue.Kind
  /// From brace to brace.
  let span: ByteSpan
  /// The name, or the whole where there is none.
  let nameSpan: ByteSpan
}

extension FileChecker {
  /// The terms of a set, without repetitions.
  mutating func terms(of set: TermSet) -> [CheckedTerm]? {
    switch set.kind {
    case .items(let items): return terms(of: items, at: set.span)
    case .named(let name):
      guard scope.lookUp(name, as: .terms, &reporter) != nil else { return nil }
      return terms(named: name)
    }
  }

  /// The terms of a declared set, read once.
  mutating func terms(named name: Name) -> [CheckedTerm]? {
    switch termSets[name.text] {
    case .done(let found): return found
    case .started:
      reporter.add(
        .cycle, "term set `\(name.text)` contains itself", at: name.span,
        "leads back to `\(name.text)`", help: "take it out of one of the sets")
      return nil
    case nil: break
    }
    guard let declaration = scope.declaration(named: name.text),
      let items = termItems(of: declaration)
    else { return nil }
    termSets[name.text] = .started
    let found = terms(of: items, at: name.span)
    termSets[name.text] = .done(found)
    return found
  }

  private mutating func terms(of items: [TermItem], at span: ByteSpan) -> [CheckedTerm]? {
    var all: [CheckedTerm?] = []
    for item in items {
      switch item.kind {
      case .phrase(let phrase, let confidence, let soundsLike):
        let confidence = confidence.map { Confidence(checking: $0, &reporter) }
        all.append(term(phrase, confidence: confidence, soundsLike: soundsLike))
      case .recorded(let clip, let confidence):
        let confidence = confidence.map { Confidence(checking: $0, &reporter) }
        all.append(term(recorded: clip, confidence: confidence))
      case .named(let name):
        guard scope.lookUp(name, as: .terms, &reporter) != nil, let inner = terms(named: name)
        else {
          all.append(nil)
          continue
        }
        all += inner
      }
    }
    guard !all.contains(where: { $0 == nil }) else { return nil }
    let terms = Self.withoutRepetitions(all.compactMap(\.self))
    guard terms.count <= Limits.termsPerSet else {
      reporter.add(
        .limitExceeded, "\(terms.count) terms; the limit of a set is \(Limits.termsPerSet)",
        at: span, help: "split the set")
      return nil
    }
    return terms
  }

  /// Of terms that are written twice the first place counts, with the confidence that lets more
  /// through.
  private static func withoutRepetitions(_ terms: [CheckedTerm]) -> [CheckedTerm] {
    var indexByTerm: [Term: Int] = [:]
    var distinct: [CheckedTerm] = []
    for term in terms {
      guard let index = indexByTerm[term.term] else {
        indexByTerm[term.term] = distinct.count
        distinct.append(term)
        continue
      }
      if let kept = distinct[index].confidence, let other = term.confidence, other < kept {
        distinct[index] = term
      }
    }
    return distinct
  }

  /// Reads a phrase.
  mutating func term(
    _ phrase: StringLiteral, confidence: Confidence? = nil, soundsLike: StringLiteral? = nil
  ) -> CheckedTerm? {
    guard let pattern = pattern(phrase) else { return nil }
    if let soundsLike, !isPlain(soundsLike) { return nil }
    reportLanguage(of: pattern, phrase)
    reportFrequent(pattern, phrase)
    reportOperators(in: pattern, phrase)
    let slots = pattern.slots.map { CheckedSlot($0, in: phrase) }
    if let slot = slots.first, let soundsLike {
      reporter.add(
        .slotInAudio, "a phrase with a value in braces is not listened for", at: soundsLike.span,
        "how it sounds", and: [(slot.span, "read from transcripts only")],
        help: "leave `sounds like` out")
      return nil
    }
    let readsMoney = slots.contains { $0.kind == .money }
    let term = Term(
      phrase.value, soundsLike: soundsLike?.value,
      currency: readsMoney ? settings(at: phrase.span).currency : nil)
    let count = pattern.sequenceCount
    if expandedPhrases.updateValue(count, forKey: term) == nil { expandedPhraseCount += count }
    return CheckedTerm(
      term: term, confidence: confidence, span: phrase.span,
      unsearchable: soundsLike != nil
        ? []
        : pattern.unsearchable.map {
          (phrase.sourceSpan(ofValueBytes: $0.span), $0.reason)
        },
      isTranscriptOnly: soundsLike == nil && !pattern.isSearchable,
      slots: slots, alwaysHeld: pattern.alwaysHeld)
  }

  private mutating func pattern(_ phrase: StringLiteral) -> PhrasePattern? {
    guard phrase.value.count <= Limits.charactersPerPhrase else {
      reporter.add(
        .patternTooLarge,
        "a phrase of \(phrase.value.count) characters; the limit is \(Limits.charactersPerPhrase)",
        at: phrase.span, help: "listen for the few words that matter")
      return nil
    }
    // Bytes that are not UTF-8 have been reported.
    guard !phrase.value.unicodeScalars.contains("\u{FFFD}") else { return nil }
    do throws(TermPatternError) {
      return try PhrasePattern(phrase.value)
    } catch {
      reporter.add(
        error.isTooLarge ? .patternTooLarge : .badPattern, error.reason,
        at: phrase.sourceSpan(ofValueBytes: error.range), help: error.help)
      return nil
    }
  }

  /// `sounds like` takes words and nothing else.
  private mutating func isPlain(_ text: StringLiteral) -> Bool {
    guard let pattern = pattern(text) else { return false }
    let isPlain = pattern.elements.allSatisfy { element in
      if case .word(let word) = element.kind {
        word.mode == .plain && !element.isOptional
      } else {
        false
      }
    }
    if !isPlain {
      reporter.add(
        .badPattern, "`sounds like` takes plain words", at: text.span,
        help: "write how it is said, without signs, such as `sounds like \"am ex\"`")
    }
    return isPlain
  }
}

extension PhrasePattern {
  /// The names of values that every way through the phrase has.
  fileprivate var alwaysHeld: Set<String> {
    guard !slots.isEmpty else { return [] }
    let held = ways.map { way in
      Set(
        way.compactMap { step in
          if case .slot(let slot, _) = step { slot.name } else { nil }
        })
    }
    return held.dropFirst().reduce(held.first ?? []) { $0.intersection($1) }
  }
}

extension CheckedSlot {
  fileprivate init(_ slot: PhrasePattern.Slot, in phrase: StringLiteral) {
    name = slot.name
    kind = SpokenValue.Kind(slot.type)
    span = phrase.sourceSpan(ofValueBytes: slot.span)
    nameSpan = phrase.sourceSpan(ofValueBytes: slot.nameSpan ?? slot.span)
  }
}

extension SpokenValue.Kind {
  fileprivate init(_ type: PhrasePattern.SlotType) {
    switch type {
    case .money: self = .money
    case .number: self = .number
    case .percent: self = .percent
    case .date: self = .date
    case .time: self = .time
    case .phone: self = .phone
    case .digits: self = .digits
    }
  }
}
