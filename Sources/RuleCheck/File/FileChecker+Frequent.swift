import Diagnostics
import RuleSyntax
import TermPattern

extension FileChecker {
  /// Says that a phrase is found in nearly every call (W110): each hit of it is work, for the search
  /// and for whoever reads the evidence.
  mutating func reportFrequent(_ pattern: PhrasePattern, _ phrase: StringLiteral) {
    guard let way = pattern.ways.first(where: { $0.allSatisfy(\.isFrequent) && !$0.isEmpty }) else {
      return
    }
    let words = way.compactMap { step in
      if case .word(let word, _) = step { word.description } else { nil }
    }.joined(separator: " ")
    reporter.add(
      .slowTerm, "`\(words)` is found in nearly every call", at: phrase.span,
      "no word of it is rare", help: "listen for a phrase with a word that says more")
  }
}

extension PhrasePattern.Step {
  /// Whether it passes by much of what is said.
  fileprivate var isFrequent: Bool {
    switch self {
    case .gap: true
    case .slot: false
    case .word(let word, _):
      switch word.mode {
      case .plain, .exact, .inflected: FrequentWords.contains(word)
      // Two letters, or one syllable of Hangul, begin and end a word in a hundred and more.
      case .prefix, .suffix: word.text.utf8.count < 3 || word.text.unicodeScalars.count == 1
      }
    }
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

  /// Whether all parts of `word` are such words.
  static func contains(_ word: PhrasePattern.Word) -> Bool {
    word.foldedParts.allSatisfy(words.contains)
  }
}
