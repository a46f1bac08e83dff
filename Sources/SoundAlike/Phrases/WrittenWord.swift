internal import TextNormalize

/// A word as matching compares it, and how often people say it.
struct WrittenWord: Sendable, Hashable {
  /// The folded letters.
  let form: String
  /// The natural logarithm of its share of all that is said.
  let logShare: Float
  /// Whether that is known.
  let isListed: Bool

  /// A word counts as no rarer than this.
  static let leastLogShare: Float = -15

  /// The words that `text` writes; `logShare` knows the shares of words in small letters.
  static func words(in text: String, logShare: (String) -> Float?) -> [WrittenWord] {
    let bytes = Array(text.utf8)
    return FoldedWord.words(in: text).map { word in
      // Folding takes the apostrophe out of *don't*, which the shares are listed with.
      let source = String(decoding: bytes[word.source], as: UTF8.self).lowercased()
      let written = source == "&" ? word.form : source
      let straight = String(written.map { $0 == "’" ? "'" : $0 })
      let share = logShare(straight)
      return WrittenWord(
        form: word.form, logShare: max(share ?? leastLogShare, leastLogShare),
        isListed: share != nil)
    }
  }
}
