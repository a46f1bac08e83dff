/// Shapley's values as a sum over the subsets of a set that somebody had.
///
/// The worth of a subset S of the n players counts for each player in S, who joined last with the
/// chance 1 / (n · C(n−1, |S|−1)), and against each other one, who joins next with the chance
/// 1 / (n · C(n−1, |S|)).
struct SubsetSum {
  private let coalition: [Int32]
  /// For each size of a set without a player the chance that just these came before it.
  private let joins: [Double]
  private var lookups: Int
  private var gains: [Double]
  private var against = 0.0
  /// The places of the players in the subset that is visited.
  private var chosen: [Int] = []

  /// Nothing added yet; gives up after so many lookups.
  init(_ coalition: [Int32], lookups: Int) {
    self.coalition = coalition
    self.lookups = lookups
    gains = [Double](repeating: 0, count: coalition.count)
    joins = Self.joiningChances(coalition.count)
  }

  /// One for each player.
  var values: [Double] { gains.map { $0 - against } }

  /// Visits every subset that is in the table; `false` if there are too many.
  mutating func add(all table: CoalitionTable) -> Bool {
    var nodes = [CoalitionTable.root]
    var place = 0
    while true {
      if place < coalition.count, let node = nodes.last {
        guard lookups > 0 else { return false }
        lookups -= 1
        if let child = table.child(node, coalition[place]) {
          nodes.append(child)
          chosen.append(place)
          add(table.conversionRate(child))
        }
        place += 1
      } else {
        guard let last = chosen.popLast() else { return true }
        nodes.removeLast()
        place = last + 1
      }
    }
  }

  /// Adds the worth of the chosen players.
  private mutating func add(_ worth: Double) {
    guard worth != 0 else { return }
    let size = chosen.count
    let next = size < coalition.count ? joins[size] : 0
    against += worth * next
    for place in chosen { gains[place] += worth * (joins[size - 1] + next) }
  }

  private static func joiningChances(_ count: Int) -> [Double] {
    var ways = 1.0
    let half = (0..<(count + 1) / 2).map { size in
      if size > 0 { ways *= Double(count - size) / Double(size) }
      return 1 / (Double(count) * ways)
    }
    // There are as many ways to leave players out as to take them. The middle may be too many for a
    // `Double`, and its chance nothing; the ends may not.
    return (0..<count).map { half[min($0, count - 1 - $0)] }
  }
}
