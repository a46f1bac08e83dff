import CallModel
import ExampleSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Finding recorded examples in entries")
struct ExampleSearchTests {
  private let card: [Phone] = [.k, .r, .eh, .d, .ih, .t]
  private let sale: [Phone] = [.s, .ey, .l, .z, .m, .ah, .n]

  private func example(_ phones: [Phone]) throws -> RecordedExample {
    try RandomFrames.example(RandomFrames.spoken(phones))
  }

  @Test(
    "an example is found where it is said, wherever that is", arguments: [0, 3, 500, 507, 1_990])
  func places(gap: Int) throws {
    let search = ExampleSearch(queries: [[try example(card)]])
    let sound =
      RandomFrames.spoken([], gap: gap) + RandomFrames.spoken(card, gap: 6)
      + RandomFrames.spoken(sale, gap: 30)
    let found = search.search(RandomFrames.entry(sound))
    let best = try #require(found[0].max { $0.score < $1.score })
    // Blanks in twice the gap's number, six more, and then the first sound, of which the path takes the
    // last frame.
    let start = (2 * gap + 6 + 1) * 20
    #expect(best.span == TimeSpan(startMs: start, endMs: start + 15 * 20))
    #expect(best.confidence.fraction > 0.9)
  }

  @Test("each query has its own matches")
  func queries() throws {
    let search = ExampleSearch(
      queries: [[try example(card)], [try example(sale)]], minimumScore: -1)
    let found = search.search(RandomFrames.entry(RandomFrames.spoken(sale, gap: 20)))
    #expect(found.count == 2)
    #expect(found[0].isEmpty)
    #expect(found[1].count == 1)
  }

  @Test("what is found does not depend on how the frames are had")
  func pieces() throws {
    var random = RandomFrames(seed: 5)
    let sound =
      random.values(frameCount: 700) + RandomFrames.spoken(card, gap: 0)
      + random.values(frameCount: 900)
    let entry = RandomFrames.entry(sound)
    let search = ExampleSearch(queries: [[try example(card), try example(sale)]])
    let found = search.search(entry)
    #expect(!found[0].isEmpty)
    let unpacked = entry.scores(in: 0..<entry.frameCount)
    #expect(found == search.search(frameCount: entry.frameCount) { unpacked[$0] })
    // And not on what else is searched for.
    let more = ExampleSearch(
      queries: [[try example(sale)], [try example(card), try example(sale)]])
    #expect(found[0] == more.search(entry)[1])
  }

  @Test("a second example of the same thing makes a place surer, and another thing does not hurt")
  func several() throws {
    let entry = RandomFrames.entry(RandomFrames.spoken(card, gap: 20))
    func best(_ examples: [RecordedExample]) throws -> Float {
      try #require(ExampleSearch(queries: [examples]).search(entry)[0].map(\.score).max())
    }
    let one = try best([try example(card)])
    let two = try best([try example(card), try example(card)])
    #expect(abs(two - one - 0.462) < 0.001)
    #expect(try best([try example(card), try example(sale)]) >= one)
  }

  @Test("an empty entry, and one shorter than the example, hold nothing or little")
  func short() throws {
    let search = ExampleSearch(queries: [[try example(card)]])
    #expect(search.search(RandomFrames.entry([])) == [[]])
    let rows = Array(RandomFrames.spoken(card, gap: 0).prefix(5 * PhoneScores.rowLength))
    let found = search.search(RandomFrames.entry(rows))
    #expect(found[0].allSatisfy { $0.confidence.fraction < 0.5 })
  }

  @Test("no two matches overlap, each counts every example once", arguments: 1...6)
  func joining(seed: UInt64) {
    var random = RandomFrames(seed: seed)
    let matches = (0..<3).map { _ in
      (0..<12).map { _ in
        let start = Int.random(in: 0...60, using: &random.generator) * 20
        return ExampleMatch(
          span: TimeSpan(startMs: start, endMs: start + 100),
          score: -Float(Int.random(in: 0...8, using: &random.generator)) / 4)
      }
    }
    let joined = matches.joinedMatches()
    #expect(zip(joined, joined.dropFirst()).allSatisfy { $0.span.endMs <= $1.span.startMs })
    // Every match is one of the joined ones, or overlaps one.
    for match in matches.joined() {
      #expect(joined.contains { $0.span.overlaps(match.span) })
    }
    for match in joined {
      let best = matches.compactMap { list in
        list.filter { $0.span.overlaps(match.span) }.map(\.score).max()
      }
      #expect(match.score <= ExampleScale.joined(best) + 1e-5)
      #expect(matches.joined().contains { $0.span == match.span && $0.score <= match.score })
    }
    #expect([[ExampleMatch]]().joinedMatches().isEmpty)
  }
}

@Suite("The scale of examples")
struct ExampleScaleTests {
  @Test("confidence rises with the score, from 0 to 1")
  func rises() {
    let all = stride(from: Float(-8), through: 4, by: 0.05).map {
      ExampleScale.confidence(score: $0)
    }
    #expect(zip(all, all.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(all.first == Confidence(0))
    #expect((all.last?.fraction ?? 0) > 0.99)
  }

  @Test("the least score of a confidence loses no match that has it")
  func leastScore() {
    for thousandths in stride(from: 1, through: 999, by: 7) {
      let confidence = Confidence(thousandths: thousandths)
      let least = ExampleScale.leastScore(reaching: confidence)
      #expect(ExampleScale.confidence(score: least + 0.001) >= confidence)
      #expect(ExampleScale.confidence(score: least - 0.01) < confidence)
    }
    #expect(ExampleScale.leastScore(reaching: Confidence(0)) == -.infinity)
  }
}
