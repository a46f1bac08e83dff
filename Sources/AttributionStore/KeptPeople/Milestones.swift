import CallModel

/// What touchpoints tell of a person, in Unix milliseconds; `.max` for never.
struct Milestones {
  private(set) var firstMetMs = Int64.max
  private(set) var cameBackMs = Int64.max
  private(set) var respondedMs = Int64.max

  /// The columns of a table of people that hold them.
  static let columns = ["first_met_at", "came_back_at", "responded_at"]

  /// The times in the order of `columns`; `nil` for never.
  var instants: [Instant?] {
    [firstMetMs, cameBackMs, respondedMs].map { $0 == .max ? nil : Instant(unixMs: $0) }
  }

  /// Counts something that the person met.
  mutating func meet(atMs: Int64, responds: Bool) {
    firstMetMs = min(firstMetMs, atMs)
    if responds { respondedMs = min(respondedMs, atMs) }
  }

  /// Counts something that the person met once more, after everything has been counted by `meet`.
  mutating func comeBack(atMs: Int64) {
    if Self.day(atMs) > Self.day(firstMetMs) { cameBackMs = min(cameBackMs, atMs) }
  }

  private static func day(_ unixMs: Int64) -> Int64 {
    let day = unixMs / 86_400_000
    return unixMs < day * 86_400_000 ? day - 1 : day
  }
}
