import JSONText

infix operator <- : AssignmentPrecedence

/// A member of an object.
func <- (name: String, value: JSONValue) -> JSONValue.Member {
  JSONValue.Member(name: name, value: value)
}

extension JSONValue {
  /// A time as seconds.
  static func seconds(ms: Int) -> JSONValue { thousandths(ms) }

  /// A decimal with as many decimals as it needs.
  static func thousandths(_ number: Int) -> JSONValue {
    let decimals = String(1000 + number.magnitude % 1000).dropFirst()
    let sign = number < 0 ? "-" : ""
    let digits = decimals.reversed().drop { $0 == "0" }.reversed()
    let whole = sign + String(number.magnitude / 1000)
    return .number(digits.isEmpty ? whole : whole + "." + String(digits))
  }
}
