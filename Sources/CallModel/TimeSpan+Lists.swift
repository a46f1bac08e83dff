// Lists of stretches of time: in order, none touching the next, unless said otherwise.
extension [TimeSpan] {
  /// The same stretches with those in one that are closer than `gapMs` to each other; the list may overlap.
  package func joined(overGapsBelowMs gapMs: Int) -> [TimeSpan] {
    var joined: [TimeSpan] = []
    for span in sorted(by: { ($0.startMs, $0.endMs) < ($1.startMs, $1.endMs) }) {
      if let last = joined.last, span.startMs - last.endMs < gapMs {
        joined[joined.count - 1] = TimeSpan(
          startMs: last.startMs, endMs: Swift.max(last.endMs, span.endMs))
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// What is in one of the two or both.
  package func union(_ others: [TimeSpan]) -> [TimeSpan] {
    (self + others).joined(overGapsBelowMs: 1)
  }

  /// What is in both.
  package func intersection(_ others: [TimeSpan]) -> [TimeSpan] {
    var shared: [TimeSpan] = []
    var (mine, theirs) = (0, 0)
    while mine < count, theirs < others.count {
      let (one, other) = (self[mine], others[theirs])
      if one.overlaps(other) {
        shared.append(
          TimeSpan(
            startMs: Swift.max(one.startMs, other.startMs),
            endMs: Swift.min(one.endMs, other.endMs)))
      }
      if one.endMs < other.endMs { mine += 1 } else { theirs += 1 }
    }
    return shared
  }

  /// What is in this list and not in `others`.
  package func subtracting(_ others: [TimeSpan]) -> [TimeSpan] {
    intersection(others.gaps(from: first?.startMs ?? 0, to: last?.endMs ?? 0))
  }

  /// What lies between `startMs` and `endMs` and in none.
  package func gaps(from startMs: Int, to endMs: Int) -> [TimeSpan] {
    var gaps: [TimeSpan] = []
    var reachedMs = startMs
    for span in self {
      if span.startMs > reachedMs {
        gaps.append(TimeSpan(startMs: reachedMs, endMs: Swift.min(span.startMs, endMs)))
      }
      reachedMs = Swift.max(reachedMs, span.endMs)
      if reachedMs >= endMs { break }
    }
    if reachedMs < endMs { gaps.append(TimeSpan(startMs: reachedMs, endMs: endMs)) }
    return gaps.filter { $0.durationMs > 0 }
  }

  /// How long they are together, in milliseconds.
  package var totalMs: Int { reduce(0) { $0 + $1.durationMs } }
  /// How long the longest is, in milliseconds; 0 where there is none.
  package var longestMs: Int { map(\.durationMs).max() ?? 0 }
}
