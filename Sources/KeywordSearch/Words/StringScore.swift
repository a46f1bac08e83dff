/// How good a string of words is up to some place, and with which word it ends: all that what comes next needs to know
/// of it.
///
/// Ordered by score, so that `max` is the better string; of equal ones the word with the lower number decides, so that
/// nothing depends on the order in which strings are compared.
package struct StringScore: Sendable, Comparable {
  /// The natural logarithm that the string is behind the best that could be.
  package var score: Float
  /// The number of the string's last word; ``noWord`` where it ends with none that has a number.
  package var word: Int32

  /// The number of what is no word of the language, and of the beginning.
  package static let noWord: Int32 = -1
  /// A string that cannot be.
  package static let never = StringScore(score: -.infinity, word: noWord)
  /// Nothing said yet.
  package static let beginning = StringScore(score: 0, word: noWord)

  /// A string of words of this `score` that ends with the word numbered `word`.
  package init(score: Float, word: Int32) {
    self.score = score
    self.word = word
  }

  @inline(__always)
  package static func < (left: Self, right: Self) -> Bool {
    left.score < right.score || (left.score == right.score && left.word > right.word)
  }

  /// The string with as much added to its score.
  @inline(__always)
  package static func + (string: Self, gain: Float) -> Self {
    StringScore(score: string.score + gain, word: string.word)
  }

  /// The string with as much taken off its score.
  @inline(__always)
  package static func - (string: Self, cost: Float) -> Self {
    StringScore(score: string.score - cost, word: string.word)
  }
}
