public import CallModel

/// `mentions …` with all its qualifiers, defaults filled in.
public struct CheckedMention: Sendable, Hashable {
  /// What is listened for.
  public let target: MentionTarget
  /// `by …`; `nil` for anyone.
  public let speaker: Speaker?
  /// `in …`, or the file's default, or `either`.
  public let source: SourceRequirement
  /// `within first/last …` or `from … to …`.
  public let window: MentionWindow
  /// `at least/at most/exactly … times`; at least once where none is written.
  public let count: MentionCount
  /// `affirmed`, `negated`, `in language …`.
  public let manner: MentionManner
  // INVARIANT: empty unless the target is `any`.
  /// What is asked of each thing that is found, besides: `near`, `before`, `after`, `outside`,
  /// `inside`. All of them have to hold.
  public let relations: [CheckedRelation]
  /// The whole operand.
  public let span: RuleSpan

  // INVARIANT: `speaker` is never `.unknown`, which no rule can write.
  /// A mention with all its parts.
  public init(
    of target: MentionTarget, by speaker: Speaker? = nil, in source: SourceRequirement = .either,
    window: MentionWindow = .wholeCall, count: MentionCount = .atLeastOnce,
    manner: MentionManner = .any, relations: [CheckedRelation] = [], span: RuleSpan
  ) {
    self.target = target
    self.speaker = speaker
    self.source = source
    self.window = window
    self.count = count
    self.manner = manner
    self.relations = relations
    self.span = span
  }
}

/// A term, and how sure a finder must be of it here.
public struct TermUse: Sendable, Hashable {
  /// The term.
  public let term: Term
  /// The lowest confidence that counts: the mention's, else the term's own, else the file's.
  public let minimumConfidence: Confidence

  /// `term`, counted from `minimumConfidence` on.
  public init(_ term: Term, minimumConfidence: Confidence) {
    self.term = term
    self.minimumConfidence = minimumConfidence
  }
}

/// What a mention listens for. Sets within sets are written out, and no term stands twice.
public enum MentionTarget: Sendable, Hashable {
  /// A phrase, or `any of` several: hits of all of them are counted together.
  case any([TermUse])
  /// `all of` several: each of them has to be said as often as the count asks.
  case all([TermUse])
  /// `at least N of` several: so many different ones have to be said as often as the count asks.
  case atLeast(Int, [TermUse])

  /// The terms listened for.
  public var uses: [TermUse] {
    switch self {
    case .any(let uses), .all(let uses), .atLeast(_, let uses): uses
    }
  }
}

/// Where something has to be found.
public enum SourceRequirement: String, Sendable, Hashable, Codable, CaseIterable {
  /// In the sound.
  case audio
  /// In the transcript.
  case transcript
  /// In one of the two.
  case either
  /// In both, at the same place.
  case both

  /// Whether hits of `source` are looked at.
  public func accepts(_ source: EvidenceSource) -> Bool {
    switch self {
    case .audio: source == .audio
    case .transcript: source == .transcript
    case .either, .both: true
    }
  }
}

/// When something has to be said, in milliseconds from the answer, judged by when it starts.
public enum MentionWindow: Sendable, Hashable {
  /// At any time, before the answer too.
  case wholeCall
  /// `within first D` and `from A to B`: starts in `[startMs, endMs)`; `nil` for no end.
  case fromStart(startMs: Int, endMs: Int?)
  /// `within last D`: starts at most so long before the end of the call, or after it.
  case last(durationMs: Int)
}

/// How often something has to be said.
public struct MentionCount: Sendable, Hashable {
  // INVARIANT: 0 <= minimum <= maximum.
  /// The fewest times.
  public let minimum: Int
  /// The most times; `nil` for no limit.
  public let maximum: Int?

  /// What a mention without a count means.
  public static let atLeastOnce = MentionCount(minimum: 1, maximum: nil)

  /// From `minimum` to `maximum` times; `at most 2 times` is 0 to 2.
  public init(minimum: Int, maximum: Int?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}
