import CallModel
import PhraseMatch
import TestSupport
import Testing

@Suite("What a hit says") struct HitTwinTests {
  private static let said = [
    "card", "card", "CARD,", "cards", "“card”", "want", "a", "you", "it", "only", "forget", "wait",
    "don't", "Don’t", "dont", "isn't", "can't", "not", "not,", "never", "without", "no", "no,",
    "longer", "but", "however", "though.", "5", "5.", "안", "못", "예약하지", "예약하지.", "쓰지는", "지",
    "않아요", "못해요", "마세요", "카드", "카드를", "antidisestablishmentarian",
  ]
  private static let phrases = [
    "card", "want", "a card", "카드", "예약하~", "card want", "it ...2 card",
  ]

  private func words(using random: inout SeededGenerator) -> [Transcript.Word] {
    (0..<Int.random(in: 1...16, using: &random)).map { index in
      Transcript.Word(
        text: Self.said.randomElement(using: &random) ?? "card",
        span: TimeSpan(
          startMs: index * 100, endMs: index * 100 + Int.random(in: 50...400, using: &random)),
        confidence: Bool.random(using: &random)
          ? Confidence(thousandths: Int.random(in: 1...1000, using: &random)) : nil,
        speaker: .caller, channel: 1, turn: index / 4,
        hasApproximateTimes: Int.random(in: 0...5, using: &random) == 0)
    }
  }

  @Test("what a hit says is what its words say and those around it", arguments: 0..<4)
  func agrees(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matcher = try PhraseMatcher(terms: Self.phrases.map { Term($0) })
    var polarities: [Polarity: Int] = [:]
    for _ in 0..<2000 {
      let words = words(using: &random)
      let hits = matcher.matches(in: Transcript(words: words, format: "webvtt"))
      for hit in hits {
        let range = try #require(hit.words)
        let covered = words[range]
        let expected = Hit(
          term: hit.term, speaker: .caller, channel: 1,
          span: TimeSpan(
            startMs: covered.map(\.span.startMs).min() ?? 0,
            endMs: covered.map(\.span.endMs).max() ?? 0), words: range, source: .transcript,
          confidence: covered.map { $0.confidence ?? Confidence(thousandths: 900) }.min()
            ?? .certain, text: covered.map(\.text).joined(separator: " "),
          hasApproximateTimes: covered.contains(where: \.hasApproximateTimes), turn: 0,
          polarity: NaiveDenials(around: range, in: words).polarity)
        guard hit == expected else {
          Issue.record("in \(words.map(\.text)): \(hit), not \(expected)")
          return
        }
        polarities[expected.polarity ?? .affirmed, default: 0] += 1
      }
      let order = hits.map { [$0.span.startMs, $0.words?.lowerBound ?? 0, $0.span.endMs] }
      #expect(zip(order, order.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
    }
    #expect(polarities.values.count == 3)
    #expect(polarities.values.allSatisfy { $0 > 50 }, "too little was denied to show anything")
  }
}
