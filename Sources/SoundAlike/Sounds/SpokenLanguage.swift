package import Pronunciation

/// What is known of the words of a language.
package struct SpokenLanguage: Sendable {
  /// The ways to say words, the likeliest first; none for those that cannot be said.
  package let pronounce: @Sendable (String) -> [[Phone]]
  /// The natural logarithm of a word's share of all that people say, by its small letters; `nil` for one that is
  /// not listed.
  package let logShare: @Sendable (String) -> Float?

  /// A language that is told by two functions.
  package init(
    pronounce: @escaping @Sendable (String) -> [[Phone]],
    logShare: @escaping @Sendable (String) -> Float?
  ) {
    self.pronounce = pronounce
    self.logShare = logShare
  }
}
