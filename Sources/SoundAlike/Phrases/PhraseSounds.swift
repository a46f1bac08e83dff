internal import CallModel
internal import Pronunciation
internal import TermPattern

/// From terms to the ways to say them.
struct PhraseSounds {
  /// The most sequences of words of one term that are sounded.
  static let mostSpellings = 64
  /// The most ways to say one sequence.
  static let mostWays = 4

  private let language: SpokenLanguage

  /// Says words as `language` does.
  init(_ language: SpokenLanguage) { self.language = language }

  /// The ways to say `term` that are long enough to be told from other words; none for a term that cannot
  /// be found by its sound.
  func phrases(of term: Term, number: Int) -> [SoundedPhrase] {
    guard !term.isRecorded, !term.isEvent, let pattern = try? PhrasePattern(term.pattern) else {
      return []
    }
    var seen: Set<[UInt8]> = []
    var phrases: [SoundedPhrase] = []
    for text in pattern.spellings(takesExact: false).prefix(Self.mostSpellings) {
      let spoken = [text] + (term.soundsLike.map { [$0] } ?? [])
      let words = WrittenWord.words(in: text, logShare: language.logShare)
      for phones in spoken.flatMap({ language.pronounce($0).prefix(Self.mostWays) })
      where (SoundedPhrase.fewestPhones...SoundedPhrase.mostPhones).contains(phones.count) {
        let numbers = phones.map(\.rawValue)
        guard seen.insert(numbers).inserted else { continue }
        phrases.append(SoundedPhrase(term: number, text: text, words: words, phones: numbers))
      }
    }
    return phrases
  }
}
