import Diagnostics
import RuleSyntax
import TermPattern

extension FileChecker {
  /// Says that a phrase is found in nearly every call (W110): each hit of it is work, for the search
  /// and for whoever reads the evidence.
  mutating func reportFrequent(_ pattern: PhrasePattern, _ phrase: StringLiteral) {
    guard let words = FrequentWords.way(through: pattern.elements) else { return }
    reporter.add(
      .slowTerm,
      "`\(words.map(\.description).joined(separator: " "))` is found in nearly every call",
      at: phrase.span, "no word of it is rare",
      help: "listen for a phrase with a word that says more")
  }
}

/// The words that everything said is full of.
enum FrequentWords {
  /// Each makes up .6 % of telephone speech or more, by the language model of
  /// `pocketsphinx-en-us`; and Korean sounds of hesitation.
  private static let words: Set<String> = [
    "the", "to", "i", "and", "a", "of", "you", "that", "in", "it", "is", "for", "but", "know",
    "was", "have", "they", "on", "like", "be", "아", "어", "음", "그", "저",
  ]

  /// The first way through `elements` that passes by much of what is said: its words, or `nil` if
  /// there is none. Every element is decided for itself, so the ways need not be walked.
  static func way(through elements: [PhrasePattern.Element]) -> [PhrasePattern.Word]? {
    var words: [PhrasePattern.Word] = []
    for element in elements {
      guard let chosen = choice(of: element) else { return nil }
      words += chosen
    }
    return words
  }

  private static func choice(of element: PhrasePattern.Element) -> [PhrasePattern.Word]? {
    let present: [PhrasePattern.Word]? =
      switch element.kind {
      case .gap: []
      case .slot: nil
      case .word(let word): isFrequent(word) ? [word] : nil
      case .group(let alternatives):
        alternatives.lazy.compactMap { way(through: $0.elements) }.first
      }
    return present ?? (element.isOptional ? [] : nil)
  }

  private static func isFrequent(_ word: PhrasePattern.Word) -> Bool {
    switch word.mode {
    case .plain, .exact, .inflected: word.foldedParts.allSatisfy(words.contains)
    // Two letters, or one syllable of Hangul, begin and end a word in a hundred and more.
    case .prefix, .suffix: word.text.utf8.count < 3 || word.text.unicodeScalars.count == 1
    }
  }
}
