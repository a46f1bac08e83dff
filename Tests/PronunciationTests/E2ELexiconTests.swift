import Foundation
import Pronunciation
import TestSupport
import Testing

@Suite("E2E: how words are said, with the model's dictionary and spelling network")
struct E2ELexiconTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try Lexicon(modelFolder: ModelFolder.path) }

  private func said(_ phrase: String) throws -> [String] {
    try lexicon.pronunciations(of: phrase).map(\.description)
  }

  @Test(
    "a phrase is said as its words are",
    arguments: [
      ("credit card", "K R EH D AH T K AA R D"),
      ("Credit  CARD!", "K R EH D AH T K AA R D"),
      ("“Don’t”", "D OW N T"),
      ("'til", "T IH L"),
      ("pre-qualified", "P R IY K W AA L AH F AY D"),
      ("café", "K AH F EY"),
      ("21", "T W EH N T IY W AH N"),
      ("21st", "T W EH N T IY F ER S T"),
      ("1,000", "W AH N TH AW Z AH N D"),
      ("$2", "T UW D AA L ER Z"),
      ("$1", "W AH N D AA L ER"),
      ("£1.05", "W AH N OW F AY V"),
      ("3.5%", "TH R IY P OY N T F AY V P ER S EH N T"),
      ("5%", "F AY V P ER S EH N T"),
      ("$2.5", "T UW P OY N T F AY V D AA L ER Z"),
      ("401k", "F AA R OW W AH N K EY"),
      ("24/7", "T W EH N T IY F AA R S EH V AH N"),
      ("007", "Z IH R OW Z IH R OW S EH V AH N"),
      ("kayak.com", "K AY AE K D AA T K AA M"),
      ("Q&A", "K Y UW AH N D EY"),
      ("x-ray", "EH K S R EY"),
      ("C.R.M.", "S IY AA R EH M"),
      ("CRM", "S IY AA R EH M"),
      ("crm", "S IY AA R EH M"),
      ("PDQs", "P IY D IY K Y UW Z"),
      ("USA", "Y UW EH S EY"),
      ("WIDGETCO's", "W IH JH IH T K OW Z"),
    ])
  func phrases(phrase: String, expected: String) throws {
    #expect(try said(phrase).first == expected)
  }

  @Test("numbers are read as names and as quantities")
  func numberReadings() throws {
    let readings = try said("911")
    #expect(readings.first == "N AY N W AH N W AH N")
    #expect(readings.contains("N AY N IH L EH V AH N"))
    #expect(readings.contains { $0.hasPrefix("N AY N HH AH N D R") })
  }

  @Test("a possessive that no dictionary has is said as its stem and the right s")
  func possessives() throws {
    #expect(try said("kayak's").first == "K AY AE K S")
    #expect(try said("webhouse's").first?.hasSuffix("Z") == true)
    #expect(try said("coverage's").first?.hasSuffix("JH IH Z") == true)
  }

  @Test(
    "all pronunciations differ, the first are made of the words' first, and there are at most eight"
  )
  func variants() throws {
    let readings = try said("read the record and record the read")
    #expect(Set(readings).count == readings.count)
    #expect(readings.count == Lexicon.pronunciationLimit)
    #expect(readings.first == "R EH D DH AH R AH K AA R D AH N D R AH K AA R D DH AH R EH D")
  }

  @Test("a dictionary of one's own decides before the general one, the last one first")
  func ownDictionaries() throws {
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    func dictionary(_ text: String) throws -> PronouncingDictionary {
      try PronouncingDictionary(bytes: Array(text.utf8), path: "own.dict")
    }
    let lexicon = Lexicon(
      dictionaries: [
        try dictionary("card K AA R D\ncredit K R EH D IH T\n24 W ER S T"),
        try dictionary("card B IY"), try dictionary("Card S IY\ncard(2) D IY"),
      ], graphemeToPhoneme: network)
    #expect(
      try lexicon.pronunciations(of: "credit card").map(\.description) == [
        "K R EH D IH T S IY", "K R EH D IH T D IY",
      ])
    #expect(try lexicon.pronunciations(of: "24").map(\.description) == ["W ER S T"])
  }

  @Test(
    "a name that no dictionary has is said in the ways that its letters allow, the likeliest first")
  func guesses() throws {
    #expect(!lexicon.contains("trulia"))
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    let guesses = network.guesses(of: "trulia", limit: Lexicon.variantLimit)
    #expect(guesses.count > 1)
    let spelled = guesses.map { $0.phones.map(\.arpabet).joined(separator: " ") }
    #expect(try said("trulia") == spelled)
    #expect(try said("trulia card") == spelled.map { $0 + " K AA R D" })
    let sure = lexicon.guessing(atMost: 1)
    #expect(try sure.pronunciations(of: "trulia").map(\.description) == [spelled[0]])
  }

  @Test(
    "what is guessed of a phrase are the words that no dictionary has, but for what is spelled out or taken apart",
    arguments: [
      ("Trulia Qwikline", ["trulia", "qwikline"]), ("credit card", []),
      ("the trulia's card", ["trulia's"]),
      ("kayak's", []), ("CRM", []), ("401k", []), ("$2.50", []), ("pre-trulia", ["trulia"]),
      ("trulia.com", ["trulia"]), ("카드 card", []), ("", []), ("café", []),
    ])
  func guessed(phrase: String, words: [String]) {
    #expect(lexicon.guessedWords(in: phrase) == words)
  }

  @Test("a word in another script cannot be said, and the error says what to do")
  func otherScripts() {
    for word in ["신용카드", "кредит", "信用卡", "credit карта"] {
      #expect {
        try lexicon.pronunciations(of: word)
      } throws: { error in
        guard case .foreignScript = error as? PronunciationError else { return false }
        return (error as? PronunciationError)?.advice.contains("sounds like") == true
      }
    }
  }

  @Test(
    "where nothing is spoken there is nothing to listen for", arguments: ["", " ", "—", "?!", "…"])
  func nothingSpoken(phrase: String) {
    #expect(throws: PronunciationError.nothingSpoken(phrase: phrase)) {
      try lexicon.pronunciations(of: phrase)
    }
  }

  @Test("no phrase of odd characters stops the program")
  func oddPhrases() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("aZé9$£%.,'’-–/&@+()#_ \u{301}\u{200D}ß1sSt½٣Ⅷ")
    for _ in 0..<400 {
      let phrase = String(
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? "a"
        })
      guard let said = try? lexicon.pronunciations(of: phrase) else { continue }
      #expect((1...Lexicon.pronunciationLimit).contains(said.count), "\(phrase)")
      #expect(said.allSatisfy { !$0.phones.isEmpty }, "\(phrase)")
    }
  }
}
