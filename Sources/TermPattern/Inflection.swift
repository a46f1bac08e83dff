/// The inflected forms of words, for `book~`: one language's rules each.
///
/// A script decides the language: letters a to z are taken for English, syllables of Hangul for the
/// stem of a Korean verb or adjective. Words of other scripts have no forms but themselves.
public enum Inflection {
  /// The forms of `word`, which is folded: itself first, none twice, in a stable order.
  public static func forms(of word: String) -> [String] {
    if EnglishInflection.covers(word) { return EnglishInflection.forms(of: word) }
    return KoreanInflection.covers(word) ? KoreanInflection.forms(of: word) : [word]
  }

  /// The forms of `word` as sound is searched for them. Korean writes what others say in several words
  /// as endings; its forms are found in transcripts alone.
  static func spokenForms(of word: String) -> [String] {
    EnglishInflection.covers(word) ? EnglishInflection.forms(of: word) : [word]
  }
}
