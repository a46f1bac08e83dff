import CallModel
import Testing

@Suite struct TranscriptOrderTests {
  private func word(_ text: String, atMs startMs: Int) -> Transcript.Word {
    Transcript.Word(text: text, span: TimeSpan(startMs: startMs, endMs: startMs + 5), turn: 0)
  }

  @Test("words are in order of their times, and those of one time stay as they stand")
  func order() {
    // Every way to spread four times over six words.
    for number in 0..<4096 {
      let words = (0..<6).map { word("\($0)", atMs: number >> (2 * $0) & 3) }
      let expected = (0..<4).flatMap { time in words.filter { $0.span.startMs == time } }
      #expect(Transcript(words: words, format: "f").words == expected)
    }
  }
}
