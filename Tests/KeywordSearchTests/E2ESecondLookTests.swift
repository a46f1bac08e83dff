import Foundation
import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("E2E: the words that keywords compete with")
struct E2ESecondLookTests {
  @Test("the model folder's words can be said, and common ones are cheaper than rare ones")
  func words() throws {
    let path = ModelFolder.path + "/" + WordFrequencies.fileName
    let frequencies = try WordFrequencies(path: path)
    #expect(frequencies.count > 50_000)
    let words = try CompetingWords(modelFolder: ModelFolder.path)
    #expect(words.rarity(of: "the") < words.rarity(of: "mortgage"))
    #expect(words.rarity(of: "mortgage") < words.rarity(of: "zzyzx"))
    // A phrase is as rare as its words together, and capitals do not matter.
    let parts = words.rarity(of: "credit") + words.rarity(of: "card")
    #expect(abs(words.rarity(of: "Credit Card") - parts) < 0.001)
  }

  @Test(
    "the nonsense was heard by the very network that hears calls, and more of it passes for some keywords"
  )
  func nonsense() throws {
    let path = ModelFolder.path + "/" + Nonsense.fileName
    let entry = try IndexEntry(
      bytes: try #require(FileManager.default.contents(atPath: path)).map { $0 }, path: path)
    let model = try ModelIdentity(name: entry.header.model.name, directory: ModelFolder.path)
    #expect(entry.header.model == model)

    let lexicon = try Lexicon(modelFolder: ModelFolder.path)
    let keywords = try ["teen", "sales", "representative", "next available representative"].map {
      try Keyword($0, lexicon: lexicon)
    }
    let likeness = try CompetingWords(modelFolder: ModelFolder.path)
      .likenessOfNonsense(to: keywords)
    #expect(likeness[0] > likeness[2] && likeness[1] > likeness[2])
    #expect(likeness[2] > likeness[3])
  }

  @Test("a lexicon tells where the words of a phrase begin")
  func wordStarts() throws {
    let lexicon = try Lexicon(modelFolder: ModelFolder.path)
    let phrase = try #require(try lexicon.pronunciations(of: "please enter").first)
    #expect(phrase.wordStarts == [0, 4])
    #expect(phrase.beginsWord.filter(\.self).count == 2)
    #expect(try #require(try lexicon.pronunciations(of: "card").first).wordStarts == [0])
    let number = try #require(try lexicon.pronunciations(of: "911").first)
    #expect(number.wordStarts.count == 3)
  }

  @Test("a place outside the phones starts no word, and the first phone always does")
  func strayStarts() throws {
    let pronunciation = try #require(
      Pronunciation(phones: [.k, .aa, .r], wordStarts: [7, 2, -1, 2]))
    #expect(pronunciation.wordStarts == [0, 2])
    #expect(pronunciation.beginsWord == [true, false, true])
  }
}
