internal import CallModel

/// The best candidates of one keyword, however many come.
struct CandidateList: Sendable {
  /// The most that are kept.
  let limit: Int
  private(set) var candidates: [Candidate] = []
  /// Whether some had to be dropped.
  private(set) var isTruncated = false

  init(limit: Int) { self.limit = max(1, limit) }

  mutating func append(_ candidate: Candidate) {
    candidates.append(candidate)
    // Twice the limit are held between one cut and the next, so that the cuts cost little.
    if candidates.count >= 2 * limit { cut() }
  }

  /// Drops all but the best.
  mutating func cut() {
    guard candidates.count > limit else { return }
    candidates.sort { $0.isPreferred(to: $1) }
    candidates.removeLast(candidates.count - limit)
    isTruncated = true
  }
}

extension Sequence<Candidate> {
  /// One candidate for each overlap, in order of time: of those that share an instant the best stays.
  ///
  /// Chosen greedily, best first, so that what stays never overlaps and what goes overlaps something
  /// better that stays. Costs n log n comparisons for n candidates.
  public func bestPerOverlap() -> [Candidate] {
    // INVARIANT: in order of time, and no two overlap; so a search by halves finds the neighbours.
    var kept: [Candidate] = []
    for candidate in sorted(by: { $0.isPreferred(to: $1) }) {
      var (low, high) = (0, kept.count)
      while low < high {
        let middle = (low + high) / 2
        if kept[middle].span.startMs < candidate.span.startMs {
          low = middle + 1
        } else {
          high = middle
        }
      }
      let overlapsBefore = low > 0 && kept[low - 1].span.overlaps(candidate.span)
      let overlapsAfter = low < kept.count && kept[low].span.overlaps(candidate.span)
      if !overlapsBefore, !overlapsAfter { kept.insert(candidate, at: low) }
    }
    return kept
  }
}
