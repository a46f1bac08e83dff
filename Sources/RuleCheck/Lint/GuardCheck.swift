import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// Says which fields that may be missing are denied without a guard (E043).
  ///
  /// Where such a field is missing, its denial is unknown and the rule does not match: withheld
  /// numbers would silently drop conversions.
  mutating func reportUnguarded(_ expression: CheckedExpression) {
    var check = GuardCheck(checker: self)
    check.visit(expression, denial: nil, guarded: [])
    reporter = check.checker.reporter
  }
}

/// Walks a condition with what is known about fields on the way.
private struct GuardCheck {
  var checker: FileChecker

  /// `denial` is the `not` that the expression stands under; `guarded` are the fields of which a
  /// neighbour says whether they are known.
  mutating func visit(_ expression: CheckedExpression, denial: ByteSpan?, guarded: Set<String>) {
    switch expression {
    case .all(let operands, _), .any(let operands, _):
      let guarded = operands.reduce(into: guarded) { $0.formUnion(Self.guards($1)) }
      for operand in operands { visit(operand, denial: denial, guarded: guarded) }
    case .not(let inner, let span):
      visit(inner, denial: denial ?? checker.surroundings.span(span), guarded: guarded)
    case .condition(_, let inner, _): visit(inner, denial: denial, guarded: guarded)
    case .mention, .matched: break
    case .comparison(let comparison): visit(comparison, denial: denial, guarded: guarded)
    }
  }

  /// The fields of which the operand says whether they are known.
  private static func guards(_ operand: CheckedExpression) -> Set<String> {
    switch operand {
    case .comparison(let comparison):
      switch comparison.test {
      case .isKnown, .isMissing: [comparison.field.path]
      default: []
      }
    case .condition(_, let inner, _): guards(inner)
    case .all(let operands, _): operands.reduce(into: []) { $0.formUnion(guards($1)) }
    case .any, .not, .mention, .matched: []
    }
  }

  private mutating func visit(
    _ comparison: CheckedComparison, denial: ByteSpan?, guarded: Set<String>
  ) {
    guard let sign = denial == nil ? Self.denial(in: comparison.test) : "not" else { return }
    for path in Self.fields(of: comparison) where !guarded.contains(path) {
      guard let field = checker.options.schema.field(at: path), !field.isAlwaysPresent else {
        continue
      }
      let span = checker.surroundings.span(comparison.span)
      let isElsewhere = denial.map { !$0.contains(span) } ?? false
      checker.reporter.add(
        .unguardedField, "`\(path)` may be missing here", at: span,
        "denied by `\(sign)`; where it is missing, the rule does not match",
        and: isElsewhere ? denial.map { [($0, "the `not`")] } ?? [] : [],
        help: "write `\(path) is known and …` before it")
    }
  }

  private static func denial(in test: FieldTest) -> String? {
    switch test {
    case .compares(.notEqual, _): "!="
    case .isNotIn: "not in"
    default: nil
    }
  }

  private static func fields(of comparison: CheckedComparison) -> [String] {
    switch comparison.test {
    case .isKnown, .isMissing: []
    case .compares(_, to: .field(let other)): [comparison.field.path, other.path]
    default: [comparison.field.path]
    }
  }
}
