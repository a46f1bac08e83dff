public import CallModel
public import PhraseMatch
import SoundAlike
import TranscriptInput

/// What a batch looks for in transcripts.
public struct ReadingPlan: Sendable {
  /// The terms that are looked for.
  public let terms: Set<Term>
  /// The name and version of what matches; stored results are trusted only as long as it stays the
  /// same.
  public let finder: String
  let matcher: PhraseMatcher
  /// What finds terms in words that were misheard; `nil` where words are taken as they are written.
  let soundAlikes: SoundAlikeMatcher?

  /// A plan to look for `terms`, also in words that `speech` says sound like them.
  ///
  /// - Throws: the first term that is no phrase pattern, or that this version cannot match.
  public init(terms: [Term], sounding speech: SpokenWords? = nil) throws(PhraseMatchError) {
    self.terms = Set(terms)
    matcher = try PhraseMatcher(terms: terms)
    soundAlikes = speech?.matcher(for: terms)
    finder = ([PhraseMatcher.version] + (speech?.finderParts ?? [])).joined(separator: ", ")
  }

  /// The hits in `transcript`.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first, for words whose speaker the
  ///   transcript does not name.
  func hits(in transcript: Transcript, speakers: [Speaker]) -> [Hit] {
    let spoken = transcript.assigningSpeakers(byChannel: speakers)
    let hits = matcher.matches(in: spoken)
    guard let soundAlikes else { return hits }
    return Self.merged(hits, soundAlikes.hits(in: spoken, besides: hits))
  }

  /// Hits of both kinds in order of time.
  private static func merged(_ hits: [Hit], _ more: [Hit]) -> [Hit] {
    if more.isEmpty { return hits }
    return (hits + more).enumerated()
      .sorted { ($0.element.span.startMs, $0.offset) < ($1.element.span.startMs, $1.offset) }
      .map(\.element)
  }
}
