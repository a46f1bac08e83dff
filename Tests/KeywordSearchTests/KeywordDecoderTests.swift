import CallModel
import KeywordSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("The keyword decoder")
struct KeywordDecoderTests {
  private func keyword(_ arpabet: String...) throws -> Keyword {
    let variants = try arpabet.map {
      Keyword.Variant(spelling: $0, pronunciation: try #require(Pronunciation(arpabet: $0)))
    }
    return try #require(Keyword("test", variants: variants))
  }

  private func find(
    _ keywords: [Keyword], in scores: PhoneScores..., minimumScore: Float = -3.5,
    candidateLimit: Int = 10_000
  ) -> KeywordDecoder.Result {
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = minimumScore
    settings.candidateLimit = candidateLimit
    var decoder = KeywordDecoder(keywords: keywords, settings: settings)
    for part in scores { decoder.append(part) }
    return decoder.finish()
  }

  @Test("what is said clearly is found once, perfectly, where it is said")
  func clearSpeech() throws {
    let card = try keyword("K AA R D")
    let found = find([card], in: RandomSound.spoken([.k, .aa, .r, .d]), minimumScore: -1)
    // Ten blanks, then three frames a sound, the last of which begins at frame 19.
    #expect(
      found.candidates == [
        [
          Candidate(
            keywordIndex: 0, variantIndex: 0, span: TimeSpan(startMs: 200, endMs: 400), score: 0)
        ]
      ])
    #expect(found.truncatedKeywords.isEmpty)
  }

  @Test("a keyword said twice is found twice, also across the ends of what is appended")
  func repeated() throws {
    let card = try keyword("K AA R D")
    let said = RandomSound.spoken([.k, .aa, .r, .d])
    let found = find([card], in: said[0..<17], said[17..<said.frameCount], said, minimumScore: -1)
    #expect(found.candidates[0].map(\.span.startMs) == [200, 200 + said.frameCount * 20])
  }

  @Test("what is not said is not found")
  func notSaid() throws {
    let keywords = [try keyword("K AA R D"), try keyword("D R AA K")]
    let found = find(keywords, in: RandomSound.spoken([.k, .aa, .r, .d]), minimumScore: -2)
    #expect(found.candidates.map(\.count) == [1, 0])
    #expect(
      find(keywords, in: RandomSound.silence(frameCount: 100), minimumScore: -2).candidates
        == [[], []])
  }

  @Test("a sound missed costs its share of the score")
  func missedSound() throws {
    let found = find([try keyword("K AA R D")], in: RandomSound.spoken([.k, .aa, .d]))
    #expect(found.candidates[0].first?.score == -2.25)
  }

  @Test("two equal sounds in a row need a blank between them")
  func doubledSound() throws {
    let keyword = try keyword("S S")
    let twice = find([keyword], in: RandomSound.spoken([.s, .s]), minimumScore: -2)
    #expect(twice.candidates[0].map(\.score) == [0])
    #expect(find([keyword], in: RandomSound.spoken([.s]), minimumScore: -2).candidates == [[]])
  }

  @Test("of a keyword's variants the one that fits is the hit")
  func bestVariant() throws {
    let record = try keyword("R AH K AA R D", "R EH K ER D")
    let found = find([record], in: RandomSound.spoken([.r, .eh, .k, .er, .d]))
    #expect(found.candidates[0].map(\.variantIndex) == [1])
    #expect(found.candidates[0].map(\.score) == [0])
  }

  @Test("no keywords and no sound find nothing")
  func nothing() throws {
    #expect(find([], in: RandomSound.spoken([.k])).candidates.isEmpty)
    #expect(find([try keyword("K")]).candidates == [[]])
    #expect(find([try keyword("K AA R D")], in: RandomSound.none).candidates == [[]])
  }

  @Test("a hit in the very first and the very last frame is found")
  func edges() throws {
    let scores = RandomSound.spoken([.k], gap: 0)
    let found = find([try keyword("K")], in: scores[0..<1], minimumScore: -1)
    #expect(found.candidates[0].map(\.span) == [TimeSpan(startMs: 0, endMs: 20)])
  }

  @Test("only scores above the least are reported")
  func minimumScore() throws {
    let scores = RandomSound.spoken([.k, .aa, .d])
    let keywords = [try keyword("K AA R D")]
    #expect(find(keywords, in: scores, minimumScore: -2.25).candidates == [[]])
    #expect(find(keywords, in: scores, minimumScore: -2.26).candidates[0].count == 1)
  }

  @Test("of too many candidates the best are kept, and it is said")
  func truncation() throws {
    var sound = RandomSound(seed: 3)
    let scores = sound.scores(frameCount: 3000)
    let keywords = [try keyword("K AA"), try keyword("K AA R D K AA R D")]
    let all = find(keywords, in: scores, minimumScore: -9)
    let best = find(keywords, in: scores, minimumScore: -9, candidateLimit: 20)
    #expect(all.truncatedKeywords.isEmpty)
    #expect(best.truncatedKeywords == [0, 1])
    #expect(best.candidates.allSatisfy { !$0.isEmpty && $0.count <= 20 })
    for (kept, every) in zip(best.candidates, all.candidates) {
      #expect(Set(kept).isSubset(of: every))
      #expect(kept.map(\.score).max() == every.map(\.score).max())
    }
  }

  @Test("the decoder finds exactly what its plain twin finds", arguments: 0..<12)
  func twin(seed: Int) throws {
    var sound = RandomSound(seed: UInt64(seed))
    let scores = sound.scores(frameCount: 400)
    // More pronunciations than a group has lanes, in a mixture of lengths.
    var keywords: [Keyword] = []
    for number in 0..<1 + seed {
      let keyword = sound.keyword(lengths: [1 + number, 3, 1 + (number * 7) % 12])
      keywords.append(try #require(keyword))
    }
    let minimumScore: Float = seed.isMultiple(of: 2) ? -4 : -1.5
    let found = find(keywords, in: scores, minimumScore: minimumScore)
    let expected = PlainDecoder(scores: scores).result(for: keywords, minimumScore: minimumScore)
    #expect(found.candidates == expected)
    #expect(expected.contains { !$0.isEmpty })
  }

  @Test(
    "what is found does not depend on how the sound is cut", arguments: [1, 2, 5, 6, 37, 511, 513])
  func chunks(size: Int) throws {
    var sound = RandomSound(seed: 99)
    let scores = sound.scores(frameCount: 1100)
    let keywords = [[2, 3, 5], [8], [1, 1], [13, 4, 4, 6, 7, 9]]
      .compactMap { sound.keyword(lengths: $0) }
    #expect(keywords.count == 4)
    var settings = KeywordDecoder.Settings()
    settings.candidateLimit = 30
    var whole = KeywordDecoder(keywords: keywords, settings: settings)
    whole.append(scores)
    var cut = KeywordDecoder(keywords: keywords, settings: settings)
    for start in stride(from: 0, to: scores.frameCount, by: size) {
      cut.append(scores[start..<min(start + size, scores.frameCount)])
    }
    let expected = whole.finish()
    #expect(expected.candidates.allSatisfy { !$0.isEmpty })
    #expect(cut.finish() == expected)
  }
}
