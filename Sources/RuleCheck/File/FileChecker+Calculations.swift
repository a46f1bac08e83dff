import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// The calculation with every name looked up and every number typed; what no call can change is
  /// worked out here.
  mutating func calculation(_ arithmetic: Arithmetic) -> TypedCalculation? {
    switch arithmetic.kind {
    case .literal(let literal): return quantity(literal).map { TypedCalculation($0) }
    case .bracketed(let inner): return calculation(inner)
    case .name(let name): return named(name)
    case .binary(let left, let sign, let right):
      let (first, second) = (calculation(left), calculation(right))
      guard let first, let second else { return nil }
      return combined(first, left.span, sign, second, right.span)
    case .share(let share, let whole):
      guard let typed = calculation(whole) else { return nil }
      let sign = Marked(Arithmetic.Operator.times, at: share.span)
      return combined(
        TypedCalculation(Quantity(share.value)), share.span, sign, typed, whole.span)
    case .call(let function, let arguments):
      return call(of: function, with: arguments, at: arithmetic.span)
    case .lookup(let table, let key): return row(of: table, for: key, at: arithmetic.span)
    case .field(let name): return fieldValue(name)
    case .invalid: return nil
    }
  }

  private mutating func quantity(_ literal: Literal) -> Quantity? {
    switch literal.kind {
    case .money(let money): return self.money(money, at: literal.span).map { Quantity($0) }
    case .decimal(let number): return Quantity(number)
    case .percent(let share): return Quantity(share)
    case .int(let whole):
      if let number = FixedDecimal(whole) { return Quantity(number) }
      tooLarge(at: literal.span)
      return nil
    default: return nil
    }
  }

  /// A constant, or a value that was said.
  private mutating func named(_ name: Name) -> TypedCalculation? {
    if isCaptured(name) { return capturedValue(name, .last) }
    // What is wrong with the condition has been reported, and perhaps hides the value of this name.
    if guarantees == nil, !scope.declares(name.text) { return nil }
    if named[name.text] != nil, !scope.declares(name.text) {
      reporter.add(
        .typeMismatch, "type mismatch: an amount needs money or a number", at: name.span,
        "a mention", help: "write `count(\(name.text))` for how often it was said")
      return nil
    }
    guard let declaration = scope.lookUp(name, as: .constant, or: captured.names, &reporter),
      case .constant(_, let literal) = declaration.item.kind, literal.kind != .invalid
    else { return nil }
    switch literal.kind {
    case .money, .int, .decimal, .percent:
      // What is wrong with the value is said where it is declared.
      var quiet = self
      return quiet.quantity(literal).map { TypedCalculation($0) }
    default:
      reporter.add(
        .typeMismatch, "type mismatch: an amount needs money or a number", at: name.span,
        literal.kind.words, and: [(literal.span, "declared here")])
      return nil
    }
  }

  /// The value of a literal in a table.
  mutating func tableValue(_ literal: Literal) -> Quantity? {
    var quiet = self
    return quiet.quantity(literal)
  }

  private mutating func combined(
    _ left: TypedCalculation, _ leftSpan: ByteSpan, _ written: Marked<Arithmetic.Operator>,
    _ right: TypedCalculation, _ rightSpan: ByteSpan
  ) -> TypedCalculation? {
    let sign = CalculationSign(written.value)
    func refuse(_ summary: String) -> TypedCalculation? {
      reporter.add(
        .typeMismatch, "type mismatch: \(summary)", at: written.span,
        and: [(leftSpan, left.kind.words), (rightSpan, right.kind.words)])
      return nil
    }
    var kind = left.kind
    switch sign {
    case .plus, .minus:
      if let first = left.currency, let second = right.currency, first != second {
        mix(rightSpan, second, leftSpan, first)
        return nil
      }
      guard left.kind.isMoney == right.kind.isMoney else {
        return refuse("money and a number are not added")
      }
      if left.currency == nil { kind = right.kind }
    case .times:
      guard !left.kind.isMoney || !right.kind.isMoney else {
        return refuse("money is not multiplied with money")
      }
      if right.kind.isMoney { kind = right.kind }
    case .dividedBy:
      guard !right.kind.isMoney else { return refuse("nothing is divided by money") }
      if right.constant?.numerator == 0 {
        reporter.add(.badLiteral, "division by zero", at: rightSpan, "zero")
        return nil
      }
    }
    guard let first = left.constant, let second = right.constant else {
      return TypedCalculation(
        .combined(left.calculation, sign, right.calculation), kind, gaps: left.gaps + right.gaps)
    }
    do throws(QuantityFault) {
      return TypedCalculation(try first.combined(sign, second))
    } catch {
      tooLarge(at: leftSpan.joined(to: rightSpan))
      return nil
    }
  }

  private mutating func tooLarge(at span: ByteSpan) {
    reporter.add(.badLiteral, "the calculation is too large", at: span)
  }
}

