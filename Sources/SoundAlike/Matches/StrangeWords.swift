/// How much may be amiss with those words that are not the phrase's.
///
/// What is amiss with a phrase is amiss with its words that are missing: beside words that are right, one short word
/// that is quite another (*change my appointment* for *change the appointment*) is little for the phrase and much for
/// the word.
enum StrangeWords {
  /// Less than this may be amiss for each phone of the words that are missing, in hundredths of a phone.
  static let mostAmiss = 40

  /// Whether `cost` is little enough for a mishearing of `phrase`, of which words with `ownCount` phones are
  /// said.
  static func mayBe(_ phrase: SoundedPhrase, by cost: Int, besidePhones ownCount: Int) -> Bool {
    cost < mostAmiss * (phrase.phones.count - ownCount)
  }

  /// How many phones those of `words` have that are words of `phrase`; with each word its phones.
  static func phoneCount(
    ofWordsOf phrase: [WrittenWord], in words: [(parts: [WrittenWord], phoneCount: Int)]
  ) -> Int {
    var missing = phrase.map(\.form)
    var count = 0
    for word in words {
      var left = missing
      let areOwn = word.parts.allSatisfy { part in
        guard let place = left.firstIndex(of: part.form) else { return false }
        left.remove(at: place)
        return true
      }
      guard areOwn else { continue }
      missing = left
      count += word.phoneCount
    }
    return count
  }
}
