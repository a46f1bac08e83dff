/// What an import of rows about the market did to a store, in rows.
public struct MarketImportResult: Sendable, Hashable {
  /// New ones.
  public var insertedCount = 0
  /// Those that took the place of one that said something else.
  public var supersededCount = 0
  /// Those that were there already.
  public var unchangedCount = 0
  /// Of those that took a place, those that did because they have no time and came last.
  public var untimedCount = 0
  /// Those that say something else than a known one of the same time, whichever counts.
  public var tiedCount = 0
  /// Those that tell of somebody who was erased, and were left out.
  public var leftOutCount = 0

  /// Nothing done.
  public init() {}

  /// Adds what another import did.
  public static func += (total: inout MarketImportResult, other: MarketImportResult) {
    total.insertedCount += other.insertedCount
    total.supersededCount += other.supersededCount
    total.unchangedCount += other.unchangedCount
    total.untimedCount += other.untimedCount
    total.tiedCount += other.tiedCount
    total.leftOutCount += other.leftOutCount
  }
}

/// How the numbers and addresses of people are kept.
public struct ContactKeeping: Sendable {
  /// The key that they are kept under.
  public let key: ContactKey
  /// Whether they are kept sealed as well, for those who must export them.
  public let keepsSealed: Bool

  /// Under `key`, and only if somebody asks sealed as well, so that they can be read with the key.
  public init(under key: ContactKey, keepingSealed keepsSealed: Bool = false) {
    self.key = key
    self.keepsSealed = keepsSealed
  }
}
