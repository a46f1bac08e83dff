/// Many phrases as a scan looks at them.
struct SoundedPhrases: Sendable {
  /// Their phones.
  let strings: PhoneStrings
  /// The parts by which they are found.
  let seeds: Seeds
  /// What words must be that are taken for each.
  let bounds: [Bound]

  /// What words must be that are taken for a phrase.
  struct Bound: Sendable {
    /// The most that they count together, if none of them is a clue.
    let mostHeard: Float
    /// The marks of clues.
    let clues: Clues.Marks
  }

  /// All of `phrases`, which have their indices for numbers.
  init(_ phrases: [SoundedPhrase], _ clues: Clues) {
    strings = PhoneStrings(phrases)
    seeds = Seeds(phrases)
    bounds = phrases.map {
      Bound(mostHeard: Odds.mostHeard(for: $0.words), clues: clues.marks(of: $0.words))
    }
  }
}
