import CallModel
import Testing
import TranscriptInput

/// What words tell of a call: how fast somebody speaks, and in which language.
@Suite struct WordFactsTests {
  private func words(
    _ count: Int, by speaker: Speaker, fromMs startMs: Int = 0, everyMs: Int = 400,
    isApproximate: Bool = false
  ) -> [Transcript.Word] {
    (0..<count).map { index in
      let start = startMs + index * everyMs
      return Transcript.Word(
        text: "word", span: TimeSpan(startMs: start, endMs: start + 200), speaker: speaker,
        turn: 0, hasApproximateTimes: isApproximate)
    }
  }

  private func facts(
    _ words: [Transcript.Word], language: String? = nil, known: [String: FieldValue] = [:]
  ) -> [String: FieldValue] {
    let transcript = Transcript(words: words, format: "x", language: language)
    return Dictionary(
      WordFacts(transcript, known: CallFacts(known)).values.map { ($0.path, $0.value) },
      uniquingKeysWith: { $1 })
  }

  private func number(_ number: Int64) -> FieldValue {
    .number(FixedDecimal(millionths: number * 1_000_000))
  }

  @Test("words by the time that the sound says is talk time")
  func talkTime() {
    let said = words(60, by: .caller, isApproximate: true) + words(30, by: .agent)
    let facts = facts(
      said,
      known: [
        "caller.talk_time": .duration(ms: 20_000), "agent.talk_time": .duration(ms: 12_000),
      ])
    #expect(facts["caller.words_per_minute"] == number(180))
    #expect(facts["agent.words_per_minute"] == number(150))
  }

  @Test("without talk time by the words' own times, in which long silences are no speech")
  func ownTimes() {
    // Twice 30 words within 29 × 400 + 200 ms.
    let said =
      words(30, by: .caller) + words(30, by: .caller, fromMs: 60_000)
      + words(5, by: .agent, fromMs: 30_000)
    let facts = facts(said)
    #expect(facts["caller.words_per_minute"] == number(153))
    #expect(facts["agent.words_per_minute"] == nil)
  }

  @Test("what is not known stays unknown")
  func unknown() {
    #expect(facts([]).isEmpty)
    #expect(facts(words(100, by: .unknown)).isEmpty)
    #expect(facts(words(100, by: .caller, isApproximate: true)).isEmpty)
    #expect(facts(words(20, by: .caller)).isEmpty)
    let silent = facts([], known: ["caller.talk_time": .duration(ms: 60_000)])
    #expect(silent.isEmpty)
    let brief = facts(
      words(60, by: .caller), known: ["caller.talk_time": .duration(ms: 9_999)])
    #expect(brief.isEmpty)
  }

  @Test("punctuation that stands alone is not counted, and who says more overlapped is not slower")
  func punctuation() {
    let marks = (0..<50).map {
      Transcript.Word(
        text: "—", span: TimeSpan(startMs: $0 * 400, endMs: $0 * 400 + 100), speaker: .caller,
        turn: 0)
    }
    let said = words(50, by: .caller)
    #expect(facts(said + marks) == facts(said))
    #expect(facts(said + said)["caller.words_per_minute"] == number(303))
  }

  @Test("the language of the transcript counts where nobody else names one, as do rates")
  func known() {
    #expect(facts([], language: "ko")["call.language"] == .text("ko"))
    #expect(facts([], language: "ko", known: ["call.language": .text("en-US")]).isEmpty)
    #expect(
      facts(words(50, by: .caller), known: ["caller.words_per_minute": number(99)]).isEmpty)
  }
}
