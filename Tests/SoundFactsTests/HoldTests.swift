import CallModel
import SoundFacts
import Testing

@Suite("Music and waiting")
struct HoldTests {
  @Test("music is told from speech")
  func music() throws {
    var sound = MadeSound(seed: 5)
    sound.silence(ms: 500)
    sound.voice(ms: 12_000)
    let startMs = sound.endMs
    sound.music(ms: 30_000)
    let endMs = sound.endMs
    sound.voice(ms: 12_000)
    let facts = sound.measured().facts
    let music = facts.channels[0].music
    try #require(music.count == 1)
    #expect(abs(music[0].startMs - startMs) <= 1_500)
    #expect(abs(music[0].endMs - endMs) <= 1_500)
    #expect(facts.events.map(\.kind) == [.hold])
    let speechMs = facts.channels[0].speech.reduce(0) { $0 + $1.durationMs }
    #expect(abs(speechMs - 24_000) <= 2_500)
  }

  @Test("an announcement between music belongs to the wait, unless the other side answers it")
  func announcement() {
    var line = MadeSound(seed: 6)
    line.music(ms: 15_000)
    line.silence(ms: 400)
    let saidMs = line.endMs
    line.voice(ms: 6_000)
    line.silence(ms: 400)
    line.music(ms: 15_000)
    var silent = MadeSound(seed: 8)
    silent.silence(ms: line.endMs - 1_500)
    silent.voice(ms: 1_000)
    let held = MadeSound.measured([line, silent]).facts
    #expect(held.events.map(\.kind) == [.hold])
    #expect(held.channels[0].speech.isEmpty)

    var answering = MadeSound(seed: 8)
    answering.silence(ms: saidMs + 500)
    answering.voice(ms: 4_000)
    let talked = MadeSound.measured([line, answering]).facts
    #expect(talked.events.map(\.kind) == [.hold, .hold])
    #expect(talked.channels[0].speech.count == 1)
  }

  @Test("the best path through odds is the best of all paths")
  func bestPath() {
    let odds: [[Float]] = [
      [1, 1, -1, 1, 1], [-4, -4, 4, 4, 4, 4, 4, -4, -4], [4, -4, 4, -4], [0, 0], [], [-3],
      [4, 4, 4, -2, -2, 4, 4, -4, -4, -4, -4, -4],
    ]
    for odds in odds {
      let path = MusicSegments.bestPath(odds)
      #expect(path.count == odds.count)
      let best = (0..<1 << odds.count).map { score((0..<odds.count).map { $0 }, bits: $0, odds) }
        .max()
      let own = score(
        Array(odds.indices),
        bits: path.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) },
        odds)
      #expect(own == best)
    }
  }

  private func score(_ places: [Int], bits: Int, _ odds: [Float]) -> Float {
    var score: Float = 0
    for place in places {
      let isMusic = bits >> place & 1 == 1
      score += (isMusic ? 1 : -1) * odds[place] / 2
      if place > 0, isMusic != (bits >> (place - 1) & 1 == 1) { score -= MusicSegments.changeCost }
    }
    return score
  }
}
