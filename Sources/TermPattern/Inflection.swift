/// The inflected forms of words, for `book~`: one language's rules each.
///
/// A script decides the language: letters a to z are taken for English. Words of other scripts have
/// no forms but themselves as yet.
public enum Inflection {
  /// The forms of `word`, which is folded: itself first, none twice, in a stable order.
  public static func forms(of word: String) -> [String] {
    EnglishInflection.covers(word) ? EnglishInflection.forms(of: word) : [word]
  }
}
