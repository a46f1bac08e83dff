/// Shapley's value of each player of a set, where a set is worth the part of the journeys with
/// exactly its players that were converted.
///
/// What a player adds to a set is averaged over all orders in which the players can come together.
/// Sets that nobody had are worth nothing.
struct ShapleyValue {
  /// Up to so many players every subset is reckoned with; beyond, so many orders are drawn as
  /// ``sampledOrders`` says.
  static let exactPlayers = 20
  /// How many orders of the players are drawn where there are too many for all. The draw depends
  /// on the players alone, so it is the same in every run.
  static let sampledOrders = 1_000

  /// One for each player, in the order of the set. They sum to what the set is worth; single ones
  /// can be negative.
  let values: [Double]

  init(of coalition: [Int32], in table: CoalitionTable) {
    values =
      coalition.count <= Self.exactPlayers
      ? Self.exact(coalition, table) : Self.sampled(coalition, table)
  }

  /// By the worth of every subset S of the n players: it counts for each player in S, who joined
  /// last with the chance 1 / (n · C(n−1, |S|−1)), and against each other one, who joins next with
  /// the chance 1 / (n · C(n−1, |S|)). Only subsets that somebody had are visited.
  private static func exact(_ coalition: [Int32], _ table: CoalitionTable) -> [Double] {
    let count = coalition.count
    let joins = joiningChances(count)
    var values = [Double](repeating: 0, count: count)
    var against = 0.0
    var chosen: [Int] = []

    func visit(_ node: CoalitionTable.Node) {
      let worth = table.conversionRate(node)
      if worth != 0, !chosen.isEmpty {
        let next = chosen.count < count ? joins[chosen.count] : 0
        against += worth * next
        for place in chosen { values[place] += worth * (joins[chosen.count - 1] + next) }
      }
      for place in ((chosen.last ?? -1) + 1)..<max(count, (chosen.last ?? -1) + 1) {
        guard let child = table.child(node, coalition[place]) else { continue }
        chosen.append(place)
        visit(child)
        chosen.removeLast()
      }
    }
    visit(CoalitionTable.root)
    return values.map { $0 - against }
  }

  /// For each size of a set without a player the chance that just these came before it.
  private static func joiningChances(_ count: Int) -> [Double] {
    var ways = 1.0
    return (0..<count).map { size in
      if size > 0 { ways = ways * Double(count - size) / Double(size) }
      return 1 / (Double(count) * ways)
    }
  }

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
        together.insert(player, at: together.firstIndex { $0 > player } ?? together.endIndex)
        let worth = table.node(of: together).map(table.conversionRate) ?? 0
        values[place] += worth - before
        before = worth
      }
    }
    return values.map { $0 / Double(sampledOrders) }
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
