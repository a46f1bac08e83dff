import Diagnostics
import RuleSyntax
import TermPattern
import TextNormalize

extension FileChecker {
  /// Says what is doubtful about a Korean phrase (W150, W151).
  mutating func reportLanguage(of pattern: PhrasePattern, _ phrase: StringLiteral) {
    guard phrase.value.unicodeScalars.contains(where: \.isHangul) else { return }
    if let speech = settings(at: phrase.span).speech, !speech.contains("ko") {
      reporter.add(
        .undeclaredLanguage, "a Korean phrase, and `speech` does not list Korean", at: phrase.span,
        "Korean", help: "write `speech \((speech + ["ko"]).joined(separator: ", "))`")
    }
    guard pattern.elements.count == 1, case .word(let word)? = pattern.elements.first?.kind,
      word.mode == .plain, word.text.count <= 2,
      word.text.unicodeScalars.allSatisfy(\.isHangul)
    else { return }
    reporter.add(
      .koreanCompound, "`\(word.text)` is not found at the end of a compound", at: phrase.span,
      "found as a word of its own, with particles",
      help: "write `\"*\(word.text)\"` to find compounds too, "
        + "or `\"=\(word.text)\"` if only the word itself is meant")
  }
}
