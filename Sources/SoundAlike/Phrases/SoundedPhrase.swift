/// One way to say one way through a phrase.
package struct SoundedPhrase: Sendable {
  /// The number of its term.
  let term: Int
  /// Its words, as a rule's reader would write them: `credit card`.
  let text: String
  /// Its words.
  let words: [WrittenWord]
  /// Its phones, by their numbers.
  let phones: [UInt8]
  /// The most that words may cost that are taken for it, in hundredths of a phone.
  let limit: Int

  /// A way to say the phrase `text`.
  init(term: Int, text: String, words: [WrittenWord], phones: [UInt8]) {
    self.term = term
    self.text = text
    self.words = words
    self.phones = phones
    limit = Self.limit(phoneCount: phones.count)
  }

  /// Shorter phrases are inside too much else.
  package static let fewestPhones = 5
  /// Nobody says so much and means one thing.
  static let mostPhones = 200

  /// The most that may be amiss with a phrase of so many phones, in hundredths of a phone: less than half a phone
  /// for every five, rounded. `docs/design/sound-alike.md` tells how it was chosen.
  package static func limit(phoneCount: Int) -> Int {
    (phoneCount + 2) / 5 * PhoneCosts.leastAcrossClasses - 1
  }

  /// How many errors across classes it may have, among them phones that are missing or too many.
  var mostEdits: Int { limit / PhoneCosts.leastAcrossClasses }

  /// The parts of which at least one has to sound right, class by class, whatever else is amiss within the
  /// limit: what costs less than an error across classes cannot break a part, and each that costs
  /// more can break one only. With the limit as it is no part has fewer than four phones.
  var seeds: [Range<Int>] {
    let count = mostEdits + 1
    return (0..<count).map { part in
      part * phones.count / count..<(part + 1) * phones.count / count
    }
  }
}
