import CallModel
import Diagnostics
import Foundation
import KeywordSearch
import Pronunciation
import TestSupport
import Testing

@Suite("E2E: from a rule's term to what is listened for")
struct E2EKeywordTests {
  private let lexicon: Lexicon

  init() throws {
    lexicon = try Lexicon(modelFolder: ModelFolder.path)
  }

  private func spellings(_ term: Term) throws -> [String] {
    var seen: Set<String> = []
    return try Keyword(term, lexicon: lexicon).variants.map(\.spelling)
      .filter { seen.insert($0).inserted }
  }

  private func refusal(_ term: Term) -> KeywordError? {
    do {
      _ = try Keyword(term, lexicon: lexicon)
      return nil
    } catch { return error }
  }

  @Test("every way through a phrase is listened for")
  func alternatives() throws {
    #expect(
      try spellings(Term("(credit|debit) card please?")) == [
        "credit card please", "credit card", "debit card please", "debit card",
      ])
    #expect(try spellings(Term("book~ it")).contains("booking it"))
  }

  @Test("the same sounds are listened for once")
  func sameSounds() throws {
    let keyword = try Keyword(Term("(their|there) card"), lexicon: lexicon)
    #expect(Set(keyword.variants.map(\.pronunciation)).count == keyword.variants.count)
    #expect(Set(keyword.variants.map(\.spelling)) == ["their card"])
  }

  @Test("sounds like replaces the phrase, whatever is in it")
  func soundsLike() throws {
    let term = Term("신용카드", soundsLike: "shin yong card")
    let keyword = try Keyword(term, lexicon: lexicon)
    #expect(keyword.text == "신용카드")
    #expect(Set(keyword.variants.map(\.spelling)) == ["shin yong card"])
    #expect(try spellings(Term("{digits:4}", soundsLike: "four numbers")) == ["four numbers"])
  }

  @Test("capitals tell an abbreviation, and nothing else")
  func capitals() throws {
    let spelled = try Keyword(Term("our HOA"), lexicon: lexicon)
    #expect(spelled.variants.contains { $0.pronunciation.description.hasSuffix("EY CH OW EY") })
    let said = try Keyword(Term("CREDIT CARD"), lexicon: lexicon).variants.map(\.pronunciation)
    #expect(
      said == (try Keyword(Term("credit card"), lexicon: lexicon).variants.map(\.pronunciation)))
  }

  @Test("what cannot be heard is left out where something else can")
  func partlyUnsearchable() throws {
    #expect(try spellings(Term("card (num*|number)")) == ["card number"])
  }

  @Test("a phrase that reads values is not listened for, even where a way through it has none")
  func readsValues() {
    #expect(refusal(Term("card ({digits:4}|number)")) != nil)
  }

  @Test(
    "a phrase of which nothing can be heard is refused in words",
    arguments: ["{money}", "pay {money}", "credit ... card", "cancel* it", "*card"])
  func unsearchable(pattern: String) throws {
    let error = try #require(refusal(Term(pattern)))
    guard case .unsearchable = error else { throw error }
    #expect(error.reason.hasSuffix("cannot be searched for in sound"))
    #expect(error.advice?.contains("sounds like") == true)
  }

  @Test("a malformed phrase and a word of another script are refused in words")
  func refused() throws {
    guard case .pattern = try #require(refusal(Term("(credit card"))) else {
      Issue.record("a bracket that is not closed is accepted")
      return
    }
    let foreign = try #require(refusal(Term("신용카드")))
    #expect(foreign.reason.contains("`신용카드` is not written in Latin letters"))
    #expect(
      foreign.inputError(path: "sales.rules", at: .line(4)).description
        .hasPrefix("sales.rules:4: `신용카드` is not written in Latin letters"))
    #expect(throws: KeywordError.pronunciation(.nothingSpoken(phrase: "?"))) {
      try Keyword(Term("card", soundsLike: "?"), lexicon: lexicon)
    }
  }

  @Test("keywords of fewer than five sounds are short")
  func short() throws {
    #expect(try Keyword("card", lexicon: lexicon).isShort)
    #expect(try Keyword("visa", lexicon: lexicon).isShort)
    #expect(try !Keyword("credit", lexicon: lexicon).isShort)
  }

  @Test(
    "a term is as short as its shortest way to be said, and how long a long one is does not matter",
    arguments: [
      "no", "yes", "a", "eight", "though", "oh no", "eau de vie", "card", "(no|credit card)",
      "book~",
      "credit card", "(a|b) (a|b) (a|b)", "(a|b) (a|b) (a|b) (a|b)", "though eight", "*card",
    ])
  func countBelow(pattern: String) throws {
    let term = Term(pattern)
    let whole = (try? Keyword(term, lexicon: lexicon))?.phoneCount
    for limit in 1...6 {
      #expect(
        Keyword.phoneCount(of: term, ifBelow: limit, lexicon: lexicon)
          == whole.flatMap { $0 < limit ? $0 : nil })
    }
    #expect(
      Keyword.phoneCount(of: Term("QX", soundsLike: "no"), ifBelow: 4, lexicon: lexicon) == 2)
  }

  @Test(
    "words are guessed of every way through a phrase, each told once, and of `sounds like` where a term has it"
  )
  func guessedWords() {
    func guessed(_ term: Term) -> [String] { Keyword.guessedWords(of: term, lexicon: lexicon) }
    #expect(guessed(Term("(trulia|credit) (card|qwikline)")) == ["trulia", "qwikline"])
    #expect(guessed(Term("qwikline", soundsLike: "quick line")).isEmpty)
    #expect(guessed(Term("card", soundsLike: "trulia")) == ["trulia"])
    #expect(guessed(Term("trulia*")).isEmpty)
  }

  @Test("no word of the dictionary has more than four letters for a sound")
  func lettersForASound() throws {
    let path = ModelFolder.path + "/" + Lexicon.dictionaryName
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 100_000)
    for line in lines {
      let parts = line.split(separator: " ")
      guard let word = parts.first?.prefix(while: { $0 != "(" }), parts.count > 1 else { continue }
      if word.count > 4 * (parts.count - 1) { Issue.record("\(line)") }
    }
  }
}
