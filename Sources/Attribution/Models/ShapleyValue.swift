/// Shapley's value of each player of a set, where a set is worth the part of the journeys with
/// exactly its players that were converted.
///
/// What a player adds to a set is averaged over all orders in which the players can come together.
/// Sets that nobody had are worth nothing.
package struct ShapleyValue {
  /// One for each player, in the order of the set. They sum to what the set is worth; single ones
  /// can be negative.
  package let values: [Double]
  /// Whether every subset was reckoned with.
  package let isExact: Bool

  /// Exact as long as `lookups` are enough to find the subsets that somebody had: those of 20
  /// players always, those of more unless there are uncommonly many. Otherwise ``sampledOrders``
  /// orders are drawn.
  package init(
    of coalition: [Int32], in table: CoalitionTable, lookups: Int = Self.exactLookups
  ) {
    var sum = SubsetSum(coalition, lookups: lookups)
    isExact = sum.add(all: table)
    values = isExact ? sum.values : Self.sampled(coalition, table)
  }

  /// 20 players have a million subsets.
  package static let exactLookups = 1 << 20
  /// How many orders of the players are drawn where there are too many subsets. The draw depends on
  /// the players alone, so it is the same in every run.
  static let sampledOrders = 1_000

  private static func sampled(_ coalition: [Int32], _ table: CoalitionTable) -> [Double] {
    var generator = DrawOfOrders(coalition)
    var order = Array(coalition.indices)
    var values = [Double](repeating: 0, count: coalition.count)
    for _ in 0..<sampledOrders {
      order.shuffle(using: &generator)
      var together: [Int32] = []
      var before = 0.0
      for place in order {
        let player = coalition[place]
        together.insert(player, at: Self.place(of: player, in: together))
        let worth = table.node(of: together).map(table.conversionRate) ?? 0
        values[place] += worth - before
        before = worth
      }
    }
    return values.map { $0 / Double(sampledOrders) }
  }

  /// Where a player belongs among others, who are in order.
  private static func place(of player: Int32, in others: [Int32]) -> Int {
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if others[middle] < player { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Random numbers that depend on the players alone: SplitMix64 from a sum of theirs.
private struct DrawOfOrders: RandomNumberGenerator {
  private var state: UInt64

  init(_ coalition: [Int32]) {
    state = coalition.reduce(0xCBF2_9CE4_8422_2325) { sum, player in
      (sum ^ UInt64(UInt32(bitPattern: player))) &* 0x100_0000_01B3
    }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
