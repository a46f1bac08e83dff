/// The Markov model in the plainest way: the chance of a conversion is reckoned anew for each
/// channel with every step to it cut, by elimination over all equations.
struct ReferenceMarkov {
  private let order: Int
  private var steps: [[Int]: [[Int]: Double]] = [:]
  private var converted: [[Int]: Double] = [:]
  private var left: [[Int]: Double] = [:]

  init(_ paths: [ReferencePath], order: Int) {
    self.order = order
    for path in paths {
      var state: [Int] = []
      for channel in path.channels where channel != state.last {
        let next = Array((state + [channel]).suffix(order))
        steps[state, default: [:]][next, default: 0] += 1
        left[state, default: 0] += 1
        state = next
      }
      left[state, default: 0] += 1
      if path.converted { converted[state, default: 0] += 1 }
    }
  }

  func removalEffects(channels: Int) -> [Double] {
    let all = chance(without: nil)
    return (0..<channels).map { all > 0 ? 1 - chance(without: $0) / all : 0 }
  }

  /// The chance of a conversion from the start: x = Q x + c.
  private func chance(without removed: Int?) -> Double {
    let states = left.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var rows = states.map { from in
      states.map { to in
        let cut = to.last.map { $0 == removed } ?? false
        let count = cut ? 0 : steps[from]?[to] ?? 0
        return (from == to ? 1 : 0) - count / (left[from] ?? 1)
      } + [(converted[from] ?? 0) / (left[from] ?? 1)]
    }
    for pivot in rows.indices {
      let best = (pivot..<rows.count).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, best)
      for other in rows.indices where other != pivot {
        let factor = rows[other][pivot] / rows[pivot][pivot]
        for column in rows[other].indices { rows[other][column] -= factor * rows[pivot][column] }
      }
    }
    // The start, which no channel is in, sorts first.
    return rows[0][rows.count] / rows[0][0]
  }
}
