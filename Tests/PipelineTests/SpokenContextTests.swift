import CallModel
import Pipeline
import Testing

@Suite("Words around a hit") struct SpokenContextTests {
  /// `agent: how may I help; caller: I …`, half a second a word.
  private func transcript(_ lines: [(Speaker, String)]) -> Transcript {
    var words: [Transcript.Word] = []
    for (turn, line) in lines.enumerated() {
      for text in line.1.split(separator: " ") {
        let startMs = words.count * 500
        words.append(
          Transcript.Word(
            text: String(text), span: TimeSpan(startMs: startMs, endMs: startMs + 500),
            speaker: line.0, turn: turn))
      }
    }
    return Transcript(words: words, format: "aws-transcribe")
  }

  private func hit(_ startMs: Int, _ endMs: Int, words: Range<Int>? = nil) -> Hit {
    Hit(
      term: Term("credit card"), speaker: .caller, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: endMs), words: words,
      source: words == nil ? .audio : .transcript, confidence: .certain, text: "credit card")
  }

  private var call: Transcript {
    transcript([
      (.agent, "how would you like to pay for that today"), (.caller, "by credit card please"),
      (.agent, "lovely go ahead with the number"),
    ])
  }

  @Test("a hit of the transcript has its own words, six on each side, and says who takes over")
  func read() {
    let context = SpokenContext(of: hit(5000, 6000, words: 10..<12), in: call)
    #expect(context.before == "to pay for that today – by")
    #expect(context.words == "credit card")
    #expect(context.after == "please – lovely go ahead with the")
  }

  @Test("what was only heard has the words that were said at the time")
  func heard() {
    let context = SpokenContext(of: hit(5100, 5900), in: call)
    #expect(context.words == "credit card")
    #expect(context.after.hasPrefix("please"))
  }

  @Test("where the transcript is silent there are no words, but those around it")
  func silence() {
    let words = [
      Transcript.Word(text: "before", span: TimeSpan(startMs: 0, endMs: 500), turn: 0),
      Transcript.Word(text: "after", span: TimeSpan(startMs: 9000, endMs: 9500), turn: 1),
    ]
    let context = SpokenContext(
      of: hit(3000, 4000), in: Transcript(words: words, format: "webvtt"))
    #expect(context.before == "before")
    #expect(context.words == "")
    #expect(context.after == "after")
  }

  @Test("at the ends of a transcript, in an empty one, and beyond it there is nothing to trip over")
  func ends() {
    #expect(SpokenContext(of: hit(0, 400), in: call).before == "")
    #expect(SpokenContext(of: hit(99_000, 99_400), in: call).after == "")
    #expect(SpokenContext(of: hit(0, 1, words: 900..<901), in: call).words == "how")
    let empty = SpokenContext(of: hit(0, 400), in: Transcript(words: [], format: "srt"))
    #expect(empty.before + empty.words + empty.after == "")
  }

  @Test("a change of speaker right before and right after the hit is marked")
  func borders() {
    let context = SpokenContext(
      of: hit(1000, 1500, words: 2..<3),
      in: transcript([(.agent, "pay now"), (.caller, "card"), (.agent, "fine thanks")]))
    #expect(context.before == "pay now –")
    #expect(context.after == "– fine thanks")
  }
}
