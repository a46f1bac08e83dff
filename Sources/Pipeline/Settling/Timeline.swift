import CallModel

/// When a call started; of two that started together the one with the smaller id comes first.
struct CallStart: Comparable {
  let instant: Instant
  let callID: String

  /// `nil` for a call whose start nobody knows.
  init?(of facts: CallFacts, callID: String) {
    guard case .instant(let instant)? = facts["call.started"] else { return nil }
    (self.instant, self.callID) = (instant, callID)
  }

  static func < (left: CallStart, right: CallStart) -> Bool {
    (left.instant, left.callID) < (right.instant, right.callID)
  }
}

/// Calls by their start. Looking up costs O(log n).
struct Timeline: Sendable {
  // INVARIANT: rising, none twice.
  private var starts: [CallStart] = []

  mutating func insert(_ start: CallStart) {
    let place = place(of: start)
    guard place == starts.count || starts[place] != start else { return }
    starts.insert(start, at: place)
  }

  mutating func remove(_ start: CallStart) {
    let place = place(of: start)
    if place < starts.count, starts[place] == start { starts.remove(at: place) }
  }

  /// The nearest call before `start`. What was known of the call itself under another start counts
  /// for nothing.
  func last(before start: CallStart) -> CallStart? {
    starts[..<place(of: start)].last { $0.callID != start.callID }
  }

  /// How many come before `start`.
  private func place(of start: CallStart) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
