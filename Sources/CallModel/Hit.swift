/// One place in a call where a term was found: the meeting point of audio, transcripts and rules.
///
/// Times count from the start of the recording; `Pipeline` moves them to the answer when the call
/// says when it was answered.
public struct Hit: Sendable, Hashable {
  /// How many hits of one term are kept of a call, in its sound and in its transcript each.
  public static let mostPerTerm = 10_000

  /// What was looked for.
  public let term: Term
  /// Who said it.
  public let speaker: Speaker
  /// The recording channel, counted from 0; `nil` where a transcript does not say.
  public let channel: Int?
  /// When it was said.
  public let span: TimeSpan
  /// The transcript's words that it covers, counted over the whole transcript; `nil` for sound.
  public let words: Range<Int>?
  /// Where it was found.
  public let source: EvidenceSource
  /// How sure the finder is.
  public let confidence: Confidence
  /// The words as they were found: the transcript's own, or the spelling that was listened for.
  public let text: String
  /// Whether the times are interpolated from a turn rather than known for each word.
  public let hasApproximateTimes: Bool
  /// The values that the phrase reads from the words, in their order; empty for a phrase that reads
  /// none.
  public let captures: [Capture]
  /// The number of the turn that it lies in, counted over the transcript: until somebody else speaks.
  /// `nil` for sound, and for a transcript that does not tell voices apart.
  public let turn: Int?
  /// Whether the words around it deny it; `nil` for sound, which has no words around it.
  public let polarity: Polarity?
  /// The words of the phrase that the text sounds like, where it is not the phrase itself: `credit card`
  /// for "credit cart". `nil` for words found as the phrase writes them, and for sound.
  public let resembles: String?

  /// A hit with all its parts.
  public init(
    term: Term,
    speaker: Speaker,
    channel: Int?,
    span: TimeSpan,
    words: Range<Int>? = nil,
    source: EvidenceSource,
    confidence: Confidence,
    text: String,
    hasApproximateTimes: Bool = false,
    captures: [Capture] = [],
    turn: Int? = nil,
    polarity: Polarity? = nil,
    resembles: String? = nil
  ) {
    self.term = term
    self.speaker = speaker
    self.channel = channel
    self.span = span
    self.words = words
    self.source = source
    self.confidence = confidence
    self.text = text
    self.hasApproximateTimes = hasApproximateTimes
    self.captures = captures
    self.turn = turn
    self.polarity = polarity
    self.resembles = resembles
  }

  /// The same hit, `offsetMs` later.
  public func shifted(byMs offsetMs: Int) -> Hit {
    Hit(
      term: term, speaker: speaker, channel: channel, span: span.shifted(byMs: offsetMs),
      words: words, source: source, confidence: confidence, text: text,
      hasApproximateTimes: hasApproximateTimes, captures: captures,
      turn: turn, polarity: polarity, resembles: resembles)
  }
}
