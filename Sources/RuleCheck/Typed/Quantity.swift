public import CallModel

/// An exact amount of money, or a plain number, on the way through a calculation: a fraction that
/// is rounded once, at the end.
public struct Quantity: Sendable, Hashable {
  // INVARIANT: in lowest terms, and `denominator` is more than zero. Money is in minor units.
  /// The upper part of the fraction, with its sign.
  public let numerator: Int128
  /// The lower part of the fraction.
  public let denominator: Int128
  /// The currency; `nil` for a plain number.
  public let currency: Currency?

  /// An amount of money.
  public init(_ money: Money) {
    (numerator, denominator, currency) = (Int128(money.minorUnits), 1, money.currency)
  }

  /// A whole number.
  public init(_ whole: Int) { (numerator, denominator, currency) = (Int128(whole), 1, nil) }

  /// A plain number.
  public init(_ number: FixedDecimal) {
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

  /// This and `other` put together.
  ///
  /// - Throws: what keeps the two apart. Two kinds that the checker refuses (money times money) are
  ///   told as different currencies.
  public func combined(
    _ sign: CalculationSign, _ other: Quantity
  ) throws(QuantityFault) -> Quantity {
    switch sign {
    case .plus, .minus:
      guard currency == other.currency else { throw .currenciesDiffer }
      return try adding(other, isNegated: sign == .minus)
    case .times:
      guard currency == nil || other.currency == nil else { throw .currenciesDiffer }
      return try multiplied(by: other)
    case .dividedBy:
      guard other.currency == nil else { throw .currenciesDiffer }
      guard other.numerator != 0 else { throw .divisionByZero }
      return try multiplied(by: other.inverse)
    }
  }

  private func adding(
    _ other: Quantity, isNegated: Bool
  ) throws(QuantityFault) -> Quantity {
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, sumOverflow) =
      isNegated ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
    let (below, belowOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflow, !rightOverflow, !sumOverflow, !belowOverflow, sum != .min else {
      throw .tooLarge
    }
    return Quantity(sum, over: below, currency: currency)
  }

  private func multiplied(by other: Quantity) throws(QuantityFault) -> Quantity {
    let (above, aboveOverflow) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (below, belowOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !aboveOverflow, !belowOverflow, above != .min else { throw .tooLarge }
    return Quantity(above, over: below, currency: currency ?? other.currency)
  }

  // INVARIANT: asked of numbers other than zero only.
  /// One over the number.
  private var inverse: Quantity {
    numerator < 0
      ? Quantity(-denominator, over: -numerator, currency: nil)
      : Quantity(denominator, over: numerator, currency: nil)
  }

  /// Whether this is less than `other`.
  ///
  /// - Throws: where they are of two kinds or currencies, or too large to be compared.
  public func isLess(than other: Quantity) throws(QuantityFault) -> Bool {
    try combined(.minus, other).numerator < 0
  }

  /// In whole units of the currency, or a whole number; halves to the even side.
  public var rounded: Quantity {
    let unit = (0..<(currency?.exponent ?? 0)).reduce(Int128(1)) { power, _ in power * 10 }
    let (below, isTooLarge) = denominator.multipliedReportingOverflow(by: unit)
    // What is smaller than any fraction that fits is nothing.
    let units = isTooLarge ? 0 : Self.nearest(numerator, over: below)
    return Quantity(units * unit, over: 1, currency: currency)
  }

  /// The amount in whole minor units, halves to the even side; `nil` for a plain number and for
  /// what does not fit.
  public var money: Money? {
    guard let currency else { return nil }
    return Int64(exactly: Self.nearest(numerator, over: denominator))
      .map { Money(minorUnits: $0, currency: currency) }
  }

  /// The whole number that is nearest to a fraction, halves to the even side.
  private static func nearest(_ numerator: Int128, over denominator: Int128) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder.magnitude.multipliedReportingOverflow(by: 2)
    let half = denominator.magnitude
    let roundsAway =
      twice.overflow || twice.partialValue > half
      || twice.partialValue == half && !quotient.isMultiple(of: 2)
    return roundsAway ? quotient + (numerator < 0 ? -1 : 1) : quotient
  }
}

/// What can keep a calculation from having a result.
public enum QuantityFault: Error, Sendable, Hashable {
  /// The result, or a step to it, does not fit.
  case tooLarge
  /// Something is divided by zero.
  case divisionByZero
  /// Amounts in two currencies meet, and nothing is converted.
  case currenciesDiffer
}
