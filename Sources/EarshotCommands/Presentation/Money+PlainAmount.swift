import CallModel
import Diagnostics

extension Money {
  /// The amount as spreadsheets read it: `1204.50`.
  var plainAmount: String {
    guard currency.exponent > 0 else { return String(minorUnits) }
    let digits = String(minorUnits.magnitude)
    let padded =
      String(repeating: "0", count: max(0, currency.exponent + 1 - digits.count)) + digits
    return (minorUnits < 0 ? "-" : "") + padded.dropLast(currency.exponent) + "."
      + padded.suffix(currency.exponent)
  }
}

extension String {
  /// What other systems call something, as a table can show it.
  var shownAsCell: String { shown(limit: 80) }
}
