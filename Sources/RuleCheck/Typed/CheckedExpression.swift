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

  /// The words that the node stands for.
  public var span: RuleSpan {
    switch self {
    case .all(_, let span), .any(_, let span), .not(_, let span), .condition(_, _, let span): span
    case .mention(let mention): mention.span
    case .comparison(let comparison): comparison.span
    }
  }
}
