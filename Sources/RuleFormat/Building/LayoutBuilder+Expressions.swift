import Diagnostics
import RuleSyntax

extension LayoutBuilder {
  /// Operands with `and` or `or` at the start of each but the first, and `separator` before it.
  mutating func operands(of expression: Expression, between separator: Layout) -> Layout {
    guard case .all(let operands) = expression.kind else {
      guard case .any(let operands) = expression.kind else { return operand(expression) }
      return joined(operands, between: separator)
    }
    return joined(operands, between: separator)
  }

  private mutating func joined(_ operands: [Expression], between separator: Layout) -> Layout {
    var parts: [Layout] = []
    for expression in operands {
      if let previous = parts.last { parts += [separator, joint(after: previous), .space] }
      parts.append(operand(expression))
    }
    return .sequence(parts)
  }

  /// `and` or `or`. Where it stood at the end of a line, a comment behind it is about that line.
  private mutating func joint(after operand: Layout) -> Layout {
    let joint = token()
    if let token = joint.lastToken, let last = operand.lastToken {
      comments.moveTrailing(from: token, to: last)
    }
    return joint
  }

  /// One operand.
  mutating func operand(_ expression: Expression) -> Layout {
    switch expression.kind {
    case .not(let inner):
      let not = token()
      return .sequence([not, .space, operand(inner)])
    case .bracketed(let inner):
      return bracketed { $0.operands(of: inner, between: .line) }
    case .mention(let mention): return mentionLayout(mention)
    case .comparison(let comparison): return comparisonLayout(comparison)
    case .matched, .spoken, .condition, .all, .any, .invalid: return words(to: expression.span.end)
    }
  }

  private mutating func comparisonLayout(_ comparison: Comparison) -> Layout {
    guard case .isIn(let set, _, let zone) = comparison.test, case .literals(let values) = set.kind
    else { return words(to: comparison.span.end) }
    let head = words(to: set.span.start)
    var parts = [head, .space, bracketedList(values.map(\.span.end))]
    if zone != nil { parts += [.space, words(to: comparison.span.end)] }
    return .sequence(parts)
  }
}

extension Expression {
  /// Whether it has several operands.
  var isJoined: Bool {
    switch kind {
    case .all, .any: true
    default: false
    }
  }
}
