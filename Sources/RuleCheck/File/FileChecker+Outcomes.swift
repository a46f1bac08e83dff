import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// The outcome, typed.
  mutating func check(_ outcome: OutcomeClause, in rule: RuleDeclaration) -> CheckedOutcome? {
    let span = ruleSpan(outcome.span)
    switch outcome.kind {
    case .conversion(let name, let value, let type):
      let name = name?.value ?? rule.name.value
      guard let value else {
        return .conversion(name: name, value: nil, type: type?.text, span: span)
      }
      return worth(value)
        .map { .conversion(name: name, value: $0, type: type?.text, span: span) }
    case .tag(let tags): return .tags(tags.map(\.value), span: span)
    case .score(let points, let name):
      return .score(points: points.value, name: name.text, span: span)
    case .set(let name, let amount):
      return worth(amount).map { .amount(name: name.text, value: $0, span: span) }
    case .note(let text): return note(text, in: rule).map { .note($0, span: span) }
    case .disqualify(let reason): return .disqualify(reason: reason.value, span: span)
    case .stop(let isAll): return .stop(isAll: isAll, span: span)
    }
  }
}
