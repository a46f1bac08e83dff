import CallModel

/// How many findings are right, and how much of what was said is found.
struct Tally {
  private(set) var saidCount = 0
  private(set) var foundCount = 0
  private(set) var rightCount = 0
  private(set) var hitCount = 0

  /// Adds what was found in one call; a hit is right that lies where its term was said.
  mutating func add(_ hits: [Hit], in call: SaidAndHeard, said: [Hit]) {
    saidCount += said.count
    hitCount += hits.count
    let places = Dictionary(grouping: said.compactMap(\.place), by: \.term)
    var found: Set<Place> = []
    for hit in hits {
      guard let words = hit.words else { continue }
      let origins = call.origins[words]
      let span = (origins.min() ?? 0)..<(origins.max() ?? 0) + 1
      guard let place = places[hit.term]?.first(where: { $0.words.overlaps(span) }) else {
        continue
      }
      rightCount += 1
      found.insert(place)
    }
    foundCount += found.count
  }

  /// The share of hits that are right.
  var precision: Double { hitCount == 0 ? 1 : Double(rightCount) / Double(hitCount) }
  /// The share of what was said that is found.
  var recall: Double { saidCount == 0 ? 1 : Double(foundCount) / Double(saidCount) }
}

/// Where a term was said.
struct Place: Hashable {
  let term: Term
  let words: Range<Int>
}

extension Hit {
  /// Where it is in its transcript.
  var place: Place? { words.map { Place(term: term, words: $0) } }
}
