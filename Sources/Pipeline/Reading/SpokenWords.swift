import CallModel
public import KeywordSearch
public import Pronunciation
import SoundAlike

/// How the words of a language sound and how often they are said: what tells a word that was misheard.
public struct SpokenWords: Sendable {
  /// How words sound.
  public let lexicon: Lexicon
  /// How often they are said.
  public let words: CompetingWords
  /// The names and versions of what hits by sound depend on.
  let finderParts: [String]

  /// Words that sound as `lexicon` says, and are as frequent as `words` says.
  public init(lexicon: Lexicon, words: CompetingWords) {
    self.lexicon = lexicon
    self.words = words
    finderParts = [SoundAlikeMatcher.version] + lexicon.finderParts
  }

  /// What finds `terms` by their sound.
  func matcher(for terms: [Term]) -> SoundAlikeMatcher {
    SoundAlikeMatcher(terms: terms, lexicon: lexicon) { [words] in words.logShare(of: $0) }
  }
}
