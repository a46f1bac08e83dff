/// The versions of the rule language: the number behind `language` in the first line of a file.
public enum LanguageVersion {
  /// The one that rules are written in today.
  public static let current: Int64 = 1
}
