import CallModel

/// What is certain about every call for which a condition holds: which fields are known of it, and
/// which mentions were found in it.
///
/// `a and b` guarantees what either guarantees, `a or b` what both do.
struct Guarantees {
  /// Fields that have a value, by path.
  let fields: Set<String>
  private let expression: CheckedExpression

  /// What is certain where `expression` holds.
  init(where expression: CheckedExpression) {
    fields = GuaranteedFields(expression, holds: true).fields
    self.expression = expression
  }

  /// Whether at least one of the mentions that are written at `spans` was found.
  func findsOne(of spans: Set<RuleSpan>) -> Bool { expression.finds(oneOf: spans, holds: true) }
}

extension CheckedExpression {
  /// Whether, where it holds or does not, one of the mentions at `spans` must have been found.
  fileprivate func finds(oneOf spans: Set<RuleSpan>, holds: Bool) -> Bool {
    switch self {
    case .all(let operands, _):
      holds
        ? operands.contains { $0.finds(oneOf: spans, holds: true) }
        : operands.allSatisfy { $0.finds(oneOf: spans, holds: false) }
    case .any(let operands, _):
      holds
        ? operands.allSatisfy { $0.finds(oneOf: spans, holds: true) }
        : operands.contains { $0.finds(oneOf: spans, holds: false) }
    case .not(let inner, _): inner.finds(oneOf: spans, holds: !holds)
    case .condition(_, let inner, _): inner.finds(oneOf: spans, holds: holds)
    case .mention(let mention): spans.contains(mention.span) && mention.isFound(holds: holds)
    // What another rule is about is its own affair.
    case .comparison, .matched: false
    }
  }
}

extension CheckedMention {
  /// Whether something must have been found where it holds: it must have been said so often; and
  /// where it does not, it must have been said more often.
  fileprivate func isFound(holds: Bool) -> Bool {
    holds ? count.minimum > 0 : count.minimum == 0 && count.maximum != nil
  }
}

/// The fields that have a value where an expression holds, or does not.
private struct GuaranteedFields {
  private(set) var fields: Set<String> = []

  init() {}

  init(_ expression: CheckedExpression, holds: Bool) {
    switch expression {
    case .all(let operands, _):
      self = holds ? .union(operands, holds) : .intersection(operands, holds)
    case .any(let operands, _):
      self = holds ? .intersection(operands, holds) : .union(operands, holds)
    case .not(let inner, _): self = GuaranteedFields(inner, holds: !holds)
    case .condition(_, let inner, _): self = GuaranteedFields(inner, holds: holds)
    case .comparison(let comparison): insert(comparison, holds: holds)
    // What another rule is about is its own affair.
    case .mention, .matched: break
    }
  }

  private static func union(_ operands: [CheckedExpression], _ holds: Bool) -> GuaranteedFields {
    operands.reduce(into: GuaranteedFields()) { all, operand in
      all.fields.formUnion(GuaranteedFields(operand, holds: holds).fields)
    }
  }

  private static func intersection(
    _ operands: [CheckedExpression], _ holds: Bool
  ) -> GuaranteedFields {
    guard let first = operands.first else { return GuaranteedFields() }
    return operands.dropFirst().reduce(into: GuaranteedFields(first, holds: holds)) {
      all, operand in
      all.fields.formIntersection(GuaranteedFields(operand, holds: holds).fields)
    }
  }

  /// A question with an answer is about a field with a value: without one it is unknown.
  private mutating func insert(_ comparison: CheckedComparison, holds: Bool) {
    switch comparison.test {
    case .isKnown: if holds { fields.insert(comparison.field.path) }
    case .isMissing: if !holds { fields.insert(comparison.field.path) }
    case .compares(_, to: .field(let other)):
      fields.formUnion([comparison.field.path, other.path])
    default: fields.insert(comparison.field.path)
    }
  }
}
