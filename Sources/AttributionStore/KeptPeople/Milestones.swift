import CallModel

/// What touchpoints and engagement tell of a person, in Unix milliseconds.
struct Milestones {
  // `.max` for never.
  private var firstMetMs = Int64.max
  private var firstVisitMs = Int64.max
  private var cameBackMs = Int64.max
  private var respondedMs = Int64.max
  private var sharedMs = Int64.max
  private var actedMs = Int64.max
  private var lastActedMs = Int64.min

  /// The columns of a table of people that hold them.
  static let columns = [
    "first_met_at", "came_back_at", "responded_at", "shared_at", "acted_at", "last_acted_at",
  ]

  /// The times in the order of `columns`; `nil` for never.
  var instants: [Instant?] {
    [firstMetMs, cameBackMs, respondedMs, sharedMs, actedMs, lastActedMs]
      .map { $0 == .max || $0 == .min ? nil : Instant(unixMs: $0) }
  }

  /// Counts something that the person met.
  mutating func meet(atMs: Int64, _ signs: JourneyReader.Meeting.Signs) {
    firstMetMs = min(firstMetMs, atMs)
    if signs.contains(.visits) { firstVisitMs = min(firstVisitMs, atMs) }
    if signs.contains(.responds) { respondedMs = min(respondedMs, atMs) }
    if signs.contains(.shares) { sharedMs = min(sharedMs, atMs) }
    if signs.contains(.acts) {
      actedMs = min(actedMs, atMs)
      lastActedMs = max(lastActedMs, atMs)
    }
  }

  /// Counts a touchpoint of the person once more, after everything has been counted by `meet`.
  mutating func comeBack(atMs: Int64) {
    if Self.day(atMs) > Self.day(firstVisitMs) { cameBackMs = min(cameBackMs, atMs) }
  }

  private static func day(_ unixMs: Int64) -> Int64 {
    let day = unixMs / 86_400_000
    return unixMs < day * 86_400_000 ? day - 1 : day
  }
}
