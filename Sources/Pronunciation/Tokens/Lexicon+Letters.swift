extension Lexicon {
  /// The phones of a letter's name, `w` → *double u*; `nil` for what is no English letter.
  static func letterName(_ letter: Character) -> [Phone]? { letterNames[letter] }

  /// The letters of `word` by their names, with the `'s` of `atm's` as it sounds; what is no English
  /// letter is left out.
  static func spelledOut(_ word: String) -> [Phone] {
    let stem = word.hasSuffix("'s") ? word.dropLast(2) : word[...]
    let phones = stem.compactMap(letterName).flatMap(\.self)
    return stem.count == word.count ? phones : phones + possessive(after: phones)
  }

  /// The sound of `'s` after `stem`: a syllable of its own after a hiss, without voice after a
  /// sound without voice.
  static func possessive(after stem: [Phone]) -> [Phone] {
    switch stem.last {
    case .s, .z, .sh, .zh, .ch, .jh: [.ih, .z]
    case .p, .t, .k, .f, .th: [.s]
    default: [.z]
    }
  }

  private static let letterNames: [Character: [Phone]] = [
    "a": [.ey], "b": [.b, .iy], "c": [.s, .iy], "d": [.d, .iy], "e": [.iy], "f": [.eh, .f],
    "g": [.jh, .iy], "h": [.ey, .ch], "i": [.ay], "j": [.jh, .ey], "k": [.k, .ey],
    "l": [.eh, .l], "m": [.eh, .m], "n": [.eh, .n], "o": [.ow], "p": [.p, .iy],
    "q": [.k, .y, .uw], "r": [.aa, .r], "s": [.eh, .s], "t": [.t, .iy], "u": [.y, .uw],
    "v": [.v, .iy], "w": [.d, .ah, .b, .ah, .l, .y, .uw], "x": [.eh, .k, .s], "y": [.w, .ay],
    "z": [.z, .iy],
  ]
}
