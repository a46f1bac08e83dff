/// An exact amount in one currency.
public struct Money: Sendable, Hashable, Codable {
  /// The amount in the currency's smallest unit: 10000 for $100.
  public let minorUnits: Int64
  /// The currency.
  public let currency: Currency

  /// `minorUnits` of the smallest unit of `currency`.
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The sum, or `nil` if the currencies differ or it does not fit.
  public func adding(_ other: Money) -> Money? {
    guard currency == other.currency else { return nil }
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    return overflow ? nil : Money(minorUnits: sum, currency: currency)
  }
}

extension Money: CustomStringConvertible {
  /// As people write it: `$1,204.50`, `₩50,000`, `CHF 12.00`.
  public var description: String {
    let sign = minorUnits < 0 ? "-" : ""
    let unit = (0..<currency.exponent).reduce(UInt64(1)) { power, _ in power * 10 }
    let whole = grouped(minorUnits.magnitude / unit)
    let rest = String(minorUnits.magnitude % unit)
    let decimals =
      currency.exponent == 0
      ? "" : "." + String(repeating: "0", count: currency.exponent - rest.count) + rest
    let prefix = currency.symbol ?? currency.code + " "
    return sign + prefix + whole + decimals
  }

  private func grouped(_ number: UInt64) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
