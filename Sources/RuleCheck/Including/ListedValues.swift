import Diagnostics
import RuleSyntax

/// What a list or a term set holds that is not written where it is declared: the lines of a file, and
/// what is added elsewhere.
struct ListedValues {
  private(set) var literals: [Literal] = []
  private(set) var terms: [TermItem] = []

  init() {}

  /// Whether there is nothing in it.
  var isEmpty: Bool { literals.isEmpty && terms.isEmpty }

  /// The lines of a file for a declaration of this kind, and what is wrong with them.
  static func read(
    _ source: SourceFile, at base: Int, as kind: Item.Kind
  ) -> (ListedValues, [Diagnostic]) {
    var values = ListedValues()
    let diagnostics: [Diagnostic]
    if case .terms = kind {
      (values.terms, diagnostics) = ValueLines.terms(in: source, at: base)
    } else {
      (values.literals, diagnostics) = ValueLines.literals(in: source, at: base)
    }
    return (values, diagnostics)
  }

  /// Adds what `extend … with` writes, for a list and for a term set.
  mutating func add(_ written: [Literal]) {
    literals += written
    terms += written.compactMap { literal in
      guard case .string(let phrase) = literal.kind else { return nil }
      return TermItem(.phrase(phrase, confidence: nil, soundsLike: nil), at: literal.span)
    }
  }
}
