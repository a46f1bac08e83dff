import Diagnostics
import Foundation
import Pronunciation
import TestSupport
import Testing

@Suite("E2E: words sounded out by their spelling")
struct E2EGraphemeToPhonemeTests {
  @Test("the network says what the library that came with it says, word for word")
  func oracle() throws {
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    let oracle = try SpellingOracle(modelFolder: ModelFolder.path)
    let words = try sample(every: 550)
    #expect(words.count >= 200)
    var differences: [String] = []
    for word in words {
      let (own, theirs) = (network.symbols(of: word), try oracle.symbols(of: word))
      if own != theirs { differences.append("\(word): \(own) instead of \(theirs)") }
    }
    // Sums in another order may tip a balance once in a while.
    #expect(differences.count <= words.count / 100, "\(differences)")
  }

  @Test("about seven words in ten are sounded out as the dictionary has them")
  func accuracy() throws {
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    let dictionary = try PronouncingDictionary(
      path: ModelFolder.path + "/" + Lexicon.dictionaryName)
    let words = try sample(every: 530)
    let right = words.filter { word in
      let said = dictionary.pronunciations(of: word)
      return network.guesses(of: word, limit: 1).contains { said.contains($0.phones) }
    }
    #expect(Double(right.count) > 0.6 * Double(words.count))
  }

  @Test("of six words in seven one of the three likeliest guesses is as the dictionary has it")
  func guesses() throws {
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    let dictionary = try PronouncingDictionary(
      path: ModelFolder.path + "/" + Lexicon.dictionaryName)
    let words = try sample(every: 530)
    var right = 0
    for word in words {
      let guesses = network.guesses(of: word, limit: 3)
      #expect((1...3).contains(guesses.count))
      #expect(Set(guesses.map(\.phones)).count == guesses.count)
      #expect(guesses.map(\.logProbability) == guesses.map(\.logProbability).sorted(by: >))
      let said = dictionary.pronunciations(of: word)
      if guesses.contains(where: { said.contains($0.phones) }) { right += 1 }
    }
    #expect(Double(right) > 0.8 * Double(words.count), "\(right) of \(words.count)")
  }

  @Test("a name that the likeliest symbols get wrong is among the guesses")
  func names() throws {
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    let guesses = network.guesses(of: "acura", limit: 3).map {
      $0.phones.map(\.arpabet).joined(separator: " ")
    }
    #expect(guesses.first == "AA K UW D AA")
    #expect(guesses.contains("AA K Y UH R AH"))
  }

  @Test("a word of any length is sounded out, an empty one as nothing")
  func lengths() throws {
    let network = try GraphemeToPhoneme(modelFolder: ModelFolder.path)
    #expect(network.guesses(of: "", limit: 3).isEmpty)
    #expect(!network.guesses(of: "a", limit: 3).isEmpty)
    #expect(!network.guesses(of: String(repeating: "banana", count: 100), limit: 3).isEmpty)
  }

  @Test("a folder without the model is told by the first file that is missing")
  func missing() {
    #expect {
      try GraphemeToPhoneme(modelFolder: "/nowhere")
    } throws: { error in
      guard let error = error as? InputError else { return false }
      return error.path == "/nowhere/g2p_vocab.json"
        && error.advice?.contains("tools/setup") == true
    }
  }

  /// Words of letters only, spread over the dictionary.
  private func sample(every step: Int) throws -> [String] {
    let text = try String(
      contentsOfFile: ModelFolder.path + "/" + Lexicon.dictionaryName, encoding: .utf8)
    let words = text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
      .filter { $0.count > 2 && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
    return stride(from: 0, to: words.count, by: step).map { String(words[$0]) }
  }
}
