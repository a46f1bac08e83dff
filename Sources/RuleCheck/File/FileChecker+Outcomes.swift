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
    case .note(let text): return note(text, span: span)
    case .set: reporter.notYet(.set, at: outcome.keyword)
    case .disqualify(let reason): return .disqualify(reason: reason.value, span: span)
    case .stop(let isAll): return .stop(isAll: isAll, span: span)
    }
    return nil
  }

  /// A note. Where it shows a value it would show its name in braces, so that is refused.
  private mutating func note(_ text: StringLiteral, span: RuleSpan) -> CheckedOutcome? {
    guard let value = text.value.firstMatch(of: /\{[\p{L}_][\p{L}\p{N}_]*\}/) else {
      return .note(text.value, span: span)
    }
    let start = text.value.utf8.distance(from: text.value.startIndex, to: value.range.lowerBound)
    let end = text.value.utf8.distance(from: text.value.startIndex, to: value.range.upperBound)
    reporter.notYet(.noteValue, at: text.sourceSpan(ofValueBytes: start..<end))
    return nil
  }
}

extension OutcomeClause {
  /// Where its first word stands.
  fileprivate var keyword: ByteSpan {
    let length =
      switch kind {
      case .conversion, .disqualify: 10
      case .tag, .set: 3
      case .score: 5
      case .note, .stop: 4
      }
    return ByteSpan(start: span.start, end: min(span.start + length, span.end))
  }
}
