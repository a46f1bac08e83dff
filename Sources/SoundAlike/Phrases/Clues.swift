/// Words of phrases where sums of shares prove nothing (``Odds/mostHeard(for:)``).
struct Clues: Sendable {
  /// Some of 64 bits, one for each clue: those with no bit in common have no clue in common.
  typealias Marks = UInt64

  /// The least that a word of a phrase counts, by its folded letters, and its mark.
  private var words: [String: (leastShare: Float, mark: Marks)] = [:]

  /// The clues of `phrases`.
  init(_ phrases: [SoundedPhrase]) {
    for word in phrases.lazy.flatMap(\.words) {
      let known = words[word.form]
      words[word.form] = (
        min(known?.leastShare ?? 0, Odds.missing(word)), known?.mark ?? 1 << Marks(words.count % 64)
      )
    }
  }

  /// The mark of `word` if it is one of a phrase that tells, or one that is more frequent as it is written here than
  /// as a phrase writes it (*well*, *we'll*); none of any other.
  func mark(of word: WrittenWord) -> Marks {
    guard let (least, mark) = words[word.form] else { return 0 }
    return word.logShare <= Odds.tellingLogShare || word.logShare > least ? mark : 0
  }

  /// The marks of all words of `phrase`.
  func marks(of phrase: [WrittenWord]) -> Marks {
    phrase.reduce(0) { $0 | (words[$1.form]?.mark ?? 0) }
  }
}
