import RuleCheck

/// The order in which rules speak: by priority, the highest first, then as written; a rule that asks
/// for another one with `matched` waits for it.
enum SpeakingOrder {
  /// The places of `rules` in the order in which they speak.
  ///
  /// A rule whose turn has not come because it waits for another one speaks as soon as it may.
  /// Complexity: O(n log n) for n rules.
  static func positions(of rules: [CheckedRule]) -> [Int] {
    let byPriority = rules.indices.sorted { left, right in
      (rules[right].priority, left) < (rules[left].priority, right)
    }
    let asked = askedRules(of: rules)
    guard asked.contains(where: { !$0.isEmpty }) else { return byPriority }

    var ranks = Array(repeating: 0, count: rules.count)
    for (rank, position) in byPriority.enumerated() { ranks[position] = rank }
    var waiting: [[Int]] = Array(repeating: [], count: rules.count)
    for (position, others) in asked.enumerated() {
      for other in others { waiting[other].append(position) }
    }
    var open = asked.map(\.count)
    var ready = RankHeap()
    for position in rules.indices where open[position] == 0 { ready.insert(ranks[position]) }
    var order: [Int] = []
    while let rank = ready.popLowest() {
      order.append(byPriority[rank])
      for position in waiting[byPriority[rank]] {
        open[position] -= 1
        if open[position] == 0 { ready.insert(ranks[position]) }
      }
    }
    // Checked rules never lead back to themselves; those that were made otherwise come last.
    return order + byPriority.filter { open[$0] > 0 }
  }

  /// The places of the rules that each rule asks for, each once.
  private static func askedRules(of rules: [CheckedRule]) -> [Set<Int>] {
    let positions = Dictionary(
      rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return rules.map { rule in
      Set(rule.when.matchedRules.compactMap { positions[$0.rule] })
    }
  }
}

/// Numbers from which the lowest is taken, again and again: a binary heap.
private struct RankHeap {
  // INVARIANT: no number is lower than the one at half its place.
  private var ranks: [Int] = []

  mutating func insert(_ rank: Int) {
    ranks.append(rank)
    var place = ranks.count - 1
    while place > 0, ranks[place] < ranks[(place - 1) / 2] {
      ranks.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popLowest() -> Int? {
    guard let lowest = ranks.first, let last = ranks.popLast() else { return nil }
    guard !ranks.isEmpty else { return lowest }
    ranks[0] = last
    var place = 0
    while let child = lowestChild(of: place), ranks[child] < ranks[place] {
      ranks.swapAt(place, child)
      place = child
    }
    return lowest
  }

  private func lowestChild(of place: Int) -> Int? {
    let children = [2 * place + 1, 2 * place + 2].filter { $0 < ranks.count }
    return children.min { ranks[$0] < ranks[$1] }
  }
}
