/// Something with its place in an order of likelihood; 0 is the likeliest.
struct Ranked<Value> {
  let value: Value
  let rank: Int

  init(_ value: Value, rank: Int) {
    self.value = value
    self.rank = rank
  }
}

/// The likeliest ways to choose one of several options at each of several places.
enum RankedSequences {
  /// The at most `limit` choices of smallest total rank, smallest first, each joined into one; where
  /// totals are equal, the one that departs from the likeliest option later comes first.
  ///
  /// Since ranks add up, the best choices for some places begin with the best choices for the places
  /// before: keeping `limit` of those at each step loses nothing.
  static func combine<Value>(_ places: [[Ranked<Value>]], limit: Int) -> [Ranked<Value>]
  where Value: RangeReplaceableCollection {
    places.reduce([Ranked(Value(), rank: 0)]) { beginnings, options in
      let longer = beginnings.flatMap { beginning in
        options.map { Ranked(beginning.value + $0.value, rank: beginning.rank + $0.rank) }
      }
      return longer.enumerated()
        .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .prefix(limit).map(\.element)
    }
  }
}
