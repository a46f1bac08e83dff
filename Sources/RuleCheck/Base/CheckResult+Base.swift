import Diagnostics
import RuleSyntax

extension CheckResult {
  /// The result with an error (E080) for each of `changes` whose rule has not been given a higher
  /// revision. A result with errors stays as it is: what its rules mean is not known.
  public func adding(_ changes: [UncountedChange]) -> CheckResult {
    guard let ruleset else { return self }
    let baseRevisions = Dictionary(
      changes.map { ($0.ruleID, $0.baseRevision) }, uniquingKeysWith: max)
    let errors = ruleset.rules.compactMap { rule -> Diagnostic? in
      guard let base = baseRevisions[rule.id], rule.revision <= base,
        ruleset.files.indices.contains(rule.span.file)
      else { return nil }
      return Self.error(about: rule, in: ruleset.files[rule.span.file].source, since: base)
    }
    guard !errors.isEmpty else { return self }
    let order = Dictionary(
      sources.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: min)
    func place(_ diagnostic: Diagnostic) -> (Int, Int) {
      let span = diagnostic.primary.span
      return (order[span.path] ?? 0, span.bytes.start)
    }
    return CheckResult(
      ruleset: nil, diagnostics: (diagnostics + errors).sorted { place($0) < place($1) },
      sources: sources)
  }

  private static func error(
    about rule: CheckedRule, in source: SourceFile, since base: Int64
  ) -> Diagnostic? {
    let declaration = parse(source).tree.items.lazy.compactMap { item -> RuleDeclaration? in
      guard item.span == rule.span.bytes, case .rule(let declaration) = item.kind else {
        return nil
      }
      return declaration
    }.first
    guard let declaration else { return nil }
    let path = source.path
    let name = Diagnostic.Label(
      SourceSpan(path: path, bytes: declaration.name.span), "means something else than before")
    let next = base + 1
    var behind = declaration.name.span.end
    for attribute in declaration.attributes {
      switch attribute.kind {
      case .revision(let written):
        let span = SourceSpan(path: path, bytes: written.span)
        return Diagnostic(
          .revisionNotRaised, summary(rule), at: .init(span, "has been given to another meaning"),
          and: [name], help: "write `revision \(next)`", fix: .init(span, String(next)))
      case .id: behind = attribute.span.end
      default: continue
      }
    }
    let place = SourceSpan(path: path, bytes: ByteSpan(start: behind, end: behind))
    return Diagnostic(
      .revisionNotRaised, summary(rule), at: name, help: "write `revision \(next)` below its name",
      notes: ["a rule that does not say is in revision 1"],
      fix: .init(place, "\n  revision \(next)"))
  }

  private static func summary(_ rule: CheckedRule) -> String {
    "`\(rule.name)` has changed, and its revision has not gone up"
  }
}
