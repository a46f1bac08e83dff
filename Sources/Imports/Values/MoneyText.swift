import CallModel

/// Reads amounts of money.
enum MoneyText {
  /// No amount is larger, in the smallest units of its currency: some nine hundred of them can still be added up.
  static let limit: Int64 = 10_000_000_000_000_000

  /// The amount in `text`: a code and a number on either side of it (`USD 100`, `99.50 EUR`), or a
  /// sign in front (`$100`). Commas may stand between groups of three digits.
  ///
  /// - Parameter nearby: the currency that stands beside it, which a sign of several means.
  static func money(_ text: String, nearby: Currency? = nil) throws(ValueFault) -> Money {
    guard let (currency, amount) = parts(of: text, nearby: nearby) else {
      throw notMoney(text, advice: "write the currency with it, for example USD 99.50")
    }
    guard let money = money(amount, in: currency) else {
      throw notMoney(
        text,
        advice: currency.exponent == 0
          ? "write it like \(currency.code) 99, without decimals"
          : "write it like \(currency.code) 99.50, with at most \(currency.exponent) decimals behind a point"
      )
    }
    guard money.minorUnits.magnitude <= limit.magnitude else {
      throw ValueFault(
        "is more than anybody has: \(ValueFault.quoted(text))",
        advice: "mend it: with such amounts sums cannot be counted")
    }
    return money
  }

  private static func notMoney(_ text: String, advice: String) -> ValueFault {
    ValueFault("is not an amount of money: \(ValueFault.quoted(text))", advice: advice)
  }

  private static func parts(of text: String, nearby: Currency?) -> (Currency, Substring)? {
    if let symbol = text.first {
      let candidates = Currency.candidates(forSymbol: symbol)
      if let currency = candidates.first(where: { $0 == nearby }) ?? candidates.first {
        return (currency, text.dropFirst())
      }
    }
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    if let currency = Currency(code: words[0].uppercased()) { return (currency, words[1]) }
    return Currency(code: words[1].uppercased()).map { ($0, words[0]) }
  }

  private static func money(_ amount: Substring, in currency: Currency) -> Money? {
    let isNegative = amount.first == "-"
    let parts = amount.drop { $0 == "-" }
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard amount.prefix(2) != "--", let whole = parts.first.flatMap(ungrouped) else { return nil }
    var decimals = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || !decimals.isEmpty else { return nil }
    // Programs write 1200.0 and 1200.00 whatever the currency.
    if ["0", "00"].contains(decimals), decimals.utf8.count > currency.exponent { decimals = "" }
    guard decimals.utf8.count <= currency.exponent, decimals.utf8.allSatisfy(ASCII.isDigit)
    else { return nil }
    let padding = String(repeating: "0", count: currency.exponent - decimals.utf8.count)
    guard let minorUnits = Int64(whole + decimals + padding) else { return nil }
    return Money(minorUnits: isNegative ? -minorUnits : minorUnits, currency: currency)
  }

  /// The digits without the commas between groups of three; `nil` where a comma stands elsewhere.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) }),
      groups.count == 1
        || (groups[0].utf8.count <= 3 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 })
    else { return nil }
    return groups.joined()
  }
}
