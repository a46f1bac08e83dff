import CallModel

/// How good a recording is to listen to: as good as its worst channel.
struct SoundQuality {
  /// What a rule asks for.
  enum Grade: String {
    case good, fair, poor
  }

  /// The quietest speech, in decibels relative to full scale; `nil` where none is long enough.
  let speechLevelDB: Double?
  /// The least distance of speech to noise, in decibels; `nil` where nobody can tell.
  let signalToNoiseDB: Double?
  /// The largest share of samples that were cut off.
  let clippedShare: Double
  private let hasDeadChannel: Bool

  /// The quality of a recording with `channels`.
  init(_ channels: [ChannelFacts]) {
    speechLevelDB = channels.compactMap(\.speechLevelDB).min()
    signalToNoiseDB = channels.compactMap(\.signalToNoiseDB).min()
    clippedShare = channels.map(\.clippedShare).max() ?? 0
    hasDeadChannel = channels.contains(where: \.isDead)
  }

  /// Good is 20 dB of speech over noise, at most 0.1 % of samples cut off, and speech above −35 dB; half as
  /// good is fair. `nil` where nobody speaks long enough to tell.
  var grade: Grade? {
    if hasDeadChannel { return .poor }
    guard let speechLevelDB else { return nil }
    let ratio = signalToNoiseDB ?? ChannelQuality.mostDB
    if ratio < 10 || clippedShare > 0.01 || speechLevelDB < -45 { return .poor }
    if ratio < 20 || clippedShare > 0.001 || speechLevelDB < -35 { return .fair }
    return .good
  }
}
