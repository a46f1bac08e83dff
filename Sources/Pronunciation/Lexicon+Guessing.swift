extension Lexicon {
  /// The words of `phrase` that no dictionary has, and whose sound is guessed from their letters.
  ///
  /// Abbreviations that are spelled out, numbers, and possessives of words that a dictionary has are none of them; nor
  /// is what cannot be said at all.
  public func guessedWords(in phrase: String) -> [String] {
    SpokenToken.tokens(of: phrase).flatMap { token -> [String] in
      guard listed(token.whole).isEmpty, let reading = token.readings.first else { return [] }
      return reading.compactMap { word in
        guard case .word(let text) = word, isGuessed(text) else { return nil }
        return text
      }
    }
  }

  private func isGuessed(_ word: String) -> Bool {
    guard listed(word).isEmpty, word.allSatisfy(\.isSpellable) else { return false }
    return !word.hasSuffix("'s") || listed(String(word.dropLast(2))).isEmpty
  }
}
