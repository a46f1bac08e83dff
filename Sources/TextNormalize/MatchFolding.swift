import Foundation

/// How text is brought to the form in which it is compared: compatibility composition (NFKC, which
/// also folds full-width and half-width letters), case folding, and without characters that cannot
/// be seen, such as soft hyphens.
///
/// `Ｃredit`, `CREDIT` and `credit` are the same; `é` and `e` are not.
public enum MatchFolding {
  /// The folded form of `text`. Folding it again changes nothing. Linear in the length.
  public static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.reduce(into: "") { $0 += fold($1) }
  }

  /// The folded form of one grapheme; empty for one that cannot be seen.
  ///
  /// Graphemes are folded one by one so that every folded letter knows where it came from. Letters
  /// compose only within a grapheme, except for Hangul typed as separate compatibility jamo (`ㅎㅏㄴ`),
  /// which stays apart.
  static func fold(_ character: Character) -> String {
    var scalars = character.unicodeScalars.makeIterator()
    if let first = scalars.next(), scalars.next() == nil, isFixed(first) {
      return String(character)
    }
    let composed = String(character).precomposedStringWithCompatibilityMapping
    var folded = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      folded.append(contentsOf: foldCase(scalar).unicodeScalars)
    }
    return String(folded).precomposedStringWithCompatibilityMapping
  }

  /// Full case folding, for the letters that Unicode says it changes, by way of the other case
  /// mappings: lower, upper and lower again (`ẞ` → `ß` → `SS` → `ss`, final `ς` → `Σ` → `σ`). Only
  /// Cherokee, which gained its small letters late, folds to capitals.
  private static func foldCase(_ scalar: Unicode.Scalar) -> String {
    guard scalar.properties.changesWhenCaseFolded else { return String(scalar) }
    let lower = scalar.properties.lowercaseMapping
    let upper = lower.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    let folded = upper.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    return folded.unicodeScalars.elementsEqual([scalar]) ? upper : folded
  }

  /// Whether folding leaves the scalar as it is: a quick answer for the bulk of English and Korean.
  private static func isFixed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x41, 0x5B..<0x80, 0xAC00...0xD7A3: true
    default: false
    }
  }
}
