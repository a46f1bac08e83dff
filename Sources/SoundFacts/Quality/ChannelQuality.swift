import CallModel
import Glibc

/// How good the sound of a channel is.
struct ChannelQuality {
  /// Speech or noise shorter than this is too little to tell its level, in milliseconds.
  static let leastMs = 1_000
  /// A channel that is never louder than this for longer than a crackle is dead: −62 dB.
  static let deadLevel: UInt8 = 96
  /// Speech is this far above the quietest tenth of its frames at most where the line is silent between
  /// words, in decibels.
  static let mostDB = 60.0

  /// How loud speech is, in decibels relative to full scale.
  let speechLevelDB: Double?
  /// How far it is above the noise, in decibels.
  let signalToNoiseDB: Double?
  /// The share of samples that were cut off.
  let clippedShare: Double
  /// Whether nothing is on the channel.
  let isDead: Bool

  /// The quality of a channel with `speech`, where `others` (music, tones) are neither speech nor noise.
  init(_ measures: ChannelMeasures, speech: [TimeSpan], others: [TimeSpan]) {
    let sounding = speech.union(others)
    let noise = sounding.gaps(from: 0, to: measures.lengthMs)
      // The edges of speech are not noise.
      .map { TimeSpan(startMs: $0.startMs + 100, endMs: $0.endMs - 100) }
    let speechPower = Self.power(measures.levels, speech)
    let noisePower = Self.power(measures.levels, noise)
    speechLevelDB = speechPower.map { Self.tenths(10 * log10($0)) }
    signalToNoiseDB =
      if let speechPower, let noisePower {
        Self.tenths(min(10 * log10(max(speechPower - noisePower, 1e-12) / noisePower), Self.mostDB))
      } else { nil }
    clippedShare =
      measures.sampleCount == 0
      ? 0 : (Double(measures.clippedCount) / Double(measures.sampleCount) * 1e6).rounded() / 1e6
    let audible = measures.levels.count { $0 > Self.deadLevel }
    isDead = audible * 200 <= measures.levels.count
  }

  /// The mean power in `spans`; `nil` where they are too short to tell.
  private static func power(_ levels: [UInt8], _ spans: [TimeSpan]) -> Double? {
    var sum = 0.0
    var count = 0
    for span in spans where span.durationMs > 0 {
      let frames = (span.startMs / FrameClock.shortHopMs..<span.endMs / FrameClock.shortHopMs)
        .clamped(to: levels.indices)
      for frame in frames { sum += Level.power(levels[frame]) }
      count += frames.count
    }
    return count * FrameClock.shortHopMs >= leastMs ? sum / Double(count) : nil
  }

  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
