import JSONText

/// Reads the stretch of the recording in which a filter looks.
enum TimeRangeReader {
  /// The window of `filter`: `.some(nil)` for the whole call, `nil` where it is refused.
  static func window(
    of filter: JSONNode, isRealTime: Bool, _ refusals: inout Refusals
  ) -> Condition.Window?? {
    if let relative = filter["RelativeTimeRange"] {
      refusals.refuse(
        relative, "a part of the call in percent; windows of rules are lengths of time")
      return nil
    }
    guard let range = filter["AbsoluteTimeRange"] else { return .some(nil) }
    let refusedBefore = refusals.parts.count
    refusals.refuseUnknown(in: range, known: ["StartTime", "EndTime", "First", "Last"])
    let first = range["First"].flatMap { refusals.count($0) }
    let last = range["Last"].flatMap { refusals.count($0) }
    let start = range["StartTime"].flatMap { refusals.count($0) }
    let end = range["EndTime"].flatMap { refusals.count($0) }
    guard refusals.parts.count == refusedBefore else { return nil }
    if isRealTime, last != nil {
      refusals.refuse(range, "while a call goes on, nobody knows when its last part begins")
      return nil
    }
    switch (first, last, start, end) {
    case (let first?, nil, nil, nil) where first > 0: return .some(.first(ms: first))
    case (nil, let last?, nil, nil) where last > 0: return .some(.last(ms: last))
    case (nil, nil, let start?, let end?) where start < end:
      return .some(.from(ms: start, to: end))
    case (nil, nil, nil, nil): return .some(nil)
    case (nil, nil, let start?, let end?):
      refusals.refuse(range, "ends at \(end) ms and starts at \(start) ms, so it is empty")
    case (nil, nil, _, _):
      refusals.refuse(range, "`StartTime` and `EndTime` belong together, and one is missing")
    case (0?, nil, nil, nil), (nil, 0?, nil, nil): refusals.refuse(range, "is empty")
    default:
      refusals.refuse(
        range, "has several ranges, and whether each or all of them count is not said")
    }
    return nil
  }
}
