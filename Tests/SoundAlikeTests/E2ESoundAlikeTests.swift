import CallModel
import KeywordSearch
import PhraseMatch
import Pronunciation
import SoundAlike
import TestSupport
import Testing

@Suite("E2E: phrases that were misheard, with the model's dictionary")
struct E2ESoundAlikeTests {
  private let lexicon: Lexicon
  private let words: CompetingWords

  init() throws {
    lexicon = try Lexicon(modelFolder: ModelFolder.path)
    words = try CompetingWords(modelFolder: ModelFolder.path)
  }

  private func found(_ pattern: String, in text: String) throws -> [String] {
    let terms = [Term(pattern)]
    let transcript = Spoken.turn(text)
    let exact = try PhraseMatcher(terms: terms).matches(in: transcript)
    let words = words
    let matcher = SoundAlikeMatcher(terms: terms, lexicon: lexicon) { words.logShare(of: $0) }
    return matcher.hits(in: transcript, besides: exact).map {
      "\($0.text) for \($0.resembles ?? "")"
    }
  }

  @Test(
    "words that sound like a phrase are taken for it",
    arguments: [
      ("credit card", "my credit cart please", "credit cart for credit card"),
      ("credit card", "my credit guard please", "credit guard for credit card"),
      ("(credit|debit) card", "the debit cart", "debit cart for debit card"),
      ("amex card", "an am ex card", "am ex card for amex card"),
      ("quickline", "the quick line", "quick line for quickline"),
      ("appointment", "a a point mint", "a point mint for appointment"),
      ("cancel my account", "cancel my a count", "cancel my a count for cancel my account"),
    ])
  func misheard(pattern: String, text: String, hit: String) throws {
    #expect(try found(pattern, in: text) == [hit])
  }
}
