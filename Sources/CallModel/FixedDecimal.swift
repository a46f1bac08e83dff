/// An exact decimal with six places: the rule language's number, and percent as a fraction of one.
public struct FixedDecimal: Sendable, Hashable, Codable, Comparable {
  /// The value times 1,000,000.
  public let millionths: Int64

  /// `millionths` / 1,000,000.
  public init(millionths: Int64) { self.millionths = millionths }

  /// A whole number; `nil` if it does not fit.
  public init?(_ whole: Int64) {
    let (product, overflow) = whole.multipliedReportingOverflow(by: 1_000_000)
    guard !overflow else { return nil }
    self.init(millionths: product)
  }

  /// The number written as `12`, `0.85` or `-3.5`; `nil` for anything else, for more than six
  /// decimals and for what does not fit.
  public init?(parsing text: some StringProtocol) {
    let text = String(text)
    let signs = text.prefix { $0 == "-" || $0 == "+" }
    let parts = text.dropFirst(signs.count)
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard signs.count <= 1, let whole = parts.first, !whole.isEmpty, decimals.count <= 6,
      parts.count == 1 || !decimals.isEmpty,
      (whole + decimals).allSatisfy({ $0.isASCII && $0.isNumber }),
      let digits = Int64(whole + decimals + String(repeating: "0", count: 6 - decimals.count))
    else { return nil }
    self.init(millionths: signs == "-" ? -digits : digits)
  }

  /// The nearest `Double`.
  public var doubleValue: Double { Double(millionths) / 1_000_000 }

  /// The smaller one sorts first.
  public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
    left.millionths < right.millionths
  }
}

extension FixedDecimal: CustomStringConvertible {
  /// The shortest exact spelling: `3`, `0.85`.
  public var description: String {
    let whole = String(millionths.magnitude / 1_000_000)
    var decimals = String(millionths.magnitude % 1_000_000)
    decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (millionths < 0 ? "-" : "") + whole + (decimals.isEmpty ? "" : "." + decimals)
  }
}
