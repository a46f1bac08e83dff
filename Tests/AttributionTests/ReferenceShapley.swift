/// Shapley's value by its definition: the mean, over all orders of the players, of what each adds
/// to those before it.
struct ReferenceShapley {
  private let paths: [ReferencePath]

  init(_ paths: [ReferencePath]) { self.paths = paths }

  /// What each of five channels earns of a conversion with this path: its value where a set is worth
  /// the part of journeys with exactly this set that were converted, what is negative cut off.
  func shares(_ path: ReferencePath) -> [Double] {
    let players = Set(path.channels)
    var values = mean(players) { rate($0) }.map { max(0, $0) }
    if values.allSatisfy({ $0 < 1e-12 }), let last = path.channels.last { values[last] = 1 }
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  /// The value of each channel where a set is worth all conversions that had no others.
  func wholeGame(channels: Int) -> [Double] {
    mean(Set(0..<channels)) { set in
      Double(paths.count { $0.converted && Set($0.channels).isSubset(of: set) })
    }
  }

  private func rate(_ set: Set<Int>) -> Double {
    let same = paths.filter { Set($0.channels) == set }
    return same.isEmpty ? 0 : Double(same.count { $0.converted }) / Double(same.count)
  }

  private func mean(_ players: Set<Int>, _ worth: (Set<Int>) -> Double) -> [Double] {
    var values = [Double](repeating: 0, count: 5)
    var known: [Set<Int>: Double] = [:]
    let orders = Self.orders(Array(players))
    for order in orders {
      var together: Set<Int> = []
      var before = 0.0
      for player in order {
        together.insert(player)
        let now = known[together] ?? worth(together)
        known[together] = now
        values[player] += (now - before) / Double(orders.count)
        before = now
      }
    }
    return values
  }

  private static func orders(_ players: [Int]) -> [[Int]] {
    guard !players.isEmpty else { return [[]] }
    return players.indices.flatMap { index in
      var rest = players
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }
}
