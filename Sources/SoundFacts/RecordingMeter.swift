public import CallModel

/// Measures what the sound of a recording tells besides words, block by block as it is decoded.
///
/// ```swift
/// let meter = RecordingMeter(recordedRateHz: 8_000, channelCount: 2)
/// while let block = try reader.nextBlock() { meter.append(block.channels) }
/// let facts = meter.finish().facts
/// ```
///
/// One core measures an hour of two channels in about two seconds. Memory grows by some five megabytes for
/// each hour of a channel.
public final class RecordingMeter {
  /// Raised whenever the same recording could give other facts than before: what was measured by another
  /// version is measured again when the recording is there.
  public static let version = "facts 2"

  private let channels: [ChannelMeter]
  private var likeness = ChannelLikeness()

  /// A meter for a recording of `channelCount` channels that was made at `recordedRateHz`.
  public init(recordedRateHz: Int, channelCount: Int) {
    channels = (0..<channelCount).map { _ in ChannelMeter(recordedRateHz: recordedRateHz) }
  }

  /// Takes the next samples of each channel, at 16 kHz, as `AudioInput` gives them.
  public func append(_ block: [[Float]]) {
    for (meter, samples) in zip(channels, block) { meter.append(samples) }
    if block.count == 2 { likeness.append(block[0], block[1]) }
  }

  /// Ends the recording. Nothing may be appended afterwards.
  public func finish() -> MeasuredRecording {
    let measures = channels.map { $0.finish() }
    return RecordingReading(measures, hasEqualChannels: likeness.areEqual).measured
  }
}

/// What was measured.
public struct MeasuredRecording: Sendable, Hashable {
  /// What is kept.
  public let facts: RecordingFacts
  /// The keys that were pressed on each channel, digits and all. They are not kept.
  public let keys: [[PressedKey]]
}
