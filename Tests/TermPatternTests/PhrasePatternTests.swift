import TermPattern
import Testing

@Suite struct PhrasePatternTests {
  @Test(
    "patterns are read and written back in their canonical spelling",
    arguments: [
      ("credit card", "credit card"), ("(credit|debit)? card", "(credit|debit)? card"),
      ("  ( credit | debit )?   card ", "(credit|debit)? card"), ("=card", "=card"),
      ("book~ it", "book~ it"), ("cancel*", "cancel*"), ("*카드", "*카드"), ("예약하~", "예약하~"),
      ("total ...3 {money as total}", "total ... {money as total}"), ("a ...1 b", "a ...1 b"),
      ("a ...10 b", "a ...10 b"), ("a ...? b", "a ...? b"), ("{digits:4}", "{digits:4}"),
      ("{ digits : 4  as  pin }", "{digits:4 as pin}"), ("{money as 금액} 원", "{money as 금액} 원"),
      ("don't e-mail a.m", "don't e-mail a.m"), ("don’t", "don’t"), ("3.5 percent", "3.5 percent"),
      ("((a|b c)? d|e~) f?", "((a|b c)? d|e~) f?"),
      ("(yes|sounds good|go ahead)", "(yes|sounds good|go ahead)"),
      ("\tcard\n", "card"), ("(a)", "(a)"), ("{phone}? call", "{phone}? call"),
    ])
  func reads(source: String, spelling: String) throws {
    let pattern = try PhrasePattern(source)
    #expect(pattern.description == spelling)
    #expect(pattern.source == source)
  }

  @Test("a word carries its sign and the span of its letters")
  func words() throws {
    let pattern = try PhrasePattern("=카드 *은행 book~ cancel* card")
    let expected: [(String, PhrasePattern.Word.Mode, Range<Int>)] = [
      ("카드", .exact, 1..<7), ("은행", .suffix, 9..<15), ("book", .inflected, 16..<20),
      ("cancel", .prefix, 22..<28), ("card", .plain, 30..<34),
    ]
    try #require(pattern.elements.count == expected.count)
    for (element, (text, mode, span)) in zip(pattern.elements, expected) {
      guard case .word(let word) = element.kind else {
        Issue.record("\(element) is no word")
        continue
      }
      #expect(word.text == text && word.mode == mode && word.span == span)
      #expect(
        element.span.lowerBound <= span.lowerBound && span.upperBound <= element.span.upperBound)
    }
  }

  @Test("spans count bytes and cover signs, brackets and question marks")
  func spans() throws {
    let source = "(카드| 결제 하다 )? =e-mail? ...2 {money as 금액}"
    let pattern = try PhrasePattern(source)
    let bytes = Array(source.utf8)
    func text(_ span: Range<Int>) -> String { String(decoding: bytes[span], as: UTF8.self) }
    #expect(
      pattern.elements.map { text($0.span) } == [
        "(카드| 결제 하다 )?", "=e-mail?", "...2", "{money as 금액}",
      ])
    guard case .group(let alternatives) = pattern.elements[0].kind else {
      Issue.record("the first element is no group")
      return
    }
    #expect(alternatives.map { text($0.span) } == ["카드", "결제 하다"])
    let slot = try #require(pattern.slots.first)
    #expect(slot.nameSpan.map(text) == "금액")
    #expect(text(slot.span) == "{money as 금액}")
  }

  @Test("slots are listed in order, those in groups too")
  func slots() throws {
    let pattern = try PhrasePattern(
      "({number as seats} tickets|{money})? for {date as day:}".replacing(":}", with: "}"))
    #expect(pattern.slots.map(\.type) == [.number, .money, .date])
    #expect(pattern.slots.map(\.name) == ["seats", nil, "day"])
    for type in PhrasePattern.SlotType.allCases {
      #expect(try PhrasePattern("{\(type.rawValue)}").slots.map(\.type) == [type])
    }
    #expect(try PhrasePattern("{digits:4} {phone:7}").slots.map(\.size) == [4, 7])
  }

  @Test("a gap without a number covers three words")
  func gaps() throws {
    let gaps = try PhrasePattern("a ... b ...7 c").elements.compactMap { element -> Int? in
      if case .gap(let gap) = element.kind { gap.maxWords } else { nil }
    }
    #expect(gaps == [3, 7])
  }

  @Test("a word is compared in parts where hyphens and full stops stand")
  func foldedParts() throws {
    func parts(_ word: String) throws -> [String] {
      guard case .word(let word) = try PhrasePattern(word).elements[0].kind else { return [] }
      return word.foldedParts
    }
    #expect(try parts("E-Mail") == ["e", "mail"])
    #expect(try parts("Don’t") == ["dont"])
    #expect(try parts("U.S") == ["u", "s"])
    #expect(try parts("3.5") == ["3.5"])
    #expect(try parts("=ＣＡＲＤ") == ["card"])
  }
}
