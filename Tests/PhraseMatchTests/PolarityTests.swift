import CallModel
import PhraseMatch
import TestSupport
import Testing

@Suite("What is said and what is denied") struct PolarityTests {
  /// The polarities of the hits of `pattern` in `text`.
  private func polarities(_ pattern: String, in text: String) throws -> [Polarity?] {
    try PhraseMatcher(terms: [Term(pattern)]).matches(in: Spoken.turn(text)).map(\.polarity)
  }

  @Test(
    "English denials stand up to three words before, in the same clause",
    arguments: [
      ("I want a card", .affirmed), ("I don't want a card", .negated), ("Not a card", .negated),
      ("I never had a card", .negated), ("I no longer have a card", .negated),
      ("no card", .negated), ("without a card", .negated), ("we cannot take a card", .negated),
      ("I do not want any other card", .affirmed), ("I DON’T want a card", .negated),
      ("no, I want a card", .affirmed), ("no I want a card", .affirmed),
      ("not today. A card", .affirmed), ("not cash but a card", .affirmed),
      ("not cash, a card", .affirmed), ("a card I do not want", .affirmed),
      ("I can't-say a card", .negated), ("an account and a card", .affirmed),
    ] as [(String, Polarity)])
  func english(text: String, polarity: Polarity) throws {
    #expect(try polarities("card", in: text) == [polarity])
  }

  @Test(
    "a denial that may mean the contrary is unclear",
    arguments: [
      "don't forget the card", "don't you accept card payments", "isn't it a card",
      "can't wait a card",
      "not only a card", "I don't mind a card", "I can't not use card payments",
      "never without a card",
    ])
  func unclear(text: String) throws {
    #expect(try polarities("card", in: text) == [.unclear])
  }

  @Test(
    "Korean denials stand just before a verb, or behind its -지",
    arguments: [
      ("예약해 주세요", "지금 예약해 주세요", .affirmed), ("예약해요", "안 예약해요", .negated),
      ("예약했어요", "못 예약했어요", .negated), ("예약하지", "예약하지 않을게요", .negated),
      ("예약하지", "예약하지 마세요", .negated), ("카드", "카드 쓰지 않아요", .negated),
      ("카드", "카드 쓰지는 못해요", .negated), ("카드", "카드. 쓰지 않아요", .affirmed),
      ("카드", "안 되면 카드 주세요", .affirmed), ("카드", "편지 카드 주세요", .affirmed),
      ("예약하지", "안 예약하지 않아요", .unclear),
    ] as [(String, String, Polarity)])
  func korean(pattern: String, text: String, polarity: Polarity) throws {
    #expect(try polarities(pattern, in: text) == [polarity])
  }

  @Test("what somebody else says denies nothing")
  func otherVoice() throws {
    let transcript = Spoken.turns([(.agent, "certainly not"), (.caller, "a card")])
    let hits = try PhraseMatcher(terms: [Term("card")]).matches(in: transcript)
    #expect(hits.map(\.polarity) == [.affirmed])
  }

  @Test("a denial within the phrase is what is looked for, and denies nothing")
  func within() throws {
    #expect(try polarities("do not want", in: "I do not want it") == [.affirmed])
    #expect(try polarities("not ...2 card", in: "not a new card") == [.affirmed])
  }

  @Test("a turn lasts until somebody else speaks")
  func turns() throws {
    let transcript = Spoken.turns([
      (.caller, "a card"), (.caller, "any card"), (.agent, "which card"), (.caller, "this card"),
    ])
    let hits = try PhraseMatcher(terms: [Term("card")]).matches(in: transcript)
    #expect(hits.map(\.turn) == [0, 0, 1, 2])
  }

  @Test("where a transcript tells no voices apart, nobody knows whose turn it is")
  func unknownTurns() throws {
    let matcher = try PhraseMatcher(terms: [Term("card")])
    #expect(matcher.matches(in: Spoken.turn("a card", by: .unknown)).map(\.turn) == [nil])
    func onChannels(_ channels: [Int?]) -> [Int?] {
      let words = channels.enumerated().map { index, channel in
        Transcript.Word(
          text: "card", span: TimeSpan(startMs: index * 500, endMs: index * 500 + 400),
          channel: channel, turn: index)
      }
      return matcher.matches(in: Transcript(words: words, format: "x")).map(\.turn)
    }
    #expect(onChannels([0, 0]) == [nil, nil])
    #expect(onChannels([0, 1, 0]) == [0, 1, 2])
  }
}
