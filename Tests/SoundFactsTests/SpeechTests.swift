import CallModel
import SoundFacts
import Testing

@Suite("Who speaks, and how well it sounds")
struct SpeechTests {
  /// Three stretches of voice with pauses of a second between.
  private static func talk(amplitude: Double = 0.2) -> (sound: MadeSound, spans: [TimeSpan]) {
    var sound = MadeSound(seed: 7)
    var spans: [TimeSpan] = []
    sound.silence(ms: 1_000)
    for length in [2_000, 500, 3_500] {
      let startMs = sound.endMs
      sound.voice(ms: length, amplitude: amplitude)
      spans.append(TimeSpan(startMs: startMs, endMs: sound.endMs))
      sound.silence(ms: 1_000)
    }
    return (sound, spans)
  }

  @Test("speech is found to a tenth of a second", arguments: [Float(0), 0.002, 0.02])
  func segments(noise: Float) throws {
    var (sound, spans) = Self.talk()
    sound.addNoise(amplitude: noise)
    let found = sound.measured().facts.channels[0].speech
    try #require(found.count == spans.count)
    for (found, span) in zip(found, spans) {
      #expect(abs(found.startMs - span.startMs) <= 120)
      #expect(abs(found.endMs - span.endMs) <= 120)
    }
  }

  @Test(
    "noise is no speech, loud or not, and neither is silence", arguments: [Float(0), 0.01, 0.5])
  func noSpeech(noise: Float) {
    var sound = MadeSound()
    sound.silence(ms: 20_000)
    sound.addNoise(amplitude: noise)
    #expect(sound.measured().facts.channels[0].speech.isEmpty)
  }

  @Test("it does not matter in which blocks a recording comes, nor at which rate it was made")
  func blocks() {
    let (sound, _) = Self.talk()
    let whole = sound.measured()
    for blockMs in [7, 333, 60_000] { #expect(sound.measured(blockMs: blockMs) == whole) }
    let filtered = sound.measured(recordedRateHz: 16_000).facts.channels[0].speech
    #expect(filtered.count == whole.facts.channels[0].speech.count)
  }

  @Test("loudness, noise and clipping are measured")
  func quality() throws {
    var (sound, _) = Self.talk()
    sound.addNoise(amplitude: 0.01)
    let quiet = sound.measured().facts.channels[0]
    let level = try #require(quiet.speechLevelDB)
    let louder = try #require(
      Self.talk(amplitude: 0.4).sound.measured().facts.channels[0].speechLevelDB)
    #expect(abs(louder - level - 6) < 0.5)
    // The mean square of the noise is 3.3e-5, −44.8 dB, of which nine tenths lie in the band.
    let ratio = try #require(quiet.signalToNoiseDB)
    #expect(abs(level - ratio - -45.2) < 1)
    #expect(quiet.clippedShare == 0)

    var (loud, _) = Self.talk(amplitude: 4)
    loud = loud.clipped()
    #expect(loud.measured().facts.channels[0].clippedShare > 0.01)
  }

  @Test("a channel with nothing on it is dead, and one with a word is not")
  func dead() {
    var empty = MadeSound()
    empty.silence(ms: 8_000)
    empty.addNoise(amplitude: 0.0005)
    let facts = MadeSound.measured([Self.talk().sound, empty]).facts
    #expect(facts.channels.map(\.isDead) == [false, true])
  }

  @Test("two channels with the same sound are told, each with a loudness of its own")
  func sameChannels() {
    let one = Self.talk().sound
    let other = Self.talk(amplitude: 0.07).sound
    #expect(MadeSound.measured([one, other]).facts.hasEqualChannels)
    var another = MadeSound(seed: 9)
    another.silence(ms: 2_500)
    another.voice(ms: 4_000)
    #expect(!MadeSound.measured([one, another]).facts.hasEqualChannels)
  }

  @Test("a recording of nothing has no facts and is no fault", arguments: [0, 1, 20, 200])
  func short(ms: Int) {
    var sound = MadeSound()
    sound.silence(ms: ms)
    let facts = sound.measured().facts
    #expect(facts.lengthMs == ms)
    #expect(facts.channels[0].speech.isEmpty && facts.events.isEmpty)
  }
}

extension MadeSound {
  /// The same, cut off at full scale.
  fileprivate func clipped() -> MadeSound { mapped { min(max($0, -1), 1) } }
}
