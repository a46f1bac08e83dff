import TermPattern
import Testing

@Suite struct SpokenFormsTests {
  @Test("`&` is said, and capitals on either side of it are letters")
  func ampersand() throws {
    #expect(try PhrasePattern("AT&T").spellings() == ["AT and t"])
    #expect(try PhrasePattern("terms & conditions").spellings() == ["terms and conditions"])
  }

  private func sequences(_ source: String) throws -> [String] {
    try PhrasePattern(source).spokenForms().map { $0.joined(separator: " ") }
  }

  @Test("groups and optional elements are expanded as they are written, with before without")
  func expansion() throws {
    #expect(try sequences("(credit|debit)? card") == ["credit card", "debit card", "card"])
    #expect(try sequences("a? b? c") == ["a b c", "a c", "b c", "c"])
    #expect(
      try sequences("(pay|(buy|get) it) now") == ["pay now", "buy it now", "get it now"])
  }

  @Test("a sequence that comes up twice is listened for once")
  func noneTwice() throws {
    #expect(try sequences("(card|CARD|card) (please|please?)") == ["card please", "card"])
  }

  @Test("words with a tilde give all forms, the base form first")
  func inflections() throws {
    #expect(
      try sequences("book~ (it|that)?") == [
        "book it", "books it", "booked it", "booking it", "book that", "books that", "booked that",
        "booking that", "book", "books", "booked", "booking",
      ])
    #expect(try sequences("e-mail~") == ["e mail", "e mails", "e mailed", "e mailing"])
    #expect(try sequences("예약하~") == ["예약하"])
  }

  @Test("spelling is small letters, with straight apostrophes and hyphens parted")
  func spelling() throws {
    #expect(try sequences("Don’t E-Mail =VISA 3.5") == ["don't e mail visa 3.5"])
  }

  @Test("a pattern says which elements sound cannot be searched for")
  func unsearchable() throws {
    let pattern = try PhrasePattern("total ...3 {money} cancel* *카드")
    #expect(pattern.spokenForms().isEmpty && !pattern.isSearchable)
    #expect(pattern.unsearchable.map(\.span) == [6..<10, 11..<18, 19..<26, 27..<34])
    #expect(
      pattern.unsearchable.map(\.reason) == [
        "a gap cannot be searched for in sound",
        "a value in braces cannot be searched for in sound",
        "the beginning or end of a word cannot be searched for in sound",
        "the beginning or end of a word cannot be searched for in sound",
      ])
  }

  @Test("ways that sound can be searched for are given although others cannot")
  func mixed() throws {
    let pattern = try PhrasePattern("(card|cancel* cards)")
    #expect(pattern.isSearchable)
    #expect(pattern.spokenForms() == [["card"]])
    #expect(pattern.unsearchable.map(\.span) == [6..<13])
  }

  @Test("a phrase with a value is read or nothing, also where a way has none")
  func values() throws {
    let pattern = try PhrasePattern("(card|{number} cards)")
    #expect(pattern.spokenForms().isEmpty && !pattern.isSearchable)
    #expect(pattern.unsearchable.map(\.span) == [6..<14])
  }

  @Test("a gap that is left at an end when optional words are absent is left out")
  func outerGaps() throws {
    #expect(try PhrasePattern("please? ... card").spokenForms() == [["card"]])
    #expect(try PhrasePattern("please? ... card").ways.map(\.count) == [3, 1])
  }
}
