/// A condition as a tree. Each node knows the words that it stands for.
public indirect enum CheckedExpression: Sendable, Hashable {
  // INVARIANT: `all` and `any` have at least two operands.
  /// All operands hold: `a and b`.
  case all([CheckedExpression], span: RuleSpan)
  /// At least one operand holds: `a or b`.
  case any([CheckedExpression], span: RuleSpan)
  /// The operand does not hold: `not a`.
  case not(CheckedExpression, span: RuleSpan)
  /// A named condition, written out; `span` is where its name is used.
  case condition(name: String, CheckedExpression, span: RuleSpan)
  /// Something was said.
  case mention(CheckedMention)
  /// Something is known about the call.
  case comparison(CheckedComparison)
  // INVARIANT: the ruleset has a rule of this name, and no rule leads back to itself.
  /// The condition of another rule holds: `matched "card sale"`.
  case matched(rule: String, span: RuleSpan)

  /// The words that the node stands for.
  public var span: RuleSpan {
    switch self {
    case .all(_, let span), .any(_, let span), .not(_, let span), .condition(_, _, let span),
      .matched(_, let span):
      span
    case .mention(let mention): mention.span
    case .comparison(let comparison): comparison.span
    }
  }

  /// The rules that it asks for with `matched`, and where, in the order written; those of conditions
  /// that it names too.
  public var matchedRules: [(rule: String, span: RuleSpan)] {
    switch self {
    case .all(let operands, _), .any(let operands, _): operands.flatMap(\.matchedRules)
    case .not(let operand, _), .condition(_, let operand, _): operand.matchedRules
    case .matched(let rule, let span): [(rule, span)]
    case .mention, .comparison: []
    }
  }
}
