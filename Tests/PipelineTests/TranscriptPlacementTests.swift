import CallModel
import Diagnostics
import Pipeline
import TestSupport
import Testing

/// Whether words are said where a recording has speech.
@Suite struct TranscriptPlacementTests {
  /// Two people who take turns, by a seed: where each speaks.
  private func talk(seed: UInt64) -> [[TimeSpan]] {
    var random = SeededGenerator(seed: seed)
    var speech: [[TimeSpan]] = [[], []]
    var nowMs = 1000
    var turn = 0
    while nowMs < 280_000 {
      let lengthMs = Int.random(in: 1500...9000, using: &random)
      speech[turn % 2].append(TimeSpan(startMs: nowMs, endMs: nowMs + lengthMs))
      nowMs += lengthMs + Int.random(in: 300...3000, using: &random)
      turn += 1
    }
    return speech
  }

  /// Words every 0.4 s of `speech`, as they are said.
  private func transcript(
    _ speech: [[TimeSpan]], format: String = "x", hasChannels: Bool = true,
    speakers: [Speaker] = [.unknown, .unknown]
  ) -> Transcript {
    let words = speech.enumerated().flatMap { channel, spans in
      spans.flatMap { span in
        stride(from: span.startMs, to: span.endMs - 300, by: 400).map {
          Transcript.Word(
            text: "a", span: TimeSpan(startMs: $0, endMs: $0 + 300), speaker: speakers[channel],
            channel: hasChannels ? channel : nil, turn: 0)
        }
      }
    }
    return Transcript(words: words, format: format)
  }

  private func facts(
    _ channels: [[TimeSpan]], areEqual: Bool = false, dead: Int? = nil
  ) -> RecordingFacts {
    RecordingFacts(
      lengthMs: 300_000,
      channels: channels.enumerated().map { ChannelFacts(speech: $1, isDead: $0 == dead) },
      hasEqualChannels: areEqual)
  }

  private func remark(
    _ transcript: Transcript, _ sound: RecordingFacts, _ speakers: [Speaker] = []
  ) -> InputError? {
    TranscriptPlacement(transcript, sound: sound, speakers: speakers).remark(path: "t.json")
  }

  @Test(
    "a transcript of the call is never doubted, and that of another call always", arguments: 0..<20)
  func rightAndWrong(seed: Int) throws {
    let own = talk(seed: UInt64(seed))
    let other = talk(seed: UInt64(seed) + 1000)
    #expect(remark(transcript(own), facts(own)) == nil)
    let error = try #require(remark(transcript(other), facts(own)))
    #expect(error.reason.hasSuffix("nearly as many as by chance"))
    #expect(error.advice == "is it the transcript of another call?")
  }

  @Test("channels the other way round are told from another call", arguments: 0..<20)
  func swapped(seed: Int) throws {
    let own = talk(seed: UInt64(seed))
    let error = try #require(remark(transcript(own.reversed()), facts(own)))
    #expect(error.reason.hasPrefix("its channels look swapped: "))
  }

  @Test("where the transcript names no channels, its speakers do")
  func bySpeaker() throws {
    let own = talk(seed: 5)
    let words = transcript(own, hasChannels: false, speakers: [.caller, .agent])
    #expect(remark(words, facts(own), [.caller, .agent]) == nil)
    let error = try #require(remark(words, facts(own), [.agent, .caller]))
    #expect(error.reason.hasPrefix("its channels look swapped: "))
    // Nobody is known: then anybody's speech will do.
    #expect(remark(words, facts(own)) == nil)
  }

  @Test("one channel, two that are copies, and a dead one are taken together")
  func together() {
    let own = talk(seed: 6)
    let all = own.flatMap(\.self)
    #expect(remark(transcript(own), facts([all])) == nil)
    #expect(remark(transcript(own.reversed()), facts([all, all], areEqual: true)) == nil)
    #expect(remark(transcript(own.reversed()), facts([all, []], dead: 1)) == nil)
  }

  @Test("a few tenths of a second do no harm")
  func shifted() {
    let own = talk(seed: 7)
    let early = own.map { $0.map { $0.shifted(byMs: -400) } }
    let late = own.map { $0.map { $0.shifted(byMs: 400) } }
    #expect(remark(transcript(early), facts(own)) == nil)
    #expect(remark(transcript(late), facts(own)) == nil)
  }

  @Test("where nothing can be told nothing is said: few words, no silence, no times of their own")
  func untold() {
    let own = talk(seed: 8)
    let other = talk(seed: 9)
    let few = Transcript(words: Array(transcript(other).words.prefix(20)), format: "x")
    #expect(remark(few, facts(own)) == nil)
    let throughout = [[TimeSpan(startMs: 0, endMs: 300_000)]]
    #expect(remark(transcript(other), facts(throughout)) == nil)
    #expect(remark(transcript(other, format: "text"), facts(own)) == nil)
    #expect(remark(Transcript(words: [], format: "x"), facts(own)) == nil)
    #expect(remark(transcript(other), RecordingFacts(lengthMs: 0, channels: [])) == nil)
  }
}
