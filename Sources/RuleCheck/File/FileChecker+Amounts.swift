import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// What a conversion is worth. Every amount of this version is known here, so it is worked out
  /// here.
  mutating func value(_ amount: Amount) -> Money? {
    let quantity = quantity(amount.sum)
    if let otherwise = amount.otherwise {
      // An amount that this version cannot work out has been refused itself.
      if quantity != nil { reporter.notYet(.otherwise, at: otherwise.span) }
      _ = self.quantity(otherwise)
    }
    guard let bounds = bounds(amount), let quantity, amount.otherwise == nil else { return nil }
    guard quantity.currency != nil else {
      reporter.add(
        .typeMismatch, "type mismatch: a value is an amount of money", at: amount.sum.span,
        "a number", help: "add the currency: `\((settings.currency ?? .usd).symbol ?? "$")…`")
      return nil
    }
    guard let money = quantity.money else {
      reporter.add(.badLiteral, "the amount is too large", at: amount.sum.span)
      return nil
    }
    return clamp(money, bounds, at: amount.sum.span)
  }

  /// The bounds with their places; `nil` if one of them is wrong.
  private mutating func bounds(
    _ amount: Amount
  )
    -> [(isUpper: Bool, limit: Money, span: ByteSpan)]?
  {
    var bounds: [(isUpper: Bool, limit: Money, span: ByteSpan)] = []
    for bound in amount.bounds {
      guard case .money(let literal) = bound.limit.kind,
        let limit = money(literal, at: bound.limit.span)
      else { return nil }
      if let first = bounds.first(where: { $0.isUpper == bound.isUpper }) {
        reporter.add(
          .duplicateQualifier, "a bound is given twice", at: bound.span, "said again here",
          and: [(first.span, "said here")], help: "leave one of them out")
        return nil
      }
      bounds.append((bound.isUpper, limit, bound.span))
    }
    guard let lower = bounds.first(where: { !$0.isUpper }),
      let upper = bounds.first(where: { $0.isUpper }),
      lower.limit.currency == upper.limit.currency,
      lower.limit.minorUnits > upper.limit.minorUnits
    else { return bounds }
    reporter.add(
      .badLiteral, "the bounds exclude each other", at: upper.span, "less than that",
      and: [(lower.span, "at least so much")], help: "swap the two amounts")
    return nil
  }

  private mutating func clamp(
    _ money: Money, _ bounds: [(isUpper: Bool, limit: Money, span: ByteSpan)], at span: ByteSpan
  ) -> Money? {
    var money = money
    for bound in bounds {
      guard bound.limit.currency == money.currency else {
        mix(bound.span, bound.limit.currency, span, money.currency)
        return nil
      }
      let isBeyond =
        bound.isUpper
        ? money.minorUnits > bound.limit.minorUnits : money.minorUnits < bound.limit.minorUnits
      if isBeyond { money = bound.limit }
    }
    return money
  }

  private mutating func mix(
    _ span: ByteSpan, _ currency: Currency, _ otherSpan: ByteSpan, _ other: Currency
  ) {
    reporter.add(
      .currencyMix, "amounts in \(other.code) and \(currency.code) are mixed", at: span,
      currency.code, and: [(otherSpan, other.code)],
      help: "nothing is converted; write both in one currency")
  }
}

// MARK: - Calculating

extension FileChecker {
  private mutating func quantity(_ arithmetic: Arithmetic) -> Quantity? {
    switch arithmetic.kind {
    case .literal(let literal): return quantity(literal)
    case .bracketed(let inner): return quantity(inner)
    case .name(let name): return constant(name)
    case .binary(let left, let sign, let right):
      let (first, second) = (quantity(left), quantity(right))
      guard let first, let second else { return nil }
      return combined(first, left.span, sign, second, right.span)
    case .share(let share, let whole):
      guard let quantity = quantity(whole) else { return nil }
      return fitting(Quantity(share.value).multiplied(by: quantity), at: arithmetic.span)
    case .call(let name, let arguments):
      reporter.notYet(.function(name.text), at: name.span)
      for argument in arguments { _ = quantity(argument) }
      return nil
    case .lookup: reporter.notYet(.lookup, at: arithmetic.span)
    case .field(let name):
      if field(name) != nil { reporter.notYet(.fieldAmount, at: name.span) }
    case .invalid: break
    }
    return nil
  }

  private mutating func quantity(_ literal: Literal) -> Quantity? {
    switch literal.kind {
    case .money(let money): return self.money(money, at: literal.span).map(Quantity.init)
    case .decimal(let number): return Quantity(number)
    case .int(let whole):
      let number = FixedDecimal(whole).map(Quantity.init)
      return fitting(number, at: literal.span)
    default: return nil
    }
  }

  private mutating func constant(_ name: Name) -> Quantity? {
    // A name for something found in the call has been refused where it is given.
    if capturedNames.contains(name.text), !scope.declares(name.text) { return nil }
    guard let declaration = scope.lookUp(name, as: .constant, &reporter),
      case .constant(_, let literal) = declaration.item.kind, literal.kind != .invalid
    else { return nil }
    switch literal.kind {
    case .money(let written):
      // What is wrong with the amount is said where it is declared.
      var quiet = self
      return quiet.money(written, at: literal.span).map(Quantity.init)
    case .int, .decimal: return quantity(literal)
    default:
      reporter.add(
        .typeMismatch, "type mismatch: an amount needs money or a number", at: name.span,
        literal.kind.words, and: [(literal.span, "declared here")])
      return nil
    }
  }

  private mutating func combined(
    _ left: Quantity, _ leftSpan: ByteSpan, _ sign: Marked<Arithmetic.Operator>, _ right: Quantity,
    _ rightSpan: ByteSpan
  ) -> Quantity? {
    let span = leftSpan.joined(to: rightSpan)
    switch sign.value {
    case .plus, .minus:
      if let other = left.currency, let currency = right.currency, other != currency {
        mix(rightSpan, currency, leftSpan, other)
        return nil
      }
      guard (left.currency == nil) == (right.currency == nil) else {
        refuse(sign, "money and a number are not added", leftSpan, left, rightSpan, right)
        return nil
      }
      return fitting(left.adding(right, isNegated: sign.value == .minus), at: span)
    case .times:
      guard left.currency == nil || right.currency == nil else {
        refuse(sign, "money is not multiplied with money", leftSpan, left, rightSpan, right)
        return nil
      }
      return fitting(left.multiplied(by: right), at: span)
    case .dividedBy:
      guard right.currency == nil else {
        refuse(sign, "nothing is divided by money", leftSpan, left, rightSpan, right)
        return nil
      }
      guard let inverse = right.inverse else {
        reporter.add(.badLiteral, "division by zero", at: rightSpan, "zero")
        return nil
      }
      return fitting(left.multiplied(by: inverse), at: span)
    }
  }

  private mutating func refuse(
    _ sign: Marked<Arithmetic.Operator>, _ summary: String, _ leftSpan: ByteSpan, _ left: Quantity,
    _ rightSpan: ByteSpan, _ right: Quantity
  ) {
    func words(_ quantity: Quantity) -> String { quantity.currency?.code ?? "a number" }
    reporter.add(
      .typeMismatch, "type mismatch: \(summary)", at: sign.span,
      and: [(leftSpan, words(left)), (rightSpan, words(right))])
  }

  private mutating func fitting(_ quantity: Quantity?, at span: ByteSpan) -> Quantity? {
    if quantity == nil {
      reporter.add(.badLiteral, "the calculation is too large", at: span)
    }
    return quantity
  }
}
