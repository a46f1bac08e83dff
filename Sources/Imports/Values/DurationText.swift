/// Reads lengths of time.
enum DurationText {
  /// No length is longer, so that times stay times when it is added to them: a hundred years of 365 days.
  static let limitMs: Int64 = 100 * 365 * 86_400_000

  /// The milliseconds in `text`: `370` or `370.5` (seconds), `6m10s` with any of the units `h`, `m`,
  /// `s` and `ms` from long to short, or clock time, `6:10` or `0:06:10`. Seconds may have decimals,
  /// which count to the nearest millisecond.
  static func milliseconds(_ text: String) throws(ValueFault) -> Int64 {
    guard let milliseconds = seconds(text) ?? clock(text) ?? units(text) else {
      throw ValueFault(
        "is not a length of time: \(ValueFault.quoted(text))",
        advice: "write seconds, or 6m10s, or 6:10")
    }
    guard milliseconds <= limitMs else {
      throw ValueFault(
        "is longer than a hundred years: \(ValueFault.quoted(text))",
        advice: "write seconds, or 6m10s, or 6:10")
    }
    return milliseconds
  }

  private static func seconds(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap(digits), let fraction = fraction(parts.dropFirst().first)
    else { return nil }
    return sum(whole, times: 1000, plus: fraction)
  }

  /// Thousandths, rounded; 0 where there is no fraction, `nil` where it is none.
  private static func fraction(_ text: Substring?) -> Int64? {
    guard let text else { return 0 }
    guard !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    let four = (text.prefix(4) + "0000").prefix(4)
    return digits(four).map { ($0 + 5) / 10 }
  }

  private static func clock(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last,
      last.prefix(while: { $0 != "." }).utf8.count == 2, let lastMs = seconds(String(last)),
      lastMs < 60_000, let first = digits(parts[0])
    else { return nil }
    var minutes = first
    if parts.count == 3 {
      guard parts[1].utf8.count == 2, let middle = digits(parts[1]), middle < 60,
        let total = sum(first, times: 60, plus: middle)
      else { return nil }
      minutes = total
    }
    return sum(minutes, times: 60_000, plus: lastMs)
  }

  private static let unitsFromLong: [(name: String, ms: Int64)] = [
    ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  private static func units(_ text: String) -> Int64? {
    var rest = text.lowercased()[...]
    var units = unitsFromLong[...]
    var total: Int64 = 0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      let name = rest.dropFirst(number.count).prefix { $0.isLetter }
      guard let count = digits(number), let index = units.firstIndex(where: { $0.name == name }),
        let part = sum(count, times: units[index].ms, plus: 0),
        let sum = sum(total, times: 1, plus: part)
      else { return nil }
      total = sum
      units = units[(index + 1)...]
      rest = rest.dropFirst(number.count + name.count)
    }
    return text.isEmpty ? nil : total
  }

  /// A number of ASCII digits and nothing else, if it fits.
  private static func digits(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Int64(text)
  }

  private static func sum(_ count: Int64, times unit: Int64, plus rest: Int64) -> Int64? {
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    let (sum, isTooMuch) = product.addingReportingOverflow(rest)
    return overflow || isTooMuch ? nil : sum
  }
}
