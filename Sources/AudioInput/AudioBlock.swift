/// A stretch of a recording, decoded: mono samples per channel, 16,000 a second.
public struct AudioBlock: Sendable, Hashable {
  /// The rate of all blocks, whatever the rate of the recording.
  public static let sampleRateHz = 16_000

  /// The number of the first sample, counted from the start of the recording.
  public let startSample: Int
  // INVARIANT: all channels have the same count, and at least one sample.
  /// The samples of each channel, channel 0 first; full scale is ±1, and coders that overshoot may
  /// go a little beyond.
  public let channels: [[Float]]

  /// How many samples each channel has.
  public var sampleCount: Int { channels.first?.count ?? 0 }

  package init(startSample: Int, channels: [[Float]]) {
    self.startSample = startSample
    self.channels = channels
  }
}
