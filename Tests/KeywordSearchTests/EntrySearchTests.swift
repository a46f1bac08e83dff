import CallModel
import ContentHash
import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("Searching entries, which skips, finds what the decoder finds, which does not")
struct EntrySearchTests {
  private static let header = IndexEntry.Header(
    recording: SHA256Digest(ofUTF8: "call"), channel: 0,
    model: ModelIdentity(name: "made up", digest: SHA256Digest(ofUTF8: "model")))

  private func entry(_ scores: PhoneScores) -> IndexEntry {
    var encoder = EntryEncoder()
    encoder.append(scores)
    return encoder.finish(header: Self.header)
  }

  /// Fails unless both find the same, to the bit; gives what they find.
  @discardableResult
  private func compare(
    _ keywords: [Keyword], in entry: IndexEntry, least: Float, candidateLimit: Int = 10_000,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> KeywordDecoder.Result {
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = least
    settings.candidateLimit = candidateLimit
    var decoder = KeywordDecoder(keywords: keywords, settings: settings)
    decoder.append(entry.scores(in: 0..<entry.frameCount))
    let expected = decoder.finish()
    for isPortable in [false, true] {
      let search = EntrySearch(keywords: keywords, settings: settings, portably: isPortable)
      #expect(search.search(entry) == expected, sourceLocation: sourceLocation)
      // One keyword alone goes another way than many.
      for (index, keyword) in keywords.enumerated() {
        let alone = EntrySearch(keywords: [keyword], settings: settings, portably: isPortable)
          .search(entry)
        let scores = alone.candidates[0].map(\.score)
        #expect(
          scores == expected.candidates[index].map(\.score), sourceLocation: sourceLocation)
        #expect(
          alone.candidates[0].map(\.span) == expected.candidates[index].map(\.span),
          sourceLocation: sourceLocation)
      }
    }
    return expected
  }

  /// Keywords whose variants have so many sounds.
  private func keywords(_ lengths: [[Int]], _ sound: inout RandomSound) -> [Keyword] {
    var keywords: [Keyword] = []
    for lengths in lengths {
      if let keyword = sound.keyword(lengths: lengths) { keywords.append(keyword) }
    }
    return keywords
  }

  /// Frames as a network writes them: blank, phones that come up and go, words that are said.
  private func speech(
    frameCount: Int, saying words: [[Phone]], _ generator: inout SeededGenerator
  )
    -> PhoneScores
  {
    let rowLength = PhoneScores.rowLength
    var values = [Float](repeating: 0, count: frameCount * rowLength)
    for index in values.indices { values[index] = Float.random(in: -18 ... -6, using: &generator) }
    var frame = 0
    while frame < frameCount {
      let word = words.randomElement(using: &generator) ?? []
      for phone in word where Int.random(in: 0..<12, using: &generator) > 0 {
        let length = Int.random(in: 1...3, using: &generator)
        for _ in 0..<length where frame < frameCount {
          values[frame * rowLength + Int(phone.rawValue)] = Float.random(
            in: -3...0, using: &generator)
          values[frame * rowLength + PhoneFold.blankColumn] = Float.random(
            in: -6...0, using: &generator)
          frame += 1
        }
        frame = silence(Int.random(in: 0..<4, using: &generator), from: frame, in: &values)
      }
      let pause = Int.random(in: 0..<6, using: &generator) == 0 ? 70 : 5
      frame = silence(Int.random(in: 0..<pause, using: &generator), from: frame, in: &values)
    }
    for start in stride(from: 0, to: values.count, by: rowLength) {
      let best = values[start..<start + rowLength].max() ?? 0
      for index in start..<start + rowLength { values[index] -= best }
    }
    return PhoneScores(values: values) ?? RandomSound.none
  }

  private func silence(_ length: Int, from frame: Int, in values: inout [Float]) -> Int {
    let rowLength = PhoneScores.rowLength
    let end = min(frame + length, values.count / rowLength)
    for frame in min(frame, end)..<end { values[frame * rowLength + PhoneFold.blankColumn] = 0 }
    return end
  }

  @Test("on made-up speech, whatever the least score", arguments: 0..<12)
  func madeUpSpeech(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var sound = RandomSound(seed: UInt64(seed) + 100)
    let keywords = self.keywords(
      (0..<9).map { $0 % 3 == 0 ? [3, 5] : [1 + $0 * 2] }, &sound)
    let words = keywords.flatMap { $0.variants.map(\.pronunciation.phones) }
    let frameCount = [1, 15, 16, 17, 333, 2000][seed % 6]
    let entry = entry(speech(frameCount: frameCount, saying: words, &generator))
    var found = 0
    for least: Float in [-0.2, -1, -1.75, -3.5, -8, -20, -.infinity] {
      let result = compare(keywords, in: entry, least: least)
      found += result.candidates.map(\.count).reduce(0, +)
    }
    #expect(frameCount < 300 || found > 100)
  }

  @Test("on frames in which anything fits anything", arguments: 0..<6)
  func noise(seed: Int) throws {
    var sound = RandomSound(seed: UInt64(seed))
    let entry = entry(sound.scores(frameCount: 400 + seed))
    let keywords = self.keywords([[2], [4, 7], [12], [1]], &sound)
    for least: Float in [-0.5, -1.5, -3, -6] { compare(keywords, in: entry, least: least) }
  }

  @Test("more pronunciations than stand side by side, of up to forty sounds", arguments: 0..<3)
  func manyAtOnce(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var sound = RandomSound(seed: UInt64(seed) + 200)
    let keywords = self.keywords((0..<40).map { [1 + $0] }, &sound)
    let words = keywords.flatMap { $0.variants.map(\.pronunciation.phones) }
    let entry = entry(speech(frameCount: 1200 + seed, saying: words, &generator))
    var found = 0
    for least: Float in [-0.5, -1.75, -3] {
      let result = compare(keywords, in: entry, least: least)
      found += result.candidates.map(\.count).reduce(0, +)
    }
    #expect(found > 100)
  }

  @Test("least scores of their own change nothing but what is left out", arguments: [2, 9])
  func ownLeastScores(count: Int) throws {
    var generator = SeededGenerator(seed: 5)
    var sound = RandomSound(seed: 205)
    let keywords = self.keywords((0..<count).map { [2 + $0, 4 + $0] }, &sound)
    let words = keywords.flatMap { $0.variants.map(\.pronunciation.phones) }
    let entry = entry(speech(frameCount: 1500, saying: words, &generator))
    let own: [Float] = (0..<count).map { [-0.4, -2, -9, .infinity, -.infinity][$0 % 5] }
    var settings = KeywordDecoder.Settings()
    for least: Float in [-1, -2.5, -.infinity] {
      settings.minimumScore = least
      let together = EntrySearch(keywords: keywords, settings: settings, leastScores: own)
        .search(entry)
      for index in keywords.indices {
        settings.minimumScore = max(least, own[index])
        var decoder = KeywordDecoder(keywords: [keywords[index]], settings: settings)
        decoder.append(entry.scores(in: 0..<entry.frameCount))
        let alone = decoder.finish().candidates[0]
        #expect(together.candidates[index].map(\.score) == alone.map(\.score))
        #expect(together.candidates[index].map(\.span) == alone.map(\.span))
      }
    }
  }

  @Test("a keyword whose halves are minutes of silence apart")
  func longSilence() throws {
    let card = try #require(Pronunciation(arpabet: "K AA R D"))
    let keyword = try #require(
      Keyword("card", variants: [.init(spelling: "card", pronunciation: card)]))
    let first = RandomSound.spoken([.k, .aa], gap: 7).values
    let pause = RandomSound.silence(frameCount: 9000).values
    let second = RandomSound.spoken([.r, .d], gap: 9).values
    let scores = try #require(PhoneScores(values: first + pause + second))
    let result = compare([keyword], in: entry(scores), least: -1)
    #expect(result.candidates[0].count == 1)
    #expect(result.candidates[0].first?.score == 0)
    #expect((result.candidates[0].first?.span.durationMs ?? 0) > 180_000)
  }

  @Test("a keyword that ends with the last frame, and one that begins with the first")
  func edges() throws {
    for arpabet in ["K AA R D", "K", "K K", "AA D"] {
      let pronunciation = try #require(Pronunciation(arpabet: arpabet))
      let keyword = try #require(
        Keyword("test", variants: [.init(spelling: "test", pronunciation: pronunciation)]))
      for gap in 0..<20 {
        let scores = RandomSound.spoken(pronunciation.phones, gap: gap)
        let result = compare([keyword], in: entry(scores), least: -1)
        #expect(result.candidates[0].count == 1)
      }
    }
  }

  @Test("an entry without frames, and a least score that nothing reaches")
  func nothing() throws {
    var sound = RandomSound(seed: 1)
    let keyword = try #require(keywords([[4]], &sound).first)
    #expect(compare([keyword], in: entry(RandomSound.none), least: -5).candidates == [[]])
    let entry = entry(sound.scores(frameCount: 100))
    for least: Float in [0, 5, .infinity] {
      #expect(compare([keyword], in: entry, least: least).candidates == [[]])
    }
    #expect(EntrySearch(keywords: []).search(entry).candidates.isEmpty)
  }

  @Test("of more candidates than are kept the best are, and the keyword is named")
  func truncation() throws {
    var sound = RandomSound(seed: 3)
    let entry = entry(sound.scores(frameCount: 3000))
    let keywords = self.keywords([[2], [3]], &sound)
    let result = compare(keywords, in: entry, least: -6, candidateLimit: 20)
    #expect(result.truncatedKeywords == [0, 1])
  }

  @Test("memory that was used for other entries changes nothing")
  func scratch() throws {
    var sound = RandomSound(seed: 4)
    let keywords = self.keywords([[2], [5], [9]], &sound)
    let search = EntrySearch(keywords: keywords)
    var entries: [IndexEntry] = []
    for count in [700, 3, 0, 160, 1500, 40] {
      entries.append(entry(sound.scores(frameCount: count)))
    }
    var scratch = EntrySearch.Scratch()
    for entry in entries + entries.reversed() {
      #expect(search.search(entry, using: &scratch) == search.search(entry))
    }
  }
}
