import CallModel
import JSONText

extension Money {
  /// The amount in whole units with at least two decimals, exact: `100.00`, `50000.00`, `12.345`.
  var decimal: String {
    let digits = String(minorUnits.magnitude)
    let exponent = currency.exponent
    let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
    let decimals = padded.suffix(exponent) + String(repeating: "0", count: max(0, 2 - exponent))
    return (minorUnits < 0 ? "-" : "") + padded.dropLast(exponent) + "." + decimals
  }

  /// The same as a number of JSON, which is never rounded on its way.
  var number: JSONValue { .number(decimal) }
}
