import Diagnostics
import TextNormalize

/// What stands between the quotes of a phrase, for words that another service looks for exactly.
enum PhraseText {
  /// The phrase, or why its words cannot be written as one.
  enum Reading: Equatable {
    case phrase(String)
    case refused(String)
  }

  /// Marks that nobody says.
  private static let silent: Set<Unicode.Scalar> = [
    ".", ",", "!", "?", ";", ":", "\"", "“", "”", "…", "¿", "¡",
  ]

  /// The phrase for `words`: its blanks single, marks around words left out.
  ///
  /// Hangul words are asked for in exactly this form, since a plain one here also has particles, and
  /// the other services have none.
  static func reading(_ words: String) -> Reading {
    var elements: [String] = []
    for word in words.split(whereSeparator: \.isWhitespace) {
      let bare = trimmed(word)
      guard !bare.isEmpty else { continue }
      if let sign = bare.unicodeScalars.first(where: { !belongsToWord($0) }) {
        return .refused(
          "`\(words.shown())` has `\(String(sign).shown())`, which phrases of rules cannot hold")
      }
      elements.append(bare.unicodeScalars.contains(where: \.isHangul) ? "=\(bare)" : bare)
    }
    guard !elements.isEmpty else { return .refused("there are no words in `\(words.shown())`") }
    return .phrase(elements.joined(separator: " "))
  }

  private static func trimmed(_ word: Substring) -> String {
    var scalars = Substring(word).unicodeScalars
    while let first = scalars.first, silent.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, silent.contains(last) { scalars.removeLast() }
    return String(Substring(scalars))
  }

  /// Letters, digits and marks on them, and what joins letters to a word: `don't`, `e-mail`.
  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return properties.isAlphabetic || ["'", "’", "-", "."].contains(scalar)
    }
  }
}
