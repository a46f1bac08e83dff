import Diagnostics
import RuleSyntax
import TermPattern

extension FileChecker {
  /// Says that `AND`, `OR`, `NOT` or `NEAR` within quotes is a word that has to be said (W114). A phrase
  /// that is in capitals throughout says nothing by them.
  mutating func reportOperators(in pattern: PhrasePattern, _ phrase: StringLiteral) {
    guard phrase.value.contains(where: \.isLowercase),
      let word = SearchOperator.first(in: pattern.elements),
      let meant = SearchOperator(rawValue: word.text)
    else { return }
    reporter.add(
      .operatorInPhrase, "`\(word.text)` in quotes is a word that has to be said",
      at: phrase.sourceSpan(ofValueBytes: word.span), "a word of the phrase",
      help: meant.advice(around: word, of: pattern)
        + "; if the word itself is meant, write `\(word.text.lowercased())`")
  }
}

/// What search boxes take between the words that they look for.
enum SearchOperator: String {
  case and = "AND"
  case or = "OR"
  case not = "NOT"
  case near = "NEAR"

  /// The first such word in `elements`, groups included, that has something to join behind it.
  static func first(in elements: [PhrasePattern.Element]) -> PhrasePattern.Word? {
    for (index, element) in elements.enumerated() {
      switch element.kind {
      case .word(let word):
        guard word.mode == .plain, let found = SearchOperator(rawValue: word.text) else { continue }
        // `portland OR` ends with a state.
        guard index < elements.count - 1, index > 0 || found == .not else { continue }
        return word
      case .group(let alternatives):
        let found = alternatives.lazy.compactMap { first(in: $0.elements) }.first
        if let found { return found }
      case .gap, .slot: continue
      }
    }
    return nil
  }

  /// How the language says it, with what stands on both sides of `word` if nothing else does.
  func advice(around word: PhrasePattern.Word, of pattern: PhrasePattern) -> String {
    let isAlone =
      pattern.elements.count { element in
        if case .word(let other) = element.kind { Self(rawValue: other.text) != nil } else { false }
      } == 1
    let isOutside = pattern.elements.contains { $0.span == word.span }
    let bytes = Array(pattern.source.utf8)
    func side(_ range: Range<Int>) -> String? {
      guard isAlone, isOutside, bytes.count <= 60 else { return nil }
      let text = String(decoding: bytes[range], as: UTF8.self)
      let start = text.drop { $0 == " " }
      return start.isEmpty ? nil : String(start.reversed().drop { $0 == " " }.reversed())
    }
    let before = side(0..<word.span.lowerBound) ?? "…"
    let after = side(word.span.upperBound..<bytes.count) ?? "…"
    return switch self {
    case .or: "write `any of (\"\(before)\", \"\(after)\")`"
    case .and: "write `mentions \"\(before)\" and mentions \"\(after)\"`"
    case .not: "write `mentions \"\(before)\" and not mentions \"\(after)\"`"
    case .near: "write `mentions \"\(before)\" near \"\(after)\" within 5s`"
    }
  }
}
