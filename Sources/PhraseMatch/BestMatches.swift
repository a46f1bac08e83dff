/// Which of overlapping matches stay.
enum BestMatches {
  /// Of `matches` those that overlap no better one that stays: the longest, of equally long ones the
  /// first. In order.
  static func select(from matches: Set<Range<Int>>) -> [Range<Int>] {
    guard matches.count > 1 else { return Array(matches) }
    let best = matches.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    // INVARIANT: ascending and apart from each other.
    var chosen: [Range<Int>] = []
    for match in best {
      let place = firstIndex(in: chosen, startingAtOrAfter: match.lowerBound)
      if place > 0, chosen[place - 1].upperBound > match.lowerBound { continue }
      if place < chosen.count, chosen[place].lowerBound < match.upperBound { continue }
      chosen.insert(match, at: place)
    }
    return chosen
  }

  private static func firstIndex(in ranges: [Range<Int>], startingAtOrAfter start: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
