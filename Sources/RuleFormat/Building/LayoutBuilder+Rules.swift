import Diagnostics
import RuleSyntax

extension LayoutBuilder {
  /// `rule "…"`, its attributes, `when` and `then`.
  mutating func ruleLayout(_ rule: RuleDeclaration) -> Layout {
    let head = words(to: rule.name.span.end)
    var attributes: [(rank: Int, layout: Layout)] = []
    for attribute in rule.attributes {
      attributes.append((attribute.rank, words(to: attribute.span.end)))
    }
    // Each attribute has a line, so comments at the ends of lines go where it goes.
    let lines = attributes.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .flatMap { [Layout.newLine(.none), $0.element.layout] }
    let condition = whenLayout(rule.condition)
    return .sequence([
      head, .indented(.sequence(lines), .step), .newLine(.none), condition, .newLine(.none),
      thenLayout(rule.outcomes),
    ])
  }

  /// `when` and one operand, or one operand to a line.
  private mutating func whenLayout(_ condition: Expression) -> Layout {
    let when = token()
    guard condition.isJoined else { return .sequence([when, .space, operand(condition)]) }
    let operands = operands(of: condition, between: .newLine(.none))
    return .sequence([when, .indented(.sequence([.newLine(.none), operands]), .step)])
  }

  /// `then` and one outcome, or one outcome to a line.
  private mutating func thenLayout(_ outcomes: [OutcomeClause]) -> Layout {
    let then = token()
    if let only = outcomes.first, outcomes.count == 1 {
      return .sequence([then, .space, outcomeLayout(only)])
    }
    let lines = outcomes.flatMap { [Layout.newLine(.none), outcomeLayout($0)] }
    return .sequence([then, .indented(.sequence(lines), .step)])
  }

  // MARK: Outcomes

  private mutating func outcomeLayout(_ outcome: OutcomeClause) -> Layout {
    switch outcome.kind {
    case .conversion(let name, let value, let type):
      return conversionLayout(name: name, value: value, type: type)
    case .tag(let tags): return .sequence([token(), alignedList(tags.map(\.span.end))])
    case .set(let name, let amount):
      let head = words(to: name.span.end)
      let equal = token()
      return .sequence([head, .space, equal, .space, amountLayout(amount)])
    case .score, .note, .disqualify, .stop: return words(to: outcome.span.end)
    }
  }

  /// On one line, or with what limits the value on lines of its own.
  private mutating func conversionLayout(
    name: StringLiteral?, value: Amount?, type: Name?
  ) -> Layout {
    var head = [token()]
    if let name { head += [.space, words(to: name.span.end)] }
    var rest: [Layout] = []
    if let value {
      head += [.space, token(), .space, arithmeticLayout(value.sum)]
      rest = limits(of: value)
    }
    if let type { rest += [.line, words(to: type.span.end)] }
    return .group(.sequence(head + [.indented(.sequence(rest), .continuation)]))
  }

  // MARK: Amounts

  private mutating func amountLayout(_ amount: Amount) -> Layout {
    let sum = arithmeticLayout(amount.sum)
    return .group(.sequence([sum, .indented(.sequence(limits(of: amount)), .continuation)]))
  }

  /// `otherwise …`, `at least …`, each after a place for a line end.
  private mutating func limits(of amount: Amount) -> [Layout] {
    var parts: [Layout] = []
    if let otherwise = amount.otherwise {
      parts += [.line, token(), .space, arithmeticLayout(otherwise)]
    }
    for bound in amount.bounds { parts += [.line, words(to: bound.span.end)] }
    return parts
  }

  private mutating func arithmeticLayout(_ arithmetic: Arithmetic) -> Layout {
    switch arithmetic.kind {
    case .binary(let left, _, let right):
      let before = arithmeticLayout(left)
      let sign = token()
      let rest = Layout.sequence([.fill, sign, .space, arithmeticLayout(right)])
      return .sequence([before, .indented(rest, .continuation)])
    case .share(_, let whole):
      let (percent, of) = (token(), token())
      return .sequence([percent, .space, of, .space, arithmeticLayout(whole)])
    case .call(_, let arguments): return callLayout(arguments)
    case .lookup: return .sequence([token(), token(), token(), token()])
    case .bracketed(let inner):
      let open = token()
      let inside = arithmeticLayout(inner)
      return .sequence([open, inside, token()])
    case .literal, .name, .field, .invalid: return words(to: arithmetic.span.end)
    }
  }

  private mutating func callLayout(_ arguments: [Arithmetic]) -> Layout {
    var parts = [token(), token()]
    for (index, argument) in arguments.enumerated() {
      parts.append(arithmeticLayout(argument))
      if index < arguments.count - 1 { parts += [token(), .fill] }
    }
    parts.append(token())
    return .indented(.sequence(parts), .continuation)
  }
}

extension RuleAttribute {
  /// Its place among the attributes.
  fileprivate var rank: Int {
    switch kind {
    case .id: 0
    case .revision: 1
    case .status: 2
    case .description: 3
    case .owner: 4
    case .group: 5
    case .priority: 6
    case .effective: 7
    case .oncePer: 8
    case .needs: 9
    }
  }
}
