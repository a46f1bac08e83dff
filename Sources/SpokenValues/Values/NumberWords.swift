/// The words that values are made of: who looks for values need look only where one of them is.
public enum NumberWords {
  /// Whether the folded word may be a part of a number: it is an English word for one, or it has a digit or a
  /// syllable of which Korean makes numbers.
  public static func contain(_ form: String) -> Bool {
    english.contains(form)
      || form.unicodeScalars.contains { isDigit($0) || (!$0.isASCII && syllables.contains($0)) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let english = Set(EnglishNumbers.units.keys)
    .union(EnglishNumbers.teens.keys).union(EnglishNumbers.tens.keys)
    .union(EnglishNumbers.scales.keys).union(["hundred"])

  private static let syllables: Set<Unicode.Scalar> = {
    let words =
      Array(KoreanNumbers.digits.keys) + KoreanNumbers.spelledDigits.keys
      + KoreanNumbers.smallScales.keys + KoreanNumbers.largeScales.keys
      + KoreanNumbers.nativeUnits.map(\.word) + KoreanNumbers.nativeTens.map(\.word)
    return Set(words.flatMap(\.unicodeScalars))
  }()
}