// MARK: - Functions

extension FileChecker {
  private mutating func call(
    of function: Name, with arguments: [Arithmetic], at span: ByteSpan
  ) -> TypedCalculation? {
    switch function.text {
    case "count": return count(arguments, at: span)
    case "max", "min": return extreme(function, arguments)
    case "round": return rounded(function, arguments)
    case "first", "last", "sum": return chosen(function, arguments)
    default:
      let nearest = Spelling.nearest(to: function.text, among: Self.functions)
      reporter.add(
        .unknownName, "unknown function `\(function.text)`", at: function.span,
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "there are \(Self.functions.map { "`\($0)`" }.joined(separator: ", "))",
        fix: nearest.map { (function.span, $0) })
      return nil
    }
  }

  private static let functions = ["count", "first", "last", "max", "min", "round", "sum"]

  /// `max(a, b)`; of one value that was said under one name, `max(total)`, the largest that was.
  private mutating func extreme(_ function: Name, _ arguments: [Arithmetic]) -> TypedCalculation? {
    if arguments.count == 1, case .name(let name)? = arguments.first?.kind, isCaptured(name) {
      return capturedValue(name, function.text == "max" ? .largest : .smallest)
    }
    let typed = arguments.map { calculation($0) }
    guard arguments.count > 1 else {
      guard typed.first != nil, let argument = arguments.first, typed[0] != nil else { return nil }
      reporter.add(
        .typeMismatch, "type mismatch: `\(function.text)` compares several", at: argument.span,
        "one", help: "write `\(function.text)(…, …)`")
      return nil
    }
    let parts = typed.compactMap(\.self)
    guard parts.count == typed.count, let first = parts.first else { return nil }
    for (part, argument) in zip(parts, arguments).dropFirst() {
      if part.kind.isMoney != first.kind.isMoney {
        reporter.add(
          .typeMismatch, "type mismatch: money and a number are not compared", at: argument.span,
          part.kind.words, and: [(arguments[0].span, first.kind.words)])
        return nil
      }
    }
    let known = zip(parts, arguments).filter { $0.0.currency != nil }
    if let one = known.first, let other = known.first(where: { $0.0.currency != one.0.currency }),
      let currency = one.0.currency, let second = other.0.currency
    {
      mix(other.1.span, second, one.1.span, currency)
      return nil
    }
    let calculations = parts.map(\.calculation)
    return TypedCalculation(
      function.text == "max" ? .largest(calculations) : .smallest(calculations),
      known.first?.0.kind ?? first.kind, gaps: parts.flatMap(\.gaps))
  }

  private mutating func rounded(_ function: Name, _ arguments: [Arithmetic]) -> TypedCalculation? {
    guard arguments.count == 1, let argument = arguments.first else {
      reporter.add(
        .typeMismatch, "type mismatch: `round` takes one amount", at: function.span,
        "\(arguments.count) are given")
      return nil
    }
    guard let typed = calculation(argument) else { return nil }
    if let quantity = typed.constant { return TypedCalculation(quantity.rounded) }
    return TypedCalculation(.rounded(typed.calculation), typed.kind, gaps: typed.gaps)
  }
}

extension CalculationSign {
  init(_ written: Arithmetic.Operator) {
    switch written {
    case .plus: self = .plus
    case .minus: self = .minus
    case .times: self = .times
    case .dividedBy: self = .dividedBy
    }
  }
}
