/// What one column of a row of the market says.
public enum MarketValue: Sendable, Hashable {
  /// Nothing.
  case unknown
  /// Text, a day, or a word.
  case text(String)
  /// A count, a length of time in milliseconds, or 1 for yes and 0 for no.
  case integer(Int64)
  /// A point in time.
  case instant(Instant)
  /// An amount.
  case money(Money)
  /// What a person can be reached by: a number in E.164, or an address in lower case. It is never
  /// stored as it is unless somebody asks for that.
  case contact(String)
}

/// One row about the market: a value for each column of its table, in their order.
public struct MarketRow: Sendable, Hashable {
  /// The line of the file on which it begins, counted from 1.
  public let line: Int
  /// The values.
  public let values: [MarketValue]

  /// A row with these values.
  public init(line: Int, values: [MarketValue]) {
    self.line = line
    self.values = values
  }
}
