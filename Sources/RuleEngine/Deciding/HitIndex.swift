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
  /// `terms` once more, for a quick no.
  private let found: NumberSet

  /// Complexity: O(hits × log hits), and a bit for each term.
  init(_ hits: [Hit], termIDs: [Term: Int]) {
    var placed: [(term: Int, span: TimeSpan, place: Int)] = []
    placed.reserveCapacity(hits.count)
    for place in hits.indices {
      if let term = termIDs[hits[place].term] { placed.append((term, hits[place].span, place)) }
    }
    placed.sort { left, right in
      (left.term, left.span.startMs, left.span.endMs, left.place)
        < (right.term, right.span.startMs, right.span.endMs, right.place)
    }
    var terms: [Int] = []
    var offsets: [Int] = []
    terms.reserveCapacity(placed.count)
    offsets.reserveCapacity(placed.count + 1)
    var found = NumberSet(below: termIDs.count)
    for (index, hit) in placed.enumerated() where hit.term != terms.last {
      found.insert(hit.term)
      terms.append(hit.term)
      offsets.append(index)
    }
    offsets.append(placed.count)
    self.hits = hits
    self.found = found
    self.terms = terms
    self.offsets = offsets
    order = placed.map(\.place)
  }

  /// The hits of the term with this number, in order of time.
  ///
  /// Complexity: O(log terms that have hits).
  func hits(of term: Int) -> HitsOfTerm {
    guard let place = place(of: term) else { return HitsOfTerm(hits: [], order: []) }
    return HitsOfTerm(hits: hits, order: order[offsets[place]..<offsets[place + 1]])
  }

  /// Whether the term with this number has hits.
  ///
  /// Complexity: O(1).
  func hasHits(of term: Int) -> Bool { found.contains(term) }

  /// The place of a term that has hits among `terms`.
  private func place(of term: Int) -> Int? {
    var (low, high) = (0, terms.count)
    while low < high {
      let middle = (low + high) / 2
      if terms[middle] < term { low = middle + 1 } else { high = middle }
    }
    return low < terms.count && terms[low] == term ? low : nil
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
  subscript(position: Int) -> Hit { hits[place(at: position)] }

  /// The place among all hits of the call.
  func place(at position: Int) -> Int { order[order.startIndex + position] }
}
