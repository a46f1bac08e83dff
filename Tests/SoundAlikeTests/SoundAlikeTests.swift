import CallModel
import SoundAlike
import TestSupport
import Testing

@Suite("Words that sound like a phrase") struct SoundAlikeTests {
  private func found(_ pattern: String, in text: String) throws -> [String] {
    try SmallEnglish.found(pattern, in: text)
  }

  @Test("a hit says what stands there, what it is taken for, when and who")
  func parts() throws {
    let transcript = Spoken.turns([(.agent, "no"), (.caller, "my credit cart, please")])
    let hit = try #require(try SmallEnglish.hits([Term("credit card")], in: transcript).first)
    #expect(hit.text == "credit cart,")
    #expect(hit.resembles == "credit card")
    #expect(hit.term == Term("credit card"))
    #expect(hit.source == .transcript)
    #expect(hit.speaker == .caller)
    #expect(hit.words == 2..<4)
    #expect(hit.span == TimeSpan(startMs: 1000, endMs: 1900))
    #expect(hit.turn == 1)
    #expect(hit.polarity == .affirmed)
  }

  @Test("what is written as the phrase is left to exact matching, with all that overlaps it")
  func exact() throws {
    #expect(try found("credit card", in: "my credit card") == [])
    #expect(try found("credit card", in: "credit card and credit cart") == ["credit cart"])
    #expect(try found("(credit card|card please)", in: "credit card please") == [])
  }

  @Test("words may part elsewhere than in the phrase")
  func boundaries() throws {
    #expect(try found("appointment", in: "a a point mint") == ["a point mint"])
    #expect(try found("email address", in: "the e mail address") == ["e mail address"])
  }

  @Test("a short word that is quite another is none that was misheard, however long the phrase")
  func strangeWords() throws {
    #expect(try found("cancel the appointment", in: "cancel my appointment") == [])
    #expect(try found("cancel appointment", in: "cancel a appointment") == [])
    #expect(try found("cancel the appointment", in: "counsel the appointment") != [])
  }

  @Test("what ends too early is not taken for a phrase that was found before")
  func endsTooEarly() throws {
    let transcript = Spoken.turns([
      (.agent, "e mail address please"), (.caller, "e mail address"),
    ])
    let hits = try SmallEnglish.hits([Term("email address please")], in: transcript)
    #expect(hits.map(\.text) == ["e mail address please"])
  }

  @Test("phrases of fewer than five sounds are not looked for")
  func short() throws {
    #expect(try found("sale", in: "the sail please") == [])
    #expect(try found("the sale", in: "the sail please") == ["the sail"])
    #expect(SoundAlikeMatcher(terms: [Term("sale")], in: SmallEnglish.language).terms.isEmpty)
  }

  @Test(
    "a word with =, a part of a word, a gap and a value are taken as they are written",
    arguments: ["=credit card", "credit card*", "credit ... card", "credit card {money}"])
  func literal(pattern: String) throws {
    #expect(try found(pattern, in: "my credit cart") == [])
  }

  @Test("of alternatives those that can be sounded are looked for")
  func alternatives() throws {
    #expect(try found("(credit card|my ... cart)", in: "my credit cart") == [])
    #expect(try found("(credit card|sale)", in: "my credit cart") == ["credit cart"])
  }

  @Test("the sound that a rule gives counts beside the spelling")
  func soundsLike() throws {
    let term = Term("credit card", soundsLike: "see mail mint")
    let hits = try SmallEnglish.hits([term], in: Spoken.turn("see mail mint and credit cart"))
    #expect(hits.map(\.text) == ["see mail mint", "credit cart"])
    #expect(hits.map(\.resembles) == ["credit card", "credit card"])
  }

  @Test("a phrase runs through turns of one voice, and not past somebody else's words")
  func stretches() throws {
    let term = [Term("credit card")]
    let split = Spoken.turns([(.caller, "my credit"), (.caller, "cart please")])
    #expect(try SmallEnglish.hits(term, in: split).map(\.text) == ["credit cart"])
    let parted = Spoken.turns([(.caller, "my credit"), (.agent, "no"), (.caller, "cart please")])
    #expect(try SmallEnglish.hits(term, in: parted).isEmpty)
  }

  @Test("words that nobody can say part what is said")
  func unsayable() throws {
    #expect(try found("credit card", in: "credit 카드 cart") == [])
    #expect(try found("credit card", in: "카드 credit cart") == ["credit cart"])
    #expect(try found("credit card", in: "credit - cart") == ["credit cart"])
  }

