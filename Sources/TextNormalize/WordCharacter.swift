/// What a character does in a word, for transcripts and phrase patterns alike.
public enum WordCharacter: Sendable, Hashable {
  /// A letter, digit or mark: it is part of a word.
  case letter
  /// An apostrophe: between two letters it vanishes, so that `don’t`, `don't` and `dont` are equal.
  case apostrophe
  /// A hyphen or a full stop: between two letters it parts a word into words that may also be
  /// written as one (`e-mail`, `u.s`).
  case joiner
  /// `&`, which is read as the word *and*.
  case ampersand
  /// Anything else: it ends a word.
  case separator

  /// What `scalar` does in a word.
  public init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": self = .letter
    case "'", "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{FF07}": self = .apostrophe
    case "-", ".", "\u{2010}", "\u{2011}", "\u{FE63}", "\u{FF0D}", "\u{FF0E}": self = .joiner
    case "&", "\u{FE60}", "\u{FF06}": self = .ampersand
    default: self = Self.isLetter(scalar) ? .letter : .separator
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default:
      scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isBidiControl
    }
  }
}
