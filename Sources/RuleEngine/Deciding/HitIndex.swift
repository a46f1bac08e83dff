import CallModel

/// The hits of one call, sorted into those of each planned term. Built once for a call.
struct HitIndex {
  private let hits: [Hit]
  /// Places in `hits`, by term; within a term by start, then end, then place.
  private let order: [Int]
  /// The terms that have hits, ascending.
  let terms: [Int]
  // INVARIANT: one more than `terms`, ascending, from 0 to `order.count`.
  /// Where the places of each of `terms` begin in `order`.
  private let offsets: [Int]

  /// Complexity: O(hits × log hits), however many terms there are.
  init(_ hits: [Hit], termIDs: [Term: Int]) {
    let placed = hits.enumerated().compactMap { place, hit in
      termIDs[hit.term].map { (term: $0, span: hit.span, place: place) }
    }.sorted { left, right in
      (left.term, left.span.startMs, left.span.endMs, left.place)
        < (right.term, right.span.startMs, right.span.endMs, right.place)
    }
    var terms: [Int] = []
    var offsets: [Int] = []
    for (index, hit) in placed.enumerated() where hit.term != terms.last {
      terms.append(hit.term)
      offsets.append(index)
    }
    self.hits = hits
    self.terms = terms
    self.offsets = offsets + [placed.count]
    order = placed.map(\.place)
  }

  /// The hits of the term with this number, in order of time.
  ///
  /// Complexity: O(log terms that have hits).
  func hits(of term: Int) -> HitsOfTerm {
    var (low, high) = (0, terms.count)
    while low < high {
      let middle = (low + high) / 2
      if terms[middle] < term { low = middle + 1 } else { high = middle }
    }
    guard low < terms.count, terms[low] == term else {
      return HitsOfTerm(hits: hits, order: [])
    }
    return HitsOfTerm(hits: hits, order: order[offsets[low]..<offsets[low + 1]])
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