  @Test(
    "nothing is taken for a phrase in a transcript of another language",
    arguments: [("en-US", 1), ("en", 1), ("EN_gb", 1), ("es", 0), ("ko-KR", 0)])
  func language(code: String, count: Int) throws {
    let words = Spoken.turn("my credit cart").words
    let transcript = Transcript(words: words, format: "webvtt", language: code)
    #expect(try SmallEnglish.hits([Term("credit card")], in: transcript).count == count)
  }

  @Test("of words that nobody has listed the first thousand are said, and none that is very long")
  func bounds() throws {
    #expect(try found("credit card", in: "credut card") == ["credut card"])
    let strange = (1...1000).map { "x\($0)" }.joined(separator: " ")
    #expect(try found("credit card", in: strange + " credut card") == [])
    #expect(try found("credit card", in: strange + " credit cart") == ["credit cart"])
    #expect(try found("credit card", in: "credut card " + strange) == ["credut card"])
    let long = String(repeating: "-", count: 60) + "credut"
    #expect(try found("credit card", in: long + " card") == [])
  }

  @Test("a denial before the words is told as it is of any hit")
  func denied() throws {
    let hits = try SmallEnglish.hits([Term("credit card")], in: Spoken.turn("not my credit cart"))
    #expect(hits.map(\.polarity) == [.negated])
  }
}

@Suite("What sounds alike and is something else") struct OtherWordsTests {
  private func found(_ pattern: String, in text: String) throws -> [String] {
    try SmallEnglish.found(pattern, in: text)
  }

  @Test("other forms of the phrase's words are for ~")
  func inflection() throws {
    #expect(try found("my credit card please", in: "my credit cards please") == [])
    #expect(
      try found("my credit card~ please", in: "my credit cart please") == ["my credit cart please"])
  }

  @Test("a denial is never taken for none, nor the other way round")
  func denials() throws {
    #expect(try found("my cancel can cancel credit", in: "my cancel can't cancel credit") == [])
    #expect(try found("my cancel can't cancel credit", in: "my cancel can cancel credit") == [])
    #expect(
      try found("my cancel can't cancel credit", in: "my counsel can't cancel credit")
        == ["my counsel can't cancel credit"])
  }

  @Test("one number is never taken for another")
  func numbers() throws {
    #expect(try found("fifty percent credit card", in: "fifteen percent credit card") == [])
    #expect(
      try found("fifty percent credit card", in: "fifty percent credit cart")
        == ["fifty percent credit cart"])
  }

  @Test("words that people say as often as the phrase are taken at their word")
  func frequentWords() throws {
    #expect(try found("attorney", in: "a tiny mint") == [])
  }
}

@Suite("How sure a hit by sound is") struct LikenessTests {
  private func confidence(
    of pattern: String, in text: String, sure thousandths: Int?, format: String = "webvtt"
  ) throws -> Int? {
    let transcript = Spoken.turns(
      [(.caller, text)], format: format,
      confidence: thousandths.map { Confidence(thousandths: $0) })
    return try SmallEnglish.hits([Term(pattern)], in: transcript).first?.confidence.thousandths
  }

  @Test("it is less sure than the words, and the less the more is amiss")
  func order() throws {
    let same = try #require(try confidence(of: "the sale", in: "the sail", sure: 1000))
    let near = try #require(try confidence(of: "credit card", in: "credit cart", sure: 1000))
    let far = try #require(try confidence(of: "cancel credit", in: "counsel credit", sure: 1000))
    #expect(same == 990)
    #expect(near == 981)
    #expect(far < near)
    #expect(far > 940)
  }

  @Test("words without a figure count as the format says, and what is misheard does not count")
  func sureness() throws {
    #expect(try confidence(of: "the sale", in: "the sail", sure: nil) == 891)
    #expect(try confidence(of: "the sale", in: "the sail", sure: nil, format: "whisper") == 842)
    #expect(try confidence(of: "the sale", in: "the sail", sure: 600) == 594)
    #expect(try confidence(of: "appointment", in: "a point mint", sure: 300) == 877)
  }
}

@Suite("Misheard words in bulk") struct BulkTests {
  @Test("a phrase said ten thousand times in one turn takes no more than its share of time")
  func often() throws {
    let text = Array(repeating: "credit card my credit cart", count: 10_000)
    let hits = try SmallEnglish.hits(
      [Term("credit card")], in: Spoken.turn(text.joined(separator: " ")))
    #expect(hits.count == 10_000)
    #expect(hits.allSatisfy { $0.text == "credit cart" })
  }
}
