public import CallModel

/// Conversions that are not booked, counted by what holds them back.
public struct HeldBackTally: Sendable, Hashable {
  /// In calls that exclusions take out.
  public private(set) var excludedCount = 0
  /// Of rules that another one stopped.
  public private(set) var stoppedCount = 0
  /// Of rules beside which a group picked another one.
  public private(set) var groupedCount = 0
  /// In calls that count for nothing.
  public private(set) var disqualifiedCount = 0
  /// Of a name that the call has a conversion of already.
  public private(set) var repeatedCount = 0
  /// Of a name that an earlier call has a conversion of, by rules that count both once.
  public private(set) var earlierCount = 0

  /// None.
  public init() {}

  /// All together.
  public var totalCount: Int {
    excludedCount + stoppedCount + groupedCount + disqualifiedCount + repeatedCount
      + earlierCount
  }

  /// Adds the conversions among `heldBack`.
  public mutating func add(_ heldBack: [HeldBackOutcome]) {
    for held in heldBack {
      guard case .conversion = held.outcome.kind else { continue }
      switch held.reason {
      case .excluded: excludedCount += 1
      case .stopped: stoppedCount += 1
      case .otherInGroup: groupedCount += 1
      case .disqualified: disqualifiedCount += 1
      case .alreadyBooked: repeatedCount += 1
      case .repeated: earlierCount += 1
      }
    }
  }
}
