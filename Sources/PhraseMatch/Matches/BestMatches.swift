/// Which of overlapping matches stay.
enum BestMatches {
  /// Of the `matches` of each term those that overlap no better one that stays: the longest, of equally long
  /// ones the first.
  static func select(from matches: [TermMatch]) -> [TermMatch] {
    guard matches.count > 1 else { return matches }
    let sorted = matches.sorted {
      ($0.term, $0.tokens.lowerBound) < ($1.term, $1.tokens.lowerBound)
    }
    var chosen: [TermMatch] = []
    var first = 0
    for end in sorted.indices.dropFirst() where sorted[end].term != sorted[first].term {
      select(from: sorted[first..<end], into: &chosen)
      first = end
    }
    select(from: sorted[first...], into: &chosen)
    return chosen
  }

  /// The same for matches of one term, in order of where they begin.
  private static func select(from matches: ArraySlice<TermMatch>, into all: inout [TermMatch]) {
    let overlaps = zip(matches, matches.dropFirst()).contains {
      $0.tokens.upperBound > $1.tokens.lowerBound
    }
    guard overlaps else {
      all += matches
      return
    }
    let best = matches.sorted {
      ($1.tokens.count, $0.tokens.lowerBound) < ($0.tokens.count, $1.tokens.lowerBound)
    }
    // INVARIANT: ascending and apart from each other.
    var chosen: [TermMatch] = []
    for match in best {
      let place = firstIndex(in: chosen, startingAtOrAfter: match.tokens.lowerBound)
      if place > 0, chosen[place - 1].tokens.upperBound > match.tokens.lowerBound { continue }
      if place < chosen.count, chosen[place].tokens.lowerBound < match.tokens.upperBound {
        continue
      }
      chosen.insert(match, at: place)
    }
    all += chosen
  }

  private static func firstIndex(in matches: [TermMatch], startingAtOrAfter start: Int) -> Int {
    var low = 0
    var high = matches.count
    while low < high {
      let middle = low + (high - low) / 2
      if matches[middle].tokens.lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
