import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// What a conversion is worth; `nil` where anything in it is wrong.
  mutating func worth(_ amount: Amount) -> Worth<CheckedMention>? {
    let typed = moneyCalculation(amount.sum)
    var otherwise: TypedCalculation?
    if let written = amount.otherwise {
      guard let fallback = moneyCalculation(written) else { return nil }
      otherwise = fallback
    }
    guard let bounds = bounds(amount), let typed else { return nil }
    guard !mixesCurrencies(amount, typed, otherwise, bounds),
      !isEmptySomewhere(amount, typed, otherwise)
    else { return nil }
    let currency =
      typed.currency ?? otherwise?.currency ?? bounds.lower?.currency ?? bounds.upper?.currency
    let worth = Worth(
      typed.calculation, otherwise: otherwise?.calculation, least: bounds.lower, most: bounds.upper,
      currency: currency)
    guard typed.constant != nil, otherwise == nil else { return worth }
    guard let fixed = worth.fixedAmount else {
      reporter.add(.badLiteral, "the amount is too large", at: amount.sum.span)
      return nil
    }
    return .amount(fixed)
  }

  private func isPlainNumber(_ sum: Arithmetic) -> Bool {
    guard case .literal(let literal) = sum.kind else { return false }
    switch literal.kind {
    case .int, .decimal: return true
    default: return false
    }
  }

  /// A calculation whose result is money.
  private mutating func moneyCalculation(_ sum: Arithmetic) -> TypedCalculation? {
    guard let typed = calculation(sum) else { return nil }
    guard typed.kind.isMoney else {
      let declared = settings(at: sum.span).currency
      let unit = (declared ?? .usd).symbol ?? "$"
      let meant = unit + text(at: sum.span)
      let isPlain = isPlainNumber(sum)
      reporter.add(
        .typeMismatch, "type mismatch: a value is an amount of money", at: sum.span,
        "a number",
        help: typed.constant != nil
          ? "add the currency: `\(isPlain ? meant : unit + "…")`"
          : "multiply it by what one is worth: `\(unit)… * \(text(at: sum.span))`",
        fix: isPlain && declared != nil ? (sum.span, meant) : nil)
      return nil
    }
    return typed
  }

  /// Says where a call may leave an amount empty and nothing is said for that (E044).
  private mutating func isEmptySomewhere(
    _ amount: Amount, _ typed: TypedCalculation, _ otherwise: TypedCalculation?
  ) -> Bool {
    let gaps = otherwise.map(\.gaps) ?? typed.gaps
    guard let gap = gaps.first else {
      if let span = amount.otherwise?.span, typed.gaps.isEmpty {
        reporter.add(
          .alwaysTrue, "the amount before `otherwise` is always known", at: span, "never used",
          help: "leave `otherwise` out")
      }
      return false
    }
    let written = text(at: amount.sum.span)
    let example = (settings(at: amount.sum.span).currency ?? .usd).exampleAmount
    reporter.add(
      .emptyValue, "`\(gap.subject)` may be empty here", at: gap.span, gap.reason,
      and: gap.cause.map { [($0.span, $0.label)] } ?? [],
      help: otherwise == nil
        ? "write `\(written) otherwise \(example)`, or what such a call is worth"
        : "write an amount behind `otherwise` that every call has")
    return true
  }

  // MARK: Bounds

  private struct Bounds {
    var lower: Money?
    var upper: Money?
    var spans: [(span: ByteSpan, currency: Currency)] = []
  }

  /// The bounds; `nil` if one of them is wrong.
  private mutating func bounds(_ amount: Amount) -> Bounds? {
    var bounds = Bounds()
    var first: [Bool: ByteSpan] = [:]
    for bound in amount.bounds {
      guard case .money(let literal) = bound.limit.kind,
        let limit = money(literal, at: bound.limit.span)
      else { return nil }
      if let said = first[bound.isUpper] {
        reporter.add(
          .duplicateQualifier, "a bound is given twice", at: bound.span, "said again here",
          and: [(said, "said here")], help: "leave one of them out")
        return nil
      }
      first[bound.isUpper] = bound.span
      if bound.isUpper { bounds.upper = limit } else { bounds.lower = limit }
      bounds.spans.append((bound.span, limit.currency))
    }
    if let lower = bounds.lower, let upper = bounds.upper, lower.currency == upper.currency,
      lower.minorUnits > upper.minorUnits, let lowerSpan = first[false], let upperSpan = first[true]
    {
      reporter.add(
        .badLiteral, "the bounds exclude each other", at: upperSpan, "less than that",
        and: [(lowerSpan, "at least so much")], help: "swap the two amounts")
      return nil
    }
    return bounds
  }

  private mutating func mixesCurrencies(
    _ amount: Amount, _ typed: TypedCalculation, _ otherwise: TypedCalculation?, _ bounds: Bounds
  ) -> Bool {
    var known: [(span: ByteSpan, currency: Currency)] = []
    if let currency = typed.currency { known.append((amount.sum.span, currency)) }
    if let span = amount.otherwise?.span, let currency = otherwise?.currency {
      known.append((span, currency))
    }
    known += bounds.spans
    guard let first = known.first,
      let other = known.first(where: { $0.currency != first.currency })
    else { return false }
    mix(other.span, other.currency, first.span, first.currency)
    return true
  }

  /// Says that two amounts are in two currencies.
  mutating func mix(
    _ span: ByteSpan, _ currency: Currency, _ otherSpan: ByteSpan, _ other: Currency
  ) {
    reporter.add(
      .currencyMix, "amounts in \(other.code) and \(currency.code) are mixed", at: span,
      currency.code, and: [(otherSpan, other.code)],
      help: "nothing is converted; write both in one currency")
  }
}

extension TypedCalculation {
  /// The currency of its result, where that is known before any call is seen.
  var currency: Currency? {
    if case .money(let currency) = kind { currency } else { nil }
  }
}

extension Currency {
  /// An amount that people write often, for showing how something is written.
  fileprivate var exampleAmount: String {
    let units = (0..<exponent).reduce(Int64(exponent == 0 ? 10_000 : 100)) { power, _ in power * 10
    }
    return Money(minorUnits: units, currency: self).description
      .replacing(exponent == 0 ? "" : "." + String(repeating: "0", count: exponent), with: "")
  }
}
