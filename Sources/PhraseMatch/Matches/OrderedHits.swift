internal import CallModel

/// Hits while they are found, which is nearly in order of time.
struct OrderedHits {
  private var hits: [Hit] = []
  private var terms: [Int] = []

  /// Adds a hit of the term that has this number.
  mutating func append(_ hit: Hit, term: Int) {
    hits.append(hit)
    terms.append(term)
  }

  /// The hits in order of time, then of terms.
  func inOrder() -> [Hit] {
    guard hits.indices.dropFirst().contains(where: { isBefore($0, $0 - 1) }) else { return hits }
    return hits.indices.sorted(by: isBefore).map { hits[$0] }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool { order(left) < order(right) }

  private func order(_ index: Int) -> (Int, Int, Int, Int) {
    let hit = hits[index]
    return (hit.span.startMs, hit.words?.lowerBound ?? 0, hit.span.endMs, terms[index])
  }
}
