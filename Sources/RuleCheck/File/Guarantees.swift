import CallModel

/// What is certain about every call for which a condition holds: which fields are known of it, and
/// which mentions were found in it.
///
/// `a and b` guarantees what either guarantees, `a or b` what both do.
struct Guarantees {
  /// Fields that have a value, by path.
  private(set) var fields: Set<String> = []
  /// Mentions that count at least once, by where they are written.
  private(set) var mentions: Set<RuleSpan> = []

  /// What is certain where `expression` holds.
  init(where expression: CheckedExpression) {
    self = Guarantees(expression, holds: true)
  }

  private init() {}

  private init(_ expression: CheckedExpression, holds: Bool) {
    self.init()
    switch expression {
    case .all(let operands, _):
      self = holds ? .union(operands, holds) : .intersection(operands, holds)
    case .any(let operands, _):
      self = holds ? .intersection(operands, holds) : .union(operands, holds)
    case .not(let inner, _): self = Guarantees(inner, holds: !holds)
    case .condition(_, let inner, _): self = Guarantees(inner, holds: holds)
    case .mention(let mention):
      // One that must have been said so often; denied, one that must have been said more often.
      let isFound =
        holds
        ? mention.count.minimum > 0 : mention.count.minimum == 0 && mention.count.maximum != nil
      if isFound { mentions.insert(mention.span) }
    case .comparison(let comparison): insert(comparison, holds: holds)
    // What another rule is about is its own affair.
    case .matched: break
    }
  }

  private static func union(_ operands: [CheckedExpression], _ holds: Bool) -> Guarantees {
    operands.reduce(into: Guarantees()) { all, operand in
      let one = Guarantees(operand, holds: holds)
      all.fields.formUnion(one.fields)
      all.mentions.formUnion(one.mentions)
    }
  }

  private static func intersection(_ operands: [CheckedExpression], _ holds: Bool) -> Guarantees {
    guard let first = operands.first else { return Guarantees() }
    return operands.dropFirst().reduce(into: Guarantees(first, holds: holds)) { all, operand in
      let one = Guarantees(operand, holds: holds)
      all.fields.formIntersection(one.fields)
      all.mentions.formIntersection(one.mentions)
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
