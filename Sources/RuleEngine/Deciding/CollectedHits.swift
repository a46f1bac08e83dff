import CallModel

/// Hits that several parts of a rule rest on, by their places among the hits of the call. It can be
/// used for one rule after another, so that collecting takes no memory of its own.
struct CollectedHits {
  private var places: [Int] = []

  init() {}

  mutating func insert(_ place: Int) { places.append(place) }

  mutating func removeAll() { places.removeAll(keepingCapacity: true) }

  /// What was collected of `hits`, in order of time, of equal ones one.
  mutating func inOrder(of hits: [Hit]) -> [Hit] {
    guard places.count > 1 else { return places.map { hits[$0] } }
    places.sort { place, other in
      let (span, otherSpan) = (hits[place].span, hits[other].span)
      return span == otherSpan
        ? place != other && hits[place].isHeardBefore(hits[other])
        : (span.startMs, span.endMs) < (otherSpan.startMs, otherSpan.endMs)
    }
    var found: [Hit] = []
    found.reserveCapacity(places.count)
    var last: Int?
    for place in places {
      // Equal hits lie side by side.
      if let last, hits[last].span == hits[place].span, hits[last] == hits[place] { continue }
      found.append(hits[place])
      last = place
    }
    return found
  }
}
