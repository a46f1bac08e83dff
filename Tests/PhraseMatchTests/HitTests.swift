import CallModel
import PhraseMatch
import TestSupport
import Testing

@Suite struct HitTests {
  @Test("a hit says who, when, which words and how sure")
  func parts() throws {
    let words = [
      word("my", 0, 300, 0.99), word("credit", 300, 700, 0.93), word("card,", 700, 1200, 0.71),
      word("please", 1200, 1500, 0.2),
    ]
    let hits = try PhraseMatcher(terms: [Term("credit card")])
      .matches(in: Transcript(words: words, format: "aws-transcribe"))
    #expect(
      hits == [
        Hit(
          term: Term("credit card"), speaker: .caller, channel: 1,
          span: TimeSpan(startMs: 300, endMs: 1200), words: 1..<3, source: .transcript,
          confidence: Confidence(thousandths: 710), text: "credit card,", turn: 0,
          polarity: .affirmed)
      ])
  }

  @Test("words between count for the confidence, too")
  func gapConfidence() throws {
    let words = [word("total", 0, 1, 0.9), word("is", 1, 2, 0.3), word("ten", 2, 3, 0.8)]
    let hits = try PhraseMatcher(terms: [Term("total ... ten")])
      .matches(in: Transcript(words: words, format: "x"))
    #expect(hits.map(\.confidence.thousandths) == [300])
  }

  @Test("a word without confidence counts with its format's")
  func defaultConfidence() throws {
    let matcher = try PhraseMatcher(terms: [Term("card")])
    for (format, thousandths) in [("webvtt", 900), ("srt", 900), ("whisper-verbose-json", 850)] {
      let hits = matcher.matches(in: Spoken.turns([(.agent, "card")], format: format))
      #expect(hits.map(\.confidence.thousandths) == [thousandths])
    }
    let mixed = [word("credit", 0, 1, 0.95), word("card", 1, 2, nil)]
    let hits = try PhraseMatcher(terms: [Term("credit card")])
      .matches(in: Transcript(words: mixed, format: "aws-transcribe"))
    #expect(hits.map(\.confidence.thousandths) == [850])
  }

  @Test("a hit is approximate where one of its words is")
  func approximate() throws {
    let words = [
      word("credit", 0, 1, nil), word("card", 1, 2, nil, isApproximate: true),
      word("card", 2, 3, nil),
    ]
    let hits = try PhraseMatcher(terms: [Term("card"), Term("credit card")])
      .matches(in: Transcript(words: words, format: "x"))
    #expect(hits.map(\.text) == ["credit card", "card", "card"])
    #expect(hits.map(\.hasApproximateTimes) == [true, true, false])
  }

  @Test("a phrase may run into the next turn of the same speaker")
  func acrossTurns() throws {
    let transcript = Spoken.turns([(.caller, "my credit"), (.caller, "card please")])
    let hits = try PhraseMatcher(terms: [Term("credit card")]).matches(in: transcript)
    #expect(hits.map(\.words) == [1..<3])
  }

  @Test("a phrase does not run past words of somebody else")
  func acrossSpeakers() throws {
    let matcher = try PhraseMatcher(terms: [Term("credit card"), Term("credit ...5 card")])
    for turns in [
      [(.caller, "credit"), (.agent, "card")],
      [(.caller, "credit"), (.agent, "yes"), (.caller, "card")],
      [(.unknown, "credit"), (.caller, "card")],
    ] as [[(Speaker, String)]] {
      #expect(matcher.matches(in: Spoken.turns(turns)).isEmpty)
    }
  }

  @Test("two voices that nobody has named are two")
  func labels() throws {
    let matcher = try PhraseMatcher(terms: [Term("credit card")])
    func hits(_ first: String?, _ second: String?) -> Int {
      let words = [("credit", first), ("card", second)].enumerated().map { index, part in
        Transcript.Word(
          text: part.0, span: TimeSpan(startMs: index * 10, endMs: index * 10 + 5),
          speakerLabel: part.1, turn: index)
      }
      return matcher.matches(in: Transcript(words: words, format: "x")).count
    }
    #expect(hits("spk_0", "spk_1") == 0)
    #expect(hits("spk_0", "spk_0") == 1)
    #expect(hits(nil, nil) == 1)
  }

  @Test("channels are apart even when nobody knows who speaks")
  func channels() throws {
    let words = [
      Transcript.Word(text: "credit", span: TimeSpan(startMs: 0, endMs: 1), channel: 0, turn: 0),
      Transcript.Word(text: "card", span: TimeSpan(startMs: 1, endMs: 2), channel: 1, turn: 1),
    ]
    let matcher = try PhraseMatcher(terms: [Term("credit card")])
    #expect(matcher.matches(in: Transcript(words: words, format: "x")).isEmpty)
  }

  @Test("a turn holds together where the other side talks into it")
  func crosstalk() throws {
    func said(_ text: String, _ startMs: Int, _ speaker: Speaker, turn: Int) -> Transcript.Word {
      Transcript.Word(
        text: text, span: TimeSpan(startMs: startMs, endMs: startMs + 300), speaker: speaker,
        channel: speaker == .caller ? 0 : 1, turn: turn)
    }
    let words = [
      said("my", 0, .caller, turn: 0), said("credit", 300, .caller, turn: 0),
      said("mhm", 500, .agent, turn: 1), said("card", 600, .caller, turn: 0),
    ]
    let hits = try PhraseMatcher(terms: [Term("credit card"), Term("mhm")])
      .matches(in: Transcript(words: words, format: "x"))
    #expect(hits.map(\.text) == ["credit card", "mhm"])
    #expect(hits.map(\.words) == [1..<4, 2..<3])
    #expect(hits.map(\.speaker) == [.caller, .agent])
    #expect(hits[0].span == TimeSpan(startMs: 300, endMs: 900))
  }

  @Test("both sides saying it are two hits, even at the same time")
  func bothSides() throws {
    let words = [0, 1].map { channel in
      Transcript.Word(
        text: "card", span: TimeSpan(startMs: 0, endMs: 300), channel: channel, turn: channel)
    }
    let hits = try PhraseMatcher(terms: [Term("card")])
      .matches(in: Transcript(words: words, format: "x"))
    #expect(hits.map(\.channel) == [0, 1])
  }

  @Test("hits come in order of time")
  func order() throws {
    let terms = ["c", "b c", "a", "a b"].map { Term($0) }
    let hits = try PhraseMatcher(terms: terms).matches(in: Spoken.turn("a b c a"))
    #expect(hits.map(\.text) == ["a", "a b", "b c", "c", "a"])
    #expect(hits.map(\.span.startMs) == hits.map(\.span.startMs).sorted())
  }

  @Test("terms that cannot be looked for are named, all at once")
  func failures() throws {
    let terms = ["card", "{monny as total} dollars", "(a", "fine"].map { Term($0) }
    let error = try #require(throws: PhraseMatchError.self) { try PhraseMatcher(terms: terms) }
    #expect(error.failures.map(\.term.pattern) == ["{monny as total} dollars", "(a"])
    #expect(error.failures.map(\.range) == [1..<6, 0..<2])
    #expect(
      error.description == """
        "{monny as total} dollars": `monny` is no kind of value (a slot reads `money`, `number`, \
        `percent`, `date`, `time`, `phone`, `digits`)
        "(a": this group is not closed (add `)`)
        """)
  }

  @Test("ten thousand terms over ten thousand words find what each finds alone")
  func many() throws {
    var random = SeededGenerator(seed: 11)
    let syllables = ["ba", "ko", "mi", "tu", "re", "sa", "no", "pi"]
    let vocabulary = (0..<400).map { _ in
      (0..<3).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
    }
    let terms = (0..<10_000).map { _ in
      Term(
        (0..<Int.random(in: 1...3, using: &random))
          .map { _ in vocabulary.randomElement(using: &random) ?? "" }.joined(separator: " "))
    }
    let text = (0..<10_000).map { _ in vocabulary.randomElement(using: &random) ?? "" }
    let transcript = Spoken.turn(text.joined(separator: " "))
    let hits = try PhraseMatcher(terms: terms).matches(in: transcript)
    let counts = Dictionary(grouping: hits, by: \.term).mapValues(\.count)
    for term in terms.prefix(20) {
      let alone = try PhraseMatcher(terms: [term]).matches(in: transcript)
      #expect(counts[term, default: 0] == alone.count)
    }
    #expect(hits.count > 1000)
  }

  private func word(
    _ text: String, _ startMs: Int, _ endMs: Int, _ confidence: Double?, isApproximate: Bool = false
  ) -> Transcript.Word {
    Transcript.Word(
      text: text, span: TimeSpan(startMs: startMs, endMs: endMs),
      confidence: confidence.map { Confidence($0) }, speaker: .caller, channel: 1, turn: 0,
      hasApproximateTimes: isApproximate)
  }
}
