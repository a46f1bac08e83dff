/// A part of a phrase of which the classes are in a row somewhere.
struct Seed: Sendable {
  /// The classes of what is before the part in the phrase, and behind it (``ClassCode``).
  let before: UInt64
  let behind: UInt64
  /// The phrase, as an index.
  let phrase: Int32
  /// How many phones are before the part, in it, and behind it.
  private let counts: (before: UInt8, own: UInt8, behind: UInt8)
  private let edits: UInt8

  /// The part `part` of `phrase`, which has the number `number`.
  init(_ part: Range<Int>, of phrase: SoundedPhrase, number: Int) {
    before = ClassCode.of(phrase.phones[..<part.lowerBound])
    behind = ClassCode.of(phrase.phones[part.upperBound...])
    self.phrase = Int32(number)
    // INVARIANT: no phrase has more than `SoundedPhrase.mostPhones`.
    counts = (
      UInt8(part.lowerBound), UInt8(part.count), UInt8(phrase.phones.count - part.upperBound)
    )
    edits = UInt8(phrase.mostEdits)
  }

  /// How many phones are before the part in the phrase.
  var beforeCount: Int { Int(counts.before) }
  /// How many phones it has.
  var count: Int { Int(counts.own) }
  /// How many phones are behind it in the phrase.
  var behindCount: Int { Int(counts.behind) }
  /// How many errors across classes the phrase may have.
  var mostEdits: Int { Int(edits) }
}
