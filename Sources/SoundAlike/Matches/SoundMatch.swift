/// Words that are taken for a phrase.
struct SoundMatch: Hashable {
  /// The phrase, as an index.
  let phrase: Int
  /// The words, as places in a row.
  let words: Range<Int>
  /// What is amiss, in hundredths of a phone.
  let cost: Int
}
