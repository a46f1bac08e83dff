import CallModel
import Diagnostics
import RuleSyntax

/// Puts the qualifiers of a mention together; each kind may stand once, and there is one window.
struct QualifierReader {
  private(set) var speaker: SpeakerWord?
  private(set) var speakerSpan: ByteSpan?
  private(set) var source: SourceRequirement?
  private(set) var window = MentionWindow.wholeCall
  private(set) var windowSpan: ByteSpan?
  private(set) var confidence: Confidence?
  private var polarity: WantedPolarity?
  private(set) var polaritySpan: ByteSpan?
  private var language: Name?
  /// `within 30s of NAME`, the name of another mention.
  private(set) var anchored: (distanceMs: Int, name: Name, span: ByteSpan)?
  /// Whether something that decides the meaning was wrong.
  private(set) var isWrong = false
  private var minimum: Int64?
  private var maximum: Int64?
  private var countsAreContradictory = false
  /// Where each kind stands.
  private var seen: [String: ByteSpan] = [:]

  static func read(_ mention: Mention, _ checker: inout FileChecker) -> QualifierReader {
    let qualifiers = mention.qualifiers
    var reader = QualifierReader()
    for qualifier in qualifiers { reader.add(qualifier, &checker.reporter) }
    reader.checkLanguage(
      in: checker.settings(at: mention.span).speech, &checker.reporter)
    reader.checkCounts(qualifiers, &checker.reporter)
    return reader
  }

  /// How often; `nil` where the counts contradict each other.
  var count: MentionCount? {
    guard !countsAreContradictory else { return nil }
    let fewest = minimum ?? (maximum == nil ? 1 : 0)
    return MentionCount(
      minimum: Int(clamping: fewest), maximum: maximum.map { Int(clamping: $0) })
  }

  /// How it has to be said, where `speech` lists these languages.
  func manner(in speech: [String]?) -> MentionManner {
    MentionManner(
      polarity: polarity,
      language: language.map { name in
        let letters = WantedLanguage.Letters(ofLanguage: name.text)
        let alike = (speech ?? []).filter { WantedLanguage.Letters(ofLanguage: $0) == letters }
        return WantedLanguage(name.text, isToldByLetters: alike == [name.text])
      })
  }

  private mutating func add(_ qualifier: Qualifier, _ reporter: inout Reporter) {
    for kind in qualifier.kind.slots {
      guard let first = seen[kind] else {
        seen[kind] = qualifier.span
        continue
      }
      reporter.add(
        .duplicateQualifier, "\(kind) is said twice", at: qualifier.span, "said again here",
        and: [(first, "said here")], help: "leave one of them out")
      isWrong = true
      return
    }
    apply(qualifier, &reporter)
  }

  private mutating func apply(_ qualifier: Qualifier, _ reporter: inout Reporter) {
    switch qualifier.kind {
    case .by(let word): (speaker, speakerSpan) = (word.value, qualifier.span)
    case .source(let word): source = SourceRequirement(word.value)
    case .withinFirst(let length):
      set(.fromStart(startMs: 0, endMs: Int(clamping: length.value)), qualifier, &reporter)
    case .withinLast(let length):
      set(.last(durationMs: Int(clamping: length.value)), qualifier, &reporter)
    case .from(let start, let end):
      set(
        .fromStart(
          startMs: Int(clamping: start.value), endMs: end.map { Int(clamping: $0.value) }),
        qualifier, &reporter)
    case .times(.atLeast, let count): minimum = count.value
    case .times(.atMost, let count): maximum = count.value
    case .times(.exactly, let count): (minimum, maximum) = (count.value, count.value)
    case .confidence(let decimal): confidence = Confidence(checking: decimal, &reporter)
    case .named: break
    case .withinOf(let length, let anchor): set(within: length, of: anchor, qualifier, &reporter)
    case .language(let name): language = name
    case .affirmed: (polarity, polaritySpan) = (.affirmed, qualifier.span)
    case .negated: (polarity, polaritySpan) = (.negated, qualifier.span)
    }
  }

  /// The moments of the call that have names of their own.
  static let moments = ["answer", "end"]

  /// `within 30s of answer`, of an event, or of what another mention of the rule finds.
  private mutating func set(
    within length: Marked<Int64>, of anchor: Name, _ qualifier: Qualifier,
    _ reporter: inout Reporter
  ) {
    let lengthMs = Int(clamping: length.value)
    switch anchor.text {
    case "answer": set(.fromStart(startMs: -lengthMs, endMs: lengthMs), qualifier, &reporter)
    case "end": set(.last(durationMs: lengthMs), qualifier, &reporter)
    default: anchored = (lengthMs, anchor, qualifier.span)
    }
  }

  private mutating func set(
    _ window: MentionWindow, _ qualifier: Qualifier, _ reporter: inout Reporter
  ) {
    self.window = window
    windowSpan = qualifier.span
    switch window {
    case .fromStart(let start, .some(let end)) where end < start:
      reporter.add(
        .badLiteral, "the window ends before it starts", at: qualifier.span,
        "from later to earlier", help: "swap the two")
      isWrong = true
    case .fromStart(let start, .some(let end)) where end == start:
      reporter.add(.neverTrue, "this can never be true", at: qualifier.span, "an empty window")
    default: break
    }
  }

  /// Says which language is none (E022), and which one the file does not speak (W150).
  private mutating func checkLanguage(in speech: [String]?, _ reporter: inout Reporter) {
    guard let language else { return }
    guard language.isLanguageCode else {
      isWrong = true
      reporter.add(
        .unknownChoice, "`\(language.text)` is not a language", at: language.span,
        "not a code of two or three small letters", help: "write a code such as `en` or `ko`")
      return
    }
    guard let speech, !speech.contains(language.text) else { return }
    reporter.add(
      .undeclaredLanguage, "`speech` does not list `\(language.text)`", at: language.span,
      "another language",
      help: "write `speech \((speech + [language.text]).joined(separator: ", "))`")
  }

  private mutating func checkCounts(_ qualifiers: [Qualifier], _ reporter: inout Reporter) {
    let spans = qualifiers.filter { if case .times = $0.kind { true } else { false } }.map(\.span)
    guard let last = spans.last, let first = spans.first else { return }
    if let minimum, let maximum, minimum > maximum {
      countsAreContradictory = true
      reporter.add(
        .badLiteral, "the counts exclude each other", at: last, "fewer than that",
        and: [(first, "at least so many")], help: "swap the two numbers")
    } else if minimum == 0, maximum == nil {
      reporter.add(.alwaysTrue, "this is always true", at: last, "never being said is enough")
    }
  }
}

extension Qualifier.Kind {
  /// What may be said only once, in words.
  fileprivate var slots: [String] {
    switch self {
    case .by: ["who speaks"]
    case .source: ["where to look"]
    case .language: ["the language"]
    case .withinFirst, .withinLast, .withinOf, .from: ["the time window"]
    case .times(.atLeast, _): ["the lowest count"]
    case .times(.atMost, _): ["the highest count"]
    case .times(.exactly, _): ["the lowest count", "the highest count"]
    case .confidence: ["the confidence"]
    case .affirmed, .negated: ["whether it is denied"]
    case .named: ["the name"]
    }
  }
}
