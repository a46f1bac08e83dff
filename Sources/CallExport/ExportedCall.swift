public import CallModel

/// All that is known of a call, to be handed to other programs. Times count from the start of the
/// recording.
public struct ExportedCall: Sendable {
  /// A recording as far as others need it.
  public struct Recording: Sendable {
    /// The file's name, without its folders.
    public let filename: String
    /// The SHA-256 of its bytes, in hexadecimal digits.
    public let sha256: String
    /// How long it is.
    public let durationMs: Int64
    /// How many channels it has.
    public let channelCount: Int
    /// Its bytes, where they are to be handed on, too.
    public let bytes: [UInt8]?

    /// A recording with all its parts.
    public init(
      filename: String, sha256: String, durationMs: Int64, channelCount: Int, bytes: [UInt8]?
    ) {
      self.filename = filename
      self.sha256 = sha256
      self.durationMs = durationMs
      self.channelCount = channelCount
      self.bytes = bytes
    }
  }

  /// The call and its facts.
  public let call: Call
  /// Its recording; `nil` if there is none.
  public let recording: Recording?
  /// What was said, where it is known word by word.
  public let transcript: Transcript?
  /// What was found.
  public let hits: [Hit]
  /// What of it the outcomes that hold rest on.
  public let evidence: [Hit]

  /// A call with all its parts.
  ///
  /// - Parameter evidence: with times from the call's answer, as outcomes have them.
  public init(
    call: Call, recording: Recording?, transcript: Transcript?, hits: [Hit], evidence: [Hit]
  ) {
    self.call = call
    self.recording = recording
    self.transcript = transcript?.assigningChannelSpeakers(call.channelSpeakers)
    self.hits = hits
    self.evidence = evidence.map { $0.shifted(byMs: call.answerOffsetMs ?? 0) }
  }
}

extension Transcript {
  /// The same transcript, in which words that nobody has been named for are said by the speaker of
  /// their channel.
  fileprivate func assigningChannelSpeakers(_ speakers: [Speaker]) -> Transcript {
    let words = words.map { word in
      guard word.speaker == .unknown, let channel = word.channel, speakers.indices.contains(channel)
      else { return word }
      return Word(
        text: word.text, span: word.span, confidence: word.confidence, speaker: speakers[channel],
        speakerLabel: word.speakerLabel, channel: channel, turn: word.turn,
        hasApproximateTimes: word.hasApproximateTimes)
    }
    return Transcript(words: words, format: format, language: language)
  }
}
