import Diagnostics
import RuleSyntax

/// A rule that has word for word the condition of another one (W103).
struct RepeatedCondition {
  /// The message about it.
  let diagnostic: Diagnostic
  /// The group that both rules are in, if they are in one. Where it picks the highest value, the two
  /// offer one call at two values, and that may be the point.
  let group: String?
}

extension FileChecker {
  /// The rules of the file that have word for word the condition of an earlier one.
  func repeatedConditions() -> [RepeatedCondition] {
    // Of each group the first rule, in the order of the file.
    var known: [[String]: [RuleDeclaration]] = [:]
    var repeated: [RepeatedCondition] = []
    for item in tree.items {
      guard case .rule(let rule) = item.kind, rule.condition.kind != .invalid else { continue }
      let words = words(of: rule.condition)
      let earlier = known[words] ?? []
      let sibling = rule.group.flatMap { group in earlier.first { $0.group == group } }
      let other = earlier.first { $0.group == nil || $0.group != rule.group }
      if let first = other ?? sibling {
        repeated.append(
          RepeatedCondition(
            diagnostic: message(rule, first), group: other == nil ? rule.group : nil))
      }
      let isKnown = rule.group == nil ? earlier.contains { $0.group == nil } : sibling != nil
      if !isKnown { known[words] = earlier + [rule] }
    }
    return repeated
  }

  private func words(of condition: Expression) -> [String] {
    tree.tokens.all[tree.tokens.range(of: condition.span)]
      .filter { !$0.isTrivia }.map { tree.source.text(in: $0.span) }
  }

  private func message(_ rule: RuleDeclaration, _ first: RuleDeclaration) -> Diagnostic {
    Diagnostic(
      .shadowedRule, "this rule has the same condition as `\(first.name.value)`",
      at: reporter.mark(rule.condition.span, "the same words"),
      and: [reporter.mark(first.condition.span, "the first rule")],
      help: "put the outcomes of both into one rule")
  }
}

extension RuleDeclaration {
  /// The group that it says it is in.
  fileprivate var group: String? {
    for case .group(let name) in attributes.map(\.kind) { return name.text }
    return nil
  }
}
