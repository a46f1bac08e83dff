import CallModel
import RuleCheck

/// One thing that was said: hits of one term that overlap, taken together.
struct SpokenMention {
  /// The positions among the hits of the term that it spans; non-candidates may lie among them.
  let positions: Range<Int>
  /// Whether it counts.
  let verdict: Verdict
  /// From its first to its last moment.
  let span: TimeSpan
  /// The words of the transcript that it covers; `nil` where it was heard only.
  let words: Range<Int>?
  /// The turn that it lies in; `nil` where nobody knows.
  let turn: Int?
  /// Whom its hits know to have said it; empty where nobody knows.
  let speakers: KnownSpeakers

  /// The same, with a further verdict on it.
  func and(_ other: Verdict) -> SpokenMention {
    SpokenMention(
      positions: positions, verdict: verdict.and(other), span: span, words: words,
      turn: turn, speakers: speakers)
  }
}

/// A set of speakers without the unknown one.
struct KnownSpeakers: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let caller = KnownSpeakers(rawValue: 1)
  static let agent = KnownSpeakers(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ speaker: Speaker) {
    switch speaker {
    case .caller: self = .caller
    case .agent: self = .agent
    case .unknown: self = []
    }
  }
}
