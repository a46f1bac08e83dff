/// One call as it enters the pipeline: its name, its files and what is known about it.
public struct Call: Sendable, Hashable {
  /// The name that stays the same over every run; the calls file's, or the recording's stem.
  public let id: String
  /// The path of the recording; `nil` for a call of which only a transcript is left.
  public let recordingPath: String?
  /// The path of the transcript, if there is one.
  public let transcriptPath: String?
  /// Who speaks on which channel, channel 0 first; empty where nobody has said.
  public let channelSpeakers: [Speaker]
  /// How far into the recording the call was answered, in milliseconds; `nil` if not known.
  public let answerOffsetMs: Int?
  /// Everything that rules can ask.
  public let facts: CallFacts

  /// A call with all its parts.
  public init(
    id: String, recordingPath: String?, transcriptPath: String? = nil,
    channelSpeakers: [Speaker] = [], answerOffsetMs: Int? = nil, facts: CallFacts
  ) {
    self.id = id
    self.recordingPath = recordingPath
    self.transcriptPath = transcriptPath
    self.channelSpeakers = channelSpeakers
    self.answerOffsetMs = answerOffsetMs
    self.facts = facts
  }
}
