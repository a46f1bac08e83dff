/// Tells in which hops somebody may be speaking.
///
/// A hop is silence only where each of four groups of bands is quiet: less than 5 dB above its own noise
/// floor, or some 75 dB below full scale. So what is steady is silence however loud it is, and
/// everything that comes and goes (music, ringing, breath, a door) is taken for speech.
struct SpeechDetector: Sendable {
  /// 80 … 480, 480 … 1,000, 1,000 … 2,000 and 2,000 … 3,300 Hz.
  static let groups = [0..<12, 12..<27, 27..<45, 45..<59]
  /// How far above the floor silence may be.
  static let margin: Float = 1.2
  /// What is quieter is silence, whatever the floor.
  static let silentLevel: Float = -15

  private var floors = SpeechDetector.groups.map(NoiseFloor.init)

  /// Takes the next hop into account.
  mutating func measure(_ hop: FeatureHop) {
    for index in floors.indices { floors[index].append(hop) }
  }

  /// Whether hop `index` may be speech; see ``NoiseFloor/levels(atHop:)``.
  mutating func maySpeak(atHop index: Int) -> Bool {
    var maySpeak = false
    for group in floors.indices {
      let (loudness, floor) = floors[group].levels(atHop: index)
      if loudness > max(floor + Self.margin, Self.silentLevel) { maySpeak = true }
    }
    return maySpeak
  }
}
