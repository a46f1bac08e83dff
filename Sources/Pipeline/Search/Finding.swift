public import CallModel

/// A place in a call where a phrase was found, in the sound, in the transcript, or in both.
public struct Finding: Sendable, Hashable {
  /// The call.
  public let call: Call
  /// What was looked for.
  public let term: Term
  /// Who said it.
  public let speaker: Speaker
  /// When, from the start of the recording.
  public let span: TimeSpan
  /// How sure the surer of the two sources is.
  public let confidence: Confidence
  /// How sure the sound is; `nil` where it was not heard.
  public let heard: Confidence?
  /// How sure the transcript is; `nil` where it was not read.
  public let read: Confidence?
  /// The words as they were found: the transcript's, else the spelling that was listened for.
  public let text: String
  /// The words of the phrase that the transcript's sound like, where they are not the phrase itself.
  public let resembles: String?
  /// The words around it; `nil` for a call without a transcript.
  public let context: SpokenContext?

  /// The finding that `mention`, hits of one term in one place, stands for.
  ///
  /// - Parameter transcript: what the call's transcript says, if it has one.
  init(_ mention: Mention, in call: Call, transcript: Transcript?) {
    let best = mention.hits.max { $0.confidence < $1.confidence } ?? mention.first
    let inTranscript = mention.hits.first { $0.source == .transcript }
    self.call = call
    term = mention.first.term
    speaker = mention.hits.map(\.speaker).first { $0 != .unknown } ?? .unknown
    span = best.span
    confidence = best.confidence
    heard = mention.confidence(in: .audio)
    read = mention.confidence(in: .transcript)
    text = inTranscript?.text ?? best.text
    resembles = inTranscript?.resembles
    context = transcript.map { SpokenContext(of: inTranscript ?? best, in: $0) }
  }
}
