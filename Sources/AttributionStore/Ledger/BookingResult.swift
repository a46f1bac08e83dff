/// What a booking did to the ledger, in outcomes.
public struct BookingResult: Sendable, Hashable {
  /// New ones, which supersede nothing.
  public var insertedCount = 0
  /// New ones that supersede an older one of the same rule.
  public var supersededCount = 0
  /// Old ones that no longer hold and were withdrawn.
  public var retractedCount = 0
  /// Old ones that still hold.
  public var unchangedCount = 0

  /// Nothing done.
  public init() {}

  /// A result with all its parts.
  public init(
    insertedCount: Int = 0, supersededCount: Int = 0, retractedCount: Int = 0,
    unchangedCount: Int = 0
  ) {
    self.insertedCount = insertedCount
    self.supersededCount = supersededCount
    self.retractedCount = retractedCount
    self.unchangedCount = unchangedCount
  }

  /// Whether the ledger got a row.
  public var hasChanges: Bool { insertedCount + supersededCount + retractedCount > 0 }

  /// Adds what another booking did.
  public static func += (total: inout BookingResult, other: BookingResult) {
    total.insertedCount += other.insertedCount
    total.supersededCount += other.supersededCount
    total.retractedCount += other.retractedCount
    total.unchangedCount += other.unchangedCount
  }
}
