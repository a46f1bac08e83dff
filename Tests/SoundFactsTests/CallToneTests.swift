import CallModel
import SoundFacts
import Testing

@Suite("Tones of networks and machines")
struct CallToneTests {
  /// A rhythm: tones, then milliseconds of tone and pause in turn.
  struct Plan: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: CallEventKind
    let hertz: [Double]
    let rhythmMs: [Int]
    var testDescription: String { name }
  }

  static let plans = [
    Plan(name: "American ringing", kind: .ringback, hertz: [440, 480], rhythmMs: [2_000, 4_000]),
    Plan(name: "Korean ringing", kind: .ringback, hertz: [440, 480], rhythmMs: [1_000, 2_000]),
    Plan(name: "European ringing", kind: .ringback, hertz: [425], rhythmMs: [1_000, 4_000]),
    Plan(
      name: "British ringing", kind: .ringback, hertz: [400, 450], rhythmMs: [400, 200, 400, 2_000]),
    Plan(name: "American busy", kind: .busy, hertz: [480, 620], rhythmMs: [500, 500]),
    Plan(name: "European busy", kind: .busy, hertz: [425], rhythmMs: [500, 500]),
    Plan(name: "Chinese busy", kind: .busy, hertz: [450], rhythmMs: [350, 350]),
    Plan(name: "American reorder", kind: .reorder, hertz: [480, 620], rhythmMs: [250, 250]),
    Plan(name: "Korean reorder", kind: .reorder, hertz: [480, 620], rhythmMs: [300, 200]),
    Plan(name: "a calling fax", kind: .fax, hertz: [1_100], rhythmMs: [500, 3_000]),
  ]

  @Test("are told by their rhythm, two per cent off too", arguments: plans, [-0.02, 0.02])
  func rhythms(plan: Plan, error: Double) throws {
    var sound = MadeSound()
    sound.silence(ms: 700)
    var lastMs = 0
    for index in 0..<plan.rhythmMs.count * (plan.kind == .reorder ? 5 : 3) {
      let ms = plan.rhythmMs[index % plan.rhythmMs.count]
      if index.isMultiple(of: 2) {
        sound.tones(plan.hertz.map { $0 * (1 + error) }, ms: ms)
        lastMs = sound.endMs
      } else {
        sound.silence(ms: ms)
      }
    }
    sound.addNoise(amplitude: 0.01)
    let events = sound.measured().facts.events
    #expect(events.map(\.kind) == [plan.kind])
    let span = try #require(events.first).span
    #expect(abs(span.startMs - 700) <= 40)
    #expect(abs(span.endMs - lastMs) <= 40)
  }

  @Test("say when the call was answered: at the first sound after the ringing")
  func answer() throws {
    var sound = MadeSound()
    sound.silence(ms: 500)
    for _ in 0..<2 {
      sound.tones([440, 480], ms: 2_000)
      sound.silence(ms: 4_000)
    }
    sound.tones([440, 480], ms: 2_000)
    sound.silence(ms: 1_500)
    let answeredMs = sound.endMs
    sound.voice(ms: 3_000)
    sound.silence(ms: 500)
    let facts = sound.measured().facts
    let answerMs = try #require(facts.answerMs)
    #expect(abs(answerMs - answeredMs) <= 100)
    let fields = Dictionary(
      uniqueKeysWithValues: CallFields(facts, speakers: []).values.map { ($0.path, $0.value) })
    #expect(fields["call.answered"] == .flag(true))
    guard case .duration(let ringMs) = fields["call.ring_time"] else {
      Issue.record("no ring time")
      return
    }
    #expect(abs(ringMs - 15_500) <= 150)
  }

  @Test("say nothing of the answer where nothing rings")
  func noAnswer() {
    var sound = MadeSound()
    sound.silence(ms: 500)
    sound.voice(ms: 5_000)
    #expect(sound.measured().facts.answerMs == nil)
  }

  @Test("have a beep behind a greeting, and none without")
  func beep() {
    var sound = MadeSound()
    sound.silence(ms: 500)
    sound.voice(ms: 4_000)
    sound.silence(ms: 600)
    let beepMs = sound.endMs
    sound.tones([1_000], ms: 400)
    sound.silence(ms: 700)
    sound.voice(ms: 3_000)
    sound.silence(ms: 500)
    let facts = sound.measured().facts
    #expect(facts.events.map(\.kind) == [.greeting, .beep])
    #expect(abs((facts.events.last?.span.startMs ?? 0) - beepMs) <= 20)
    let fields = CallFields(facts, speakers: []).values
    #expect(fields.contains { $0.path == "call.voicemail" && $0.value == .flag(true) })

    var alone = MadeSound()
    alone.silence(ms: 3_000)
    alone.tones([1_000], ms: 400)
    alone.silence(ms: 700)
    alone.voice(ms: 3_000)
    #expect(alone.measured().facts.events.isEmpty)
  }

  @Test(
    "are one where a coder smears them: what is 30 Hz away is no second tone",
    arguments: [-30.0, 30])
  func smeared(apart: Double) {
    var sound = MadeSound()
    sound.silence(ms: 700)
    for index in 0..<7 {
      sound.tones(index == 3 ? [425, 425, 425, 425 + apart] : [425], ms: 500)
      sound.silence(ms: 500)
    }
    sound.addNoise(amplitude: 0.003)
    let events = sound.measured().facts.events
    #expect(events.map(\.kind) == [.busy])
    #expect((events.first?.span.durationMs ?? 0) >= 6_400, "the smeared burst does not break it")
  }

  @Test("go on where a high one is broken: a fax that answers through a coder")
  func broken() {
    var sound = MadeSound()
    sound.silence(ms: 1_000)
    for _ in 0..<3 {
      sound.tones([2_100], ms: 900)
      sound.silence(ms: 55)
    }
    sound.silence(ms: 1_000)
    sound.addNoise(amplitude: 0.003)
    #expect(sound.measured().facts.events.map(\.kind) == [.fax])
  }

  @Test(
    "a low tone that hardly stands out of what is around it is a vowel and no beep",
    arguments: [0.22, 0.0])
  func vowel(loudnessAround: Double) {
    var sound = MadeSound()
    sound.silence(ms: 500)
    sound.voice(ms: 4_000)
    sound.silence(ms: 600)
    sound.tones([350, 910, 1_730, 2_390], ms: 150, amplitude: 0.1 * loudnessAround)
    sound.tones([350], ms: 240)
    sound.silence(ms: 700)
    sound.voice(ms: 3_000)
    let kinds = sound.measured().facts.events.map(\.kind)
    #expect(kinds == (loudnessAround > 0 ? [] : [.greeting, .beep]))
  }

  @Test("are none in speech and none in noise")
  func nothing() {
    var sound = MadeSound(seed: 3)
    for _ in 0..<10 {
      sound.voice(ms: 2_700)
      sound.silence(ms: 800)
    }
    #expect(sound.measured().facts.events.isEmpty)
    var noise = MadeSound()
    noise.silence(ms: 20_000)
    noise.addNoise(amplitude: 0.1)
    #expect(noise.measured().facts.events.isEmpty)
  }
}
