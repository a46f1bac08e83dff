import Acoustics
import Foundation
import KeywordSearch
import Pronunciation

/// The keywords of a list, and more made of pairs of its words.
struct BenchKeywords {
  private let lines: [String]
  private let lexicon: Lexicon

  init(list: String, dictionary: String) throws {
    lines = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    lexicon = try Lexicon(
      modelFolder: ModelLocation.directory(environment: ProcessInfo.processInfo.environment),
      extraDictionaries: [dictionary])
  }

  /// All of the list.
  func all() throws -> [Keyword] { try lines.map { try Keyword($0, lexicon: lexicon) } }

  /// The first `count` of the list, then of its words in pairs; only those of `sounds` sounds said in
  /// one way, unless that is 0.
  func keywords(count: Int, sounds: Int) throws -> [Keyword] {
    let words = Array(Set(lines.flatMap { $0.split(separator: " ").map(String.init) })).sorted()
    let pairs = words.lazy.flatMap { first in words.lazy.map { first + " " + $0 } }
    var keywords: [Keyword] = []
    for text in Array(lines) + Array(pairs.prefix(20_000)) {
      guard keywords.count < count else { break }
      let keyword = try Keyword(text, lexicon: lexicon)
      if sounds == 0 || (keyword.variants.count == 1 && keyword.phoneCount == sounds) {
        keywords.append(keyword)
      }
    }
    return keywords
  }
}
