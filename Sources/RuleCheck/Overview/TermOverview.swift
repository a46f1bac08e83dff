public import CallModel
import TermPattern

/// A term, and what it stands for.
public struct TermOverview: Sendable, Hashable {
  /// The term.
  public let term: Term
  /// Whether it is listened for in sound.
  public let isInAudio: Bool
  /// Whether it is looked for in transcripts.
  public let isInTranscript: Bool
  /// The least confidence that the rule is content with.
  public let leastConfidence: Confidence
  /// The word sequences that are listened for, the base forms first; empty for a recorded clip, and
  /// for a phrase that can only be read.
  public let spoken: [String]
  /// How many ways through the phrase are looked for in transcripts.
  public let writtenCount: Int

  init(_ term: Term, _ listening: OverviewWalk.Listening) {
    self.term = term
    isInAudio = listening.isInAudio
    isInTranscript = listening.isInTranscript
    leastConfidence = listening.leastConfidence
    let pattern = term.isRecorded || term.isEvent ? nil : try? PhrasePattern(term.pattern)
    let sound = term.soundsLike.flatMap { try? PhrasePattern($0) } ?? pattern
    spoken = sound?.spokenForms().map { $0.joined(separator: " ") } ?? []
    writtenCount = pattern?.ways.count ?? 0
  }
}
