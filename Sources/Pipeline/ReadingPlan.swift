public import CallModel
public import PhraseMatch
import TranscriptInput

/// What a batch looks for in transcripts.
public struct ReadingPlan: Sendable {
  /// The terms that are looked for.
  public let terms: Set<Term>
  let matcher: PhraseMatcher

  /// The name and version of what matches; stored results are trusted only as long as it stays the
  /// same.
  public var finder: String { PhraseMatcher.version }

  /// A plan to look for `terms`.
  ///
  /// - Throws: the first term that is no phrase pattern, or that this version cannot match.
  public init(terms: [Term]) throws(PhraseMatchError) {
    self.terms = Set(terms)
    matcher = try PhraseMatcher(terms: terms)
  }

  /// The hits in `transcript`.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first, for words whose speaker the
  ///   transcript does not name.
  func hits(in transcript: Transcript, speakers: [Speaker]) -> [Hit] {
    matcher.matches(in: transcript.assigningSpeakers(byChannel: speakers))
  }
}
