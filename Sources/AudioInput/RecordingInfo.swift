/// What a recording says about itself when it is opened.
public struct RecordingInfo: Sendable, Hashable {
  /// The path as the user gave it.
  public let path: String
  /// Container and codec in plain words, for example `WAV, µ-law` or `Ogg Opus`.
  public let formatName: String
  /// Samples a second in each channel, as recorded.
  public let sampleRateHz: Int
  /// 1 or 2.
  public let channelCount: Int
  /// How long it is, to the nearest millisecond; `nil` where only decoding to the end can tell.
  /// For an MP3 file without its encoder's count the coder's delay is counted in (0.14 s at 8 kHz).
  public let durationMs: Int?

  /// A description with all its parts.
  public init(
    path: String, formatName: String, sampleRateHz: Int, channelCount: Int, durationMs: Int?
  ) {
    self.path = path
    self.formatName = formatName
    self.sampleRateHz = sampleRateHz
    self.channelCount = channelCount
    self.durationMs = durationMs
  }
}
