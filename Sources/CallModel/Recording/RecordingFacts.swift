/// What the sound of a recording tells besides words: who talks when, music, tones, and how good the sound
/// is. Measured once when a recording is heard and kept with what else is known of the call, so that rules
/// can ask for it when the recording is gone.
///
/// All times count from the start of the recording. Nothing here says who is on which channel: that is a
/// statement about the call and may change, see `Call.channelSpeakers`.
public struct RecordingFacts: Sendable, Hashable, Codable {
  /// How long the recording is, in milliseconds.
  public let lengthMs: Int
  /// Each channel by itself, channel 0 first.
  public let channels: [ChannelFacts]
  /// Whether the two channels carry the same sound, each perhaps with a loudness of its own. Then nobody
  /// can tell from the channels who speaks. `false` for one channel.
  public let hasEqualChannels: Bool
  /// What happened, in order of time.
  public let events: [RecordingEvent]
  /// When the call was answered, in milliseconds: the first sound after the last ringing. `nil` where no
  /// ringing is heard: the recording then probably begins with the answer, but nobody knows.
  public let answerMs: Int?

  /// Facts with all their parts; events are put in order of time.
  public init(
    lengthMs: Int, channels: [ChannelFacts], hasEqualChannels: Bool = false,
    events: [RecordingEvent] = [], answerMs: Int? = nil
  ) {
    self.lengthMs = lengthMs
    self.channels = channels
    self.hasEqualChannels = hasEqualChannels
    self.events = events.sorted {
      ($0.span.startMs, $0.span.endMs, $0.kind.rawValue, $0.channel ?? -1)
        < ($1.span.startMs, $1.span.endMs, $1.kind.rawValue, $1.channel ?? -1)
    }
    self.answerMs = answerMs
  }
}

/// What the sound of one channel tells.
public struct ChannelFacts: Sendable, Hashable, Codable {
  // INVARIANT: in order of time; none touches the next.
  /// Where somebody speaks. Pauses shorter than `SpeechSegments.pauseMs` belong to the speech around them;
  /// music, tones and announcements on hold do not.
  public let speech: [TimeSpan]
  // INVARIANT: in order of time; none touches the next.
  /// Where music plays.
  public let music: [TimeSpan]
  /// How loud speech is, in decibels relative to full scale (a sine of full scale has −3): the mean power of
  /// the speech, pauses left out. `nil` where there is less than a second of it.
  public let speechLevelDB: Double?
  /// How far speech is above the noise of its pauses, in decibels. `nil` where there is less than a second
  /// of either.
  public let signalToNoiseDB: Double?
  /// The share of samples that were cut off at full scale, 0 to 1.
  public let clippedShare: Double
  /// Whether nothing at all is on the channel.
  public let isDead: Bool

  /// Facts with all their parts.
  public init(
    speech: [TimeSpan] = [], music: [TimeSpan] = [], speechLevelDB: Double? = nil,
    signalToNoiseDB: Double? = nil, clippedShare: Double = 0, isDead: Bool = false
  ) {
    self.speech = speech
    self.music = music
    self.speechLevelDB = speechLevelDB
    self.signalToNoiseDB = signalToNoiseDB
    self.clippedShare = clippedShare
    self.isDead = isDead
  }
}
