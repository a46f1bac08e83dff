import CallModel
import ContentHash
public import Diagnostics
public import KeywordSearch
public import Pronunciation
import SoundAlike

/// How the words of a language sound and how often they are said: what tells a word that was misheard.
public struct SpokenWords: Sendable {
  /// How words sound.
  public let lexicon: Lexicon
  /// How often they are said.
  public let words: CompetingWords
  /// The files from which ``lexicon`` has further pronunciations.
  public let dictionaries: [String]
  /// The names and versions of what hits by sound depend on.
  let finderParts: [String]

  /// Words that sound as `lexicon` says, and are as frequent as `words` says.
  ///
  /// - Parameter dictionaries: the files from which `lexicon` has further pronunciations.
  /// - Throws: that a dictionary cannot be read.
  public init(
    lexicon: Lexicon, words: CompetingWords, dictionaries: [String] = []
  ) throws(InputError) {
    self.lexicon = lexicon
    self.words = words
    self.dictionaries = dictionaries
    var parts = [SoundAlikeMatcher.version]
    for dictionary in dictionaries {
      parts.append("dictionary \(try SHA256Digest(ofFileAt: dictionary).hex.prefix(12))")
    }
    finderParts = parts
  }

  /// What finds `terms` by their sound.
  func matcher(for terms: [Term]) -> SoundAlikeMatcher {
    SoundAlikeMatcher(terms: terms, lexicon: lexicon) { [words] in words.logShare(of: $0) }
  }
}
