/// A syllable of Hangul by its letters. Unicode puts the 11,172 syllables in the order of lead, vowel
/// and tail (The Unicode Standard, 3.12), so the letters are found by division.
struct HangulSyllable: Hashable {
  /// The first consonant, ㄱ 0 to ㅎ 18.
  let lead: Int
  /// The vowel.
  let vowel: Vowel
  /// The last consonant.
  let tail: Tail

  /// The vowels in the order of Unicode.
  enum Vowel: Int {
    case a, ae, ya, yae, eo, e, yeo, ye, o, wa, wae, oe, yo, u, wo, we, wi, yu, eu, ui, i
  }

  /// The last consonants in the order of Unicode; those of two letters are of no interest here.
  struct Tail: Hashable {
    let number: Int

    static let none = Tail(number: 0)
    static let n = Tail(number: 4)
    static let d = Tail(number: 7)
    static let l = Tail(number: 8)
    static let m = Tail(number: 16)
    static let b = Tail(number: 17)
    static let s = Tail(number: 19)
    static let ss = Tail(number: 20)
    static let h = Tail(number: 27)
  }

  private static let first: UInt32 = 0xAC00
  private static let count: UInt32 = 11_172
  private static let tailCount = 28
  private static let vowelCount = 21

  /// A syllable with these letters.
  init(lead: Int, vowel: Vowel, tail: Tail = .none) {
    self.lead = lead
    self.vowel = vowel
    self.tail = tail
  }

  /// The letters of `character`; `nil` for one that is no syllable of Hangul in one code point.
  init?(_ character: Character) {
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1, scalar.value >= Self.first,
      scalar.value < Self.first + Self.count
    else { return nil }
    let index = Int(scalar.value - Self.first)
    guard let vowel = Vowel(rawValue: index / Self.tailCount % Self.vowelCount) else { return nil }
    lead = index / (Self.tailCount * Self.vowelCount)
    self.vowel = vowel
    tail = Tail(number: index % Self.tailCount)
  }

  /// The syllable in one code point.
  var character: Character {
    let index = (lead * Self.vowelCount + vowel.rawValue) * Self.tailCount + tail.number
    // Every index below `count` is a scalar: the syllables lie far from the surrogates.
    return Unicode.Scalar(Self.first + UInt32(index)).map(Character.init) ?? "\u{FFFD}"
  }

  /// The same with another vowel.
  func with(_ vowel: Vowel) -> HangulSyllable {
    HangulSyllable(lead: lead, vowel: vowel, tail: tail)
  }

  /// The same with another tail.
  func with(_ tail: Tail) -> HangulSyllable { HangulSyllable(lead: lead, vowel: vowel, tail: tail) }
}

extension String {
  /// Whether it is nothing but syllables of Hangul, and not empty.
  public var isHangul: Bool { !isEmpty && allSatisfy { HangulSyllable($0) != nil } }
}
