import CallModel
import SoundFacts
import Testing

@Suite("Keys that are pressed")
struct PressedKeyTests {
  private static let low = [697.0, 770, 852, 941]
  private static let high = [1_209.0, 1_336, 1_477, 1_633]
  private static let keys: [[Character]] = [
    ["1", "2", "3", "A"], ["4", "5", "6", "B"], ["7", "8", "9", "C"], ["*", "0", "#", "D"],
  ]

  @Test("are all heard, with telephones that are two per cent off", arguments: [-0.02, 0, 0.02])
  func allKeys(error: Double) {
    var sound = MadeSound()
    sound.silence(ms: 300)
    for low in Self.low {
      for high in Self.high {
        sound.tones([low * (1 + error), high * (1 - error)], ms: 60)
        sound.silence(ms: 70)
      }
    }
    sound.addNoise(amplitude: 0.02)
    #expect(sound.measured().keys[0].map(\.key) == Self.keys.flatMap(\.self))
  }

  @Test("are told where they are, to a hundredth of a second or two")
  func times() throws {
    var sound = MadeSound()
    sound.silence(ms: 1_000)
    sound.tones([770, 1_336], ms: 100)
    sound.silence(ms: 500)
    let key = try #require(sound.measured().keys[0].first)
    #expect(abs(key.span.startMs - 1_000) <= 20)
    #expect(abs(key.span.endMs - 1_100) <= 20)
  }

  @Test("are kept without their digits")
  func masked() {
    var sound = MadeSound()
    for (low, high) in [(697.0, 1_209.0), (941, 1_477), (852, 1_477)] {
      sound.silence(ms: 200)
      sound.tones([low, high], ms: 100)
    }
    sound.silence(ms: 500)
    let measured = sound.measured()
    #expect(measured.keys[0].map(\.key) == ["1", "#", "9"])
    #expect(measured.facts.events.map(\.detail) == ["digit", "#", "digit"])
    #expect(measured.facts.events.allSatisfy { $0.kind == .dtmf && $0.channel == 0 })
  }

  @Test(
    "are no blip of 15 ms, no single tone, no pair far out of balance, and nothing that is said")
  func noKeys() {
    var sound = MadeSound()
    sound.silence(ms: 300)
    sound.tones([697, 1_209], ms: 15)
    sound.silence(ms: 300)
    sound.tones([697], ms: 200)
    sound.silence(ms: 300)
    sound.tones([697, 697, 697, 697, 1_209], ms: 200)
    sound.silence(ms: 300)
    sound.tones([720, 1_270], ms: 200)
    sound.silence(ms: 300)
    sound.voice(ms: 20_000)
    #expect(sound.measured().keys[0].isEmpty)
  }
}
