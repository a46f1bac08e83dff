package import CallModel

/// The hits in a transcript, of each term no more than are kept: the first ones.
package struct LimitedHits {
  /// The hits that are kept, in the order in which they were given.
  package let hits: [Hit]
  /// The terms that were found more often, and how often.
  package let cut: [(term: Term, count: Int)]

  /// - Parameter hits: in order of time.
  package init(_ hits: [Hit], most: Int = Hit.mostPerTerm) {
    // Nearly every call: then there is nothing to count.
    guard hits.count > most else {
      self.hits = hits
      cut = []
      return
    }
    var counts: [Term: Int] = [:]
    var kept: [Hit] = []
    var cutTerms: [Term] = []
    for hit in hits {
      let count = counts[hit.term, default: 0] + 1
      counts[hit.term] = count
      if count <= most { kept.append(hit) }
      if count == most + 1 { cutTerms.append(hit.term) }
    }
    self.hits = kept
    cut = cutTerms.map { ($0, counts[$0, default: 0]) }
  }
}
