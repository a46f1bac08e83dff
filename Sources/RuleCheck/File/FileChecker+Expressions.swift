import Diagnostics
import RuleSyntax

/// A condition that rules name, and how large it makes them.
struct CheckedCondition {
  let expression: CheckedExpression
  let size: ExpressionSize
  /// The values that its phrases give names to.
  var captured = CapturedNames()
}

/// How much an expression is, with the conditions that it names written out.
struct ExpressionSize {
  /// Mentions, what their relations lead to, and comparisons.
  var operands: Int
  /// The longest way from the root to one of them.
  var depth: Int

  /// How many things relations lead to, each as much work as a mention.
  private static func related(in relations: [CheckedRelation]) -> Int {
    relations.reduce(0) { $0 + 1 + related(in: $1.other.relations) }
  }

  init(_ expression: CheckedExpression) {
    switch expression {
    case .comparison, .matched: (operands, depth) = (1, 1)
    case .mention(let mention): (operands, depth) = (1 + Self.related(in: mention.relations), 1)
    case .not(let inner, _), .condition(_, let inner, _):
      let size = ExpressionSize(inner)
      (operands, depth) = (size.operands, size.depth + 1)
    case .all(let parts, _), .any(let parts, _):
      let sizes = parts.map(ExpressionSize.init)
      operands = sizes.reduce(0) { $0 + $1.operands }
      depth = (sizes.map(\.depth).max() ?? 0) + 1
    }
  }
}

extension FileChecker {
  /// The expression with every name looked up; `nil` if anything in it is wrong.
  mutating func check(_ expression: Expression) -> CheckedExpression? {
    let span = ruleSpan(expression.span)
    switch expression.kind {
    case .all(let operands): return operandsChecked(operands).map { .all($0, span: span) }
    case .any(let operands): return operandsChecked(operands).map { .any($0, span: span) }
    case .not(let inner): return check(inner).map { .not($0, span: span) }
    case .bracketed(let inner): return check(inner)
    case .mention(let mention): return check(mention).map { .mention($0) }
    case .comparison(let comparison): return check(comparison).map { .comparison($0) }
    case .matched(let rule):
      if isOwn(rule.span) { matchedRules.append(rule) }
      return .matched(rule: rule.value, span: span)
    case .spoken(let name, let sign, let number):
      return check(spoken: name, sign, number, at: expression.span)
    case .condition(let name): return condition(at: name)
    case .invalid: break
    }
    return nil
  }

  private mutating func operandsChecked(_ operands: [Expression]) -> [CheckedExpression]? {
    // All are looked at, also behind one that is wrong.
    let checked = operands.map { check($0) }
    return checked.contains { $0 == nil } ? nil : checked.compactMap(\.self)
  }

  /// The condition that `name` stands for, as a part of another expression.
  private mutating func condition(at name: Name) -> CheckedExpression? {
    guard scope.lookUp(name, as: .condition, &reporter) != nil else { return nil }
    if case .started? = conditions[name.text] {
      reporter.add(
        .cycle, "condition `\(name.text)` is defined by itself", at: name.span,
        "leads back to `\(name.text)`",
        help: "take it out of one of the conditions")
      return nil
    }
    guard conditionDepth < Limits.nesting else {
      reporter.add(
        .limitExceeded, "more than \(Limits.nesting) conditions lead to each other", at: name.span,
        help: "write out some of them")
      return nil
    }
    conditionDepth += 1
    defer { conditionDepth -= 1 }
    guard let found = condition(named: name) else { return nil }
    captured.add(found.captured)
    return .condition(name: name.text, found.expression, span: ruleSpan(name.span))
  }

  /// The declared condition, checked once.
  mutating func condition(named name: Name) -> CheckedCondition? {
    if case .done(let found)? = conditions[name.text] { return found }
    guard case .condition(_, let expression)? = scope.declaration(named: name.text)?.item.kind
    else { return nil }
    conditions[name.text] = .started
    // A condition knows its own names, not those of whoever uses it.
    let outer = (named, captured)
    defer { (named, captured) = outer }
    named = NamedMentions(in: expression, scope, &reporter)
    captured = CapturedNames()
    var checked = check(expression).flatMap { expression in
      withinLimits(expression, "the condition", at: name.span)
    }
    checked?.captured = captured
    conditions[name.text] = .done(checked)
    return checked
  }

  /// Says E060 for an expression that is larger than one may be. Conditions within it have passed
  /// this, so measuring takes bounded time.
  mutating func withinLimits(
    _ expression: CheckedExpression, _ what: String, at span: ByteSpan
  )
    -> CheckedCondition?
  {
    let size = ExpressionSize(expression)
    guard size.operands <= Limits.operandsPerRule else {
      reporter.add(
        .limitExceeded,
        "\(what) has \(size.operands) operands; the limit is \(Limits.operandsPerRule)", at: span,
        "conditions that it names are counted too",
        help: "use one term set instead of many mentions, or split it")
      return nil
    }
    guard size.depth <= Limits.nesting else {
      reporter.add(
        .limitExceeded, "\(what) is nested \(size.depth) deep; the limit is \(Limits.nesting)",
        at: span, "conditions that it names are counted too")
      return nil
    }
    return CheckedCondition(expression: expression, size: size)
  }
}
