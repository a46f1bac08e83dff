import CallModel

/// An exact amount of money, or a plain number, on the way through a calculation: a fraction that
/// is rounded once, at the end.
struct Quantity {
  // INVARIANT: in lowest terms, and `denominator` is more than zero. Money is in minor units.
  let numerator: Int128
  let denominator: Int128
  /// The currency; `nil` for a plain number.
  let currency: Currency?

  init(_ money: Money) {
    (numerator, denominator, currency) = (Int128(money.minorUnits), 1, money.currency)
  }

  init(_ number: FixedDecimal) {
    self.init(Int128(number.millionths), over: 1_000_000, currency: nil)
  }

  /// Brings a fraction to its lowest terms; `denominator` must be more than zero.
  private init(_ numerator: Int128, over denominator: Int128, currency: Currency?) {
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / Int128(divisor)
    self.denominator = denominator / Int128(divisor)
    self.currency = currency
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }

  /// The sum, or the difference if `isNegated`; both must be of one currency, or numbers. `nil`
  /// where it does not fit.
  func adding(_ other: Quantity, isNegated: Bool) -> Quantity? {
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, sumOverflow) =
      isNegated ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
    let (below, belowOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflow, !rightOverflow, !sumOverflow, !belowOverflow else { return nil }
    return Quantity(sum, over: below, currency: currency)
  }

  /// The product; one of the two must be a plain number. `nil` where it does not fit.
  func multiplied(by other: Quantity) -> Quantity? {
    let (above, aboveOverflow) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (below, belowOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !aboveOverflow, !belowOverflow else { return nil }
    return Quantity(above, over: below, currency: currency ?? other.currency)
  }

  /// One over the number; `nil` for zero.
  var inverse: Quantity? {
    guard numerator != 0 else { return nil }
    return numerator < 0
      ? Quantity(-denominator, over: -numerator, currency: nil)
      : Quantity(denominator, over: numerator, currency: nil)
  }

  /// The amount in whole minor units, halves to the even side; `nil` for a plain number and for
  /// what does not fit.
  var money: Money? {
    guard let currency else { return nil }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder.magnitude.multipliedReportingOverflow(by: 2)
    let half = UInt128(denominator.magnitude)
    let roundsAway =
      twice.overflow || twice.partialValue > half
      || twice.partialValue == half && !quotient.isMultiple(of: 2)
    let rounded = roundsAway ? quotient + (numerator < 0 ? -1 : 1) : quotient
    return Int64(exactly: rounded).map { Money(minorUnits: $0, currency: currency) }
  }
}
