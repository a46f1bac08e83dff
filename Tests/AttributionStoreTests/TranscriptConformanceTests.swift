import AttributionStore
import CallModel
import TestSupport
import Testing

/// What any store does with the words of transcripts.
@Suite struct TranscriptConformanceTests {
  /// A transcript whose voices talk into each other's turns, with everything that a word can have.
  private func transcript(seed: UInt64, wordCount: Int) -> Transcript {
    var random = SeededGenerator(seed: seed)
    let texts = [
      "Hello,", "credit", "card", "", "don't", "New York", "카드", "é\u{301}", "…", "\"a\\b\"",
    ]
    let words = (0..<wordCount).map { index in
      let startMs = index * 300 + Int.random(in: -2000...2000, using: &random)
      let channel = Bool.random(using: &random) ? Int.random(in: 0...1, using: &random) : nil
      return Transcript.Word(
        text: texts.randomElement(using: &random) ?? "",
        span: TimeSpan(startMs: startMs, endMs: startMs + Int.random(in: 0...500, using: &random)),
        confidence: Bool.random(using: &random)
          ? Confidence(thousandths: Int.random(in: 0...1000, using: &random)) : nil,
        speaker: Speaker.allCases.randomElement(using: &random) ?? .unknown,
        speakerLabel: Bool.random(using: &random) ? "spk_\(index % 3)" : nil, channel: channel,
        turn: index / 5, hasApproximateTimes: Bool.random(using: &random))
    }
    return Transcript(words: words, format: "aws-transcribe", language: seed == 1 ? "en-US" : nil)
  }

  private func booking(
    _ words: Transcript?, content: String = "words", recordedAt: Instant = Samples.noon
  ) -> Booking {
    Booking(
      call: Samples.call(), transcript: .set(Samples.transcript(content)), words: words,
      recordedAt: recordedAt)
  }

  @Test(
    "a transcript comes back word by word as it went in", arguments: StoreFactory.all,
    [0, 1, 2, 17, 400])
  func roundTrip(factory: StoreFactory, wordCount: Int) async throws {
    let made = try factory.make()
    let words = transcript(seed: UInt64(wordCount), wordCount: wordCount)
    _ = try await made.store.book(booking(words))
    #expect(try await made.store.transcript(ofCall: "c-1") == words)
    #expect(try await made.store.calls(on: .all).map(\.keepsWords) == [true])
    #expect(try await made.store.state(ofCall: "c-1")?.keepsWords == true)
  }

  @Test("of a call without words nothing is known", arguments: StoreFactory.all)
  func withoutWords(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(booking(nil))
    #expect(try await made.store.transcript(ofCall: "c-1") == nil)
    #expect(try await made.store.transcript(ofCall: "never booked") == nil)
    #expect(try await made.store.calls(on: .all).map(\.keepsWords) == [false])
  }

  @Test(
    "words stay while the content stays, and go with it", arguments: StoreFactory.all)
  func otherContent(factory: StoreFactory) async throws {
    let made = try factory.make()
    let words = transcript(seed: 3, wordCount: 30)
    _ = try await made.store.book(booking(words))
    _ = try await made.store.book(booking(nil))
    _ = try await made.store.book(Booking(call: Samples.call(), recordedAt: Samples.later))
    #expect(try await made.store.transcript(ofCall: "c-1") == words)
    _ = try await made.store.book(booking(nil, content: "others"))
    #expect(try await made.store.transcript(ofCall: "c-1") == nil)
    let others = transcript(seed: 4, wordCount: 12)
    _ = try await made.store.book(booking(others, content: "others"))
    #expect(try await made.store.transcript(ofCall: "c-1") == others)
    _ = try await made.store.book(
      Booking(call: Samples.call(), transcript: .remove, recordedAt: Samples.later))
    #expect(try await made.store.transcript(ofCall: "c-1") == nil)
  }

  @Test(
    "words without a transcript are refused, and nothing is booked", arguments: StoreFactory.all)
  func wordsWithoutFile(factory: StoreFactory) async throws {
    let made = try factory.make()
    await #expect(throws: (any Error).self) {
      _ = try await made.store.book(
        Booking(
          call: Samples.call(), words: transcript(seed: 1, wordCount: 3), recordedAt: Samples.noon))
    }
    #expect(try await made.store.calls(on: .all) == [])
  }

  @Test("a zero character, at which SQLite's texts end, is left out", arguments: StoreFactory.all)
  func zeroCharacter(factory: StoreFactory) async throws {
    let made = try factory.make()
    func words(_ text: String) -> Transcript {
      Transcript(
        words: [.init(text: text, span: TimeSpan(startMs: 0, endMs: 10), turn: 0)], format: "vtt")
    }
    _ = try await made.store.book(booking(words("a\0b\0")))
    let kept = try await made.store.transcript(ofCall: "c-1")
    #expect(kept?.words.map(\.text) == ["ab"])
  }
}
