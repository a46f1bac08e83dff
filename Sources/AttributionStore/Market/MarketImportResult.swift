/// What an import of rows about the market did to a store, in rows.
public struct MarketImportResult: Sendable, Hashable {
  /// New ones.
  public var insertedCount = 0
  /// Those that took the place of one that said something else.
  public var supersededCount = 0
  /// Those that were there already.
  public var unchangedCount = 0

  /// Nothing done.
  public init() {}

  /// Adds what another import did.
  public static func += (total: inout MarketImportResult, other: MarketImportResult) {
    total.insertedCount += other.insertedCount
    total.supersededCount += other.supersededCount
    total.unchangedCount += other.unchangedCount
  }
}

/// How the numbers and addresses of people are kept.
public struct ContactKeeping: Sendable {
  /// The key that they are kept under.
  public let key: ContactKey
  /// Whether they are kept as they are as well, since somebody asked for that.
  public let keepsClearText: Bool

  /// Under `key`, and only if somebody asks as they are as well.
  public init(under key: ContactKey, keepingClearText keepsClearText: Bool = false) {
    self.key = key
    self.keepsClearText = keepsClearText
  }
}
