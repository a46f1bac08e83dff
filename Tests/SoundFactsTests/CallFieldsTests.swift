import CallModel
import SoundFacts
import Testing

@Suite("What rules can ask of a recording")
struct CallFieldsTests {
  /// caller 1–4 s and 9–12 s; agent 5–8.5 s, and 11–15 s into the caller's words; then nothing up to 20 s.
  private static let caller = ChannelFacts(
    speech: [span(1_000, 4_000), span(9_000, 12_000)], speechLevelDB: -22, signalToNoiseDB: 31)
  private static let agent = ChannelFacts(
    speech: [span(5_000, 8_500), span(11_000, 15_000)], speechLevelDB: -28, signalToNoiseDB: 24)
  private static let both = RecordingFacts(lengthMs: 20_000, channels: [caller, agent])

  private static func span(_ startMs: Int, _ endMs: Int) -> TimeSpan {
    TimeSpan(startMs: startMs, endMs: endMs)
  }

  private func fields(_ facts: RecordingFacts, _ speakers: [Speaker] = []) -> [String: FieldValue] {
    Dictionary(
      uniqueKeysWithValues: CallFields(facts, speakers: speakers).values.map { ($0.path, $0.value) }
    )
  }

  @Test("two people on two channels: who speaks, how long, into whose words")
  func twoPeople() {
    let fields = fields(Self.both, [.caller, .agent])
    #expect(fields["caller.talk_time"] == .duration(ms: 6_000))
    #expect(fields["agent.talk_time"] == .duration(ms: 7_500))
    #expect(fields["overlap.total"] == .duration(ms: 1_000))
    #expect(fields["overlap.share"] == .percent(FixedDecimal(millionths: 80_000)))
    #expect(fields["caller.talk_share"] == .percent(FixedDecimal(millionths: 480_000)))
    #expect(fields["agent.talk_share"] == .percent(FixedDecimal(millionths: 600_000)))
    #expect(fields["caller.longest_turn"] == .duration(ms: 3_000))
    #expect(fields["agent.interruptions"] == .number(FixedDecimal(millionths: 1_000_000)))
    #expect(fields["caller.interruptions"] == .number(FixedDecimal(millionths: 0)))
    #expect(fields["caller.response_delay"] == .duration(ms: 500))
    #expect(fields["agent.response_delay"] == .duration(ms: 1_000))
    #expect(fields["silence.total"] == .duration(ms: 7_500))
    #expect(fields["silence.longest"] == .duration(ms: 5_000))
    #expect(fields["call.audio_quality"] == .choice("good"))
    #expect(fields["audio.speech_level"] == .number(FixedDecimal(millionths: 28_000_000)))
  }

  @Test("where nobody says who is on which channel, it is unknown who speaks, and silence is known")
  func unknownSpeakers() {
    let fields = fields(Self.both)
    #expect(fields.keys.filter { $0.hasPrefix("caller.") || $0.hasPrefix("agent.") }.isEmpty)
    #expect(fields["overlap.total"] == nil)
    #expect(fields["silence.longest"] == .duration(ms: 5_000))
  }

  @Test("one channel, and two that are copies, tell silence and waiting alone")
  func oneSound() {
    let mono = RecordingFacts(lengthMs: 20_000, channels: [Self.caller])
    let copies = RecordingFacts(
      lengthMs: 20_000, channels: [Self.caller, Self.caller], hasEqualChannels: true)
    for fields in [fields(mono), fields(copies, [.caller, .agent])] {
      #expect(fields["caller.talk_time"] == nil)
      #expect(fields["overlap.share"] == nil)
      #expect(fields["silence.total"] == .duration(ms: 14_000))
      #expect(fields["hold.total"] == .duration(ms: 0))
    }
  }

  @Test("a dead channel makes unknown what its side may have said")
  func deadChannel() {
    let facts = RecordingFacts(
      lengthMs: 20_000, channels: [Self.caller, ChannelFacts(isDead: true)])
    let fields = fields(facts, [.caller, .agent])
    #expect(fields["caller.talk_time"] == .duration(ms: 6_000))
    #expect(fields["agent.talk_time"] == nil)
    #expect(fields["caller.talk_share"] == nil)
    #expect(fields["silence.total"] == nil)
    #expect(fields["audio.dead_channel"] == .flag(true))
    #expect(fields["call.audio_quality"] == .choice("poor"))
  }

  @Test("waiting is counted, and is no silence")
  func holds() {
    let facts = RecordingFacts(
      lengthMs: 20_000, channels: [Self.caller],
      events: [
        RecordingEvent(.hold, span: Self.span(12_000, 17_000), channel: 0),
        RecordingEvent(.hold, span: Self.span(4_500, 9_000), channel: 0),
      ])
    let fields = fields(facts)
    #expect(fields["hold.count"] == .number(FixedDecimal(millionths: 2_000_000)))
    #expect(fields["hold.total"] == .duration(ms: 9_500))
    #expect(fields["hold.longest"] == .duration(ms: 5_000))
    #expect(fields["silence.longest"] == .duration(ms: 3_000))
  }

  @Test("nobody speaking leaves shares unknown")
  func nobody() {
    let facts = RecordingFacts(lengthMs: 5_000, channels: [ChannelFacts(), ChannelFacts()])
    let fields = fields(facts, [.agent, .caller])
    #expect(fields["caller.talk_time"] == .duration(ms: 0))
    #expect(fields["caller.talk_share"] == nil)
    #expect(fields["caller.response_delay"] == nil)
    #expect(fields["call.audio_quality"] == nil)
    #expect(fields["silence.total"] == .duration(ms: 5_000))
  }
}
