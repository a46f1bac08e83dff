import Diagnostics
import RuleSyntax

/// What lists and term sets hold: what is written out, the lines of a file, and what is added elsewhere.
extension FileChecker {
  /// The values of a list; `nil` where they could not be read, which has been reported.
  func literals(of declaration: FileScope.Declaration) -> [Literal]? {
    let more = surroundings.values[declaration.id]
    switch declaration.item.kind {
    case .list(_, .literals(let written)): return written + (more?.literals ?? [])
    case .list(_, .file): return more.flatMap { $0.literals.isEmpty ? nil : $0.literals }
    default: return nil
    }
  }

  /// The terms of a set; `nil` where they could not be read, which has been reported.
  func termItems(of declaration: FileScope.Declaration) -> [TermItem]? {
    let more = surroundings.values[declaration.id]
    switch declaration.item.kind {
    case .terms(_, .items(let written)): return written + (more?.terms ?? [])
    case .terms(_, .file): return more.flatMap { $0.terms.isEmpty ? nil : $0.terms }
    default: return nil
    }
  }

  /// Says which of the literals are no phrases.
  mutating func checkPhrases(_ literals: [Literal]) {
    for literal in literals {
      if case .string = literal.kind { continue }
      guard literal.kind != .invalid else { continue }
      reporter.add(
        .typeMismatch, "type mismatch: a term set takes phrases", at: literal.span,
        literal.kind.words, help: "put it in quotes if somebody says it")
    }
  }
}
