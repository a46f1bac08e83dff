import CallModel

/// The hits of one call, sorted into those of each planned term. Built once for a call.
struct HitIndex {
  private let hits: [Hit]
  /// Places in `hits`, by term; within a term by start, then end, then place.
  private let order: [Int]
  // INVARIANT: one more than there are terms, ascending, from 0 to `order.count`.
  /// Where each term's places begin in `order`.
  private let offsets: [Int]

  /// Complexity: O(terms + hits × log hits).
  init(_ hits: [Hit], termIDs: [Term: Int]) {
    var offsets = [Int](repeating: 0, count: termIDs.count + 1)
    let terms = hits.map { termIDs[$0.term] }
    for case let term? in terms { offsets[term + 1] += 1 }
    for term in 0..<termIDs.count { offsets[term + 1] += offsets[term] }
    var order = [Int](repeating: 0, count: offsets.last ?? 0)
    var free = offsets
    for (place, term) in terms.enumerated() {
      guard let term else { continue }
      order[free[term]] = place
      free[term] += 1
    }
    for term in 0..<termIDs.count where offsets[term + 1] - offsets[term] > 1 {
      order[offsets[term]..<offsets[term + 1]].sort { left, right in
        (hits[left].span.startMs, hits[left].span.endMs, left)
          < (hits[right].span.startMs, hits[right].span.endMs, right)
      }
    }
    self.hits = hits
    self.order = order
    self.offsets = offsets
  }

  /// The hits of the term with this number, in order of time.
  func hits(of term: Int) -> HitsOfTerm {
    HitsOfTerm(hits: hits, order: order[offsets[term]..<offsets[term + 1]])
  }
}

/// The hits of one term in order of start, then end.
struct HitsOfTerm: RandomAccessCollection {
  private let hits: [Hit]
  private let order: ArraySlice<Int>

  init(hits: [Hit], order: ArraySlice<Int>) {
    self.hits = hits
    self.order = order
  }

  var startIndex: Int { 0 }
  var endIndex: Int { order.count }
  subscript(position: Int) -> Hit { hits[order[order.startIndex + position]] }
}
