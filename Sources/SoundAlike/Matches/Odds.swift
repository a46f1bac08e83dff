/// Whether words are rather a phrase that was misheard than what somebody said.
///
/// A recogniser writes words that people say. Where the words in place of the phrase's are as frequent as
/// those, they are likely what was said: "a tiny" is not *attorney*. Where a word of the phrase stands
/// beside them that is not said at every turn (*credit* cart), the phrase is likely, and little is asked:
/// the rarest of them must not be much more frequent than the rarest that is missing. Where none does
/// (*a point mint*), they have to be words that hardly anybody would say.
enum Odds {
  /// A word this rare tells what the talk is about.
  static let tellingLogShare: Float = -7.5
  /// What a word of a phrase counts that nobody has listed, and beside a telling word also one that is
  /// rarer: who listens for a brand has reason to think that it is said.
  static let brand: Float = -10
  /// By how much the rarest strange word may be likelier than the rarest missing one beside a telling word, in
  /// natural logarithms.
  static let besideTellingWord: Float = 2
  /// By how much all strange words may be likelier than all missing ones where nothing tells.
  static let alone: Float = -6

  /// Whether `said` is rather a mishearing of `phrase`.
  static func favour(_ phrase: [WrittenWord], over said: [WrittenWord]) -> Bool {
    var missing = phrase
    var strange: [WrittenWord] = []
    var isTold = false
    for word in said {
      if let place = missing.firstIndex(where: { $0.form == word.form }) {
        missing.remove(at: place)
        isTold = isTold || word.logShare <= tellingLogShare
      } else {
        strange.append(word)
      }
    }
    let missed = missing.map { isTold ? max($0.logShare, brand) : self.missing($0) }
    let heard = strange.map(\.logShare)
    return isTold
      ? rarest(heard) <= rarest(missed) + besideTellingWord
      : together(heard) <= together(missed) + alone
  }

  /// What a word of a phrase counts where nothing tells.
  static func missing(_ word: WrittenWord) -> Float {
    word.isListed ? word.logShare : max(word.logShare, brand)
  }

  /// The most that all words together may count that are taken for `phrase`, if none of them is one of ``Clues``.
  ///
  /// Words that are in both count no less in the phrase than they do in what is heard, and are on both sides then.
  static func mostHeard(for phrase: [WrittenWord]) -> Float {
    together(phrase.map(missing)) + alone
  }

  private static func rarest(_ logShares: [Float]) -> Float { logShares.min() ?? 0 }

  private static func together(_ logShares: [Float]) -> Float { logShares.reduce(0, +) }
}
