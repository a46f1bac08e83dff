/// Calls of which nothing counts: `exclude "staff and test calls" when …`.
public struct CheckedExclusion: Sendable, Hashable {
  /// The name in quotes.
  public let name: String
  /// The group whose rules do not count; `nil` for all rules.
  public let group: String?
  // INVARIANT: keeps to the limits on operands and on nesting, as the condition of a rule does.
  /// Which calls it is about. It excludes on yes alone.
  public let when: CheckedExpression
  /// The whole declaration in its file.
  public let span: RuleSpan

  /// An exclusion with all its parts.
  public init(name: String, group: String? = nil, when: CheckedExpression, span: RuleSpan) {
    self.name = name
    self.group = group
    self.when = when
    self.span = span
  }
}
