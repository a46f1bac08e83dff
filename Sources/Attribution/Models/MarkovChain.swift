/// The chain of all journeys: from the start over players to a conversion or to nothing.
struct MarkovChain: Sendable {
  /// The most states that are solved: a dense matrix of 32 MB.
  static let stateLimit = 2_048

  /// For each state but the start, the chance of each next one.
  private let steps: SquareMatrix
  /// From the start.
  private let firstSteps: [Double]
  /// The chance of a conversion from each state.
  private let conversion: [Double]
  /// For each player, the states in which it is the last.
  private let statesOfPlayer: [Int32: [Int]]

  /// The chain of what was counted.
  init(_ counts: TransitionCounts) throws(AttributionError) {
    let limit = Self.stateLimit
    guard (1...4).contains(counts.order) else { throw .markovOrder(counts.order) }
    guard counts.states.count - 1 <= limit else {
      throw .tooManyStates(count: counts.states.count - 1, limit: limit)
    }
    // In the order of the players, not in the order in which they were met: sums of rounded
    // numbers must not depend on that.
    let order = counts.states.indices.dropFirst().sorted {
      counts.states[$0].precedes(counts.states[$1])
    }
    var places: [TransitionCounts.State: Int] = [:]
    for (place, number) in order.enumerated() { places[counts.states[number]] = place }

    var steps = SquareMatrix(order.count)
    var firstSteps = [Double](repeating: 0, count: order.count)
    var conversion = firstSteps
    var statesOfPlayer: [Int32: [Int]] = [:]
    for (number, exits) in counts.exits.enumerated() {
      let state = counts.states[number]
      let all = Double(exits.next.values.reduce(exits.converted + exits.lost, +))
      guard all > 0 else { continue }
      for (player, count) in exits.next {
        guard let next = places[counts.following(state, player)] else { continue }
        if let place = places[state] {
          steps[place, next] = Double(count) / all
        } else {
          firstSteps[next] = Double(count) / all
        }
      }
      if let place = places[state] { conversion[place] = Double(exits.converted) / all }
    }
    for (place, number) in order.enumerated() {
      statesOfPlayer[counts.states[number][0], default: []].append(place)
    }
    self.steps = steps
    self.firstSteps = firstSteps
    self.conversion = conversion
    self.statesOfPlayer = statesOfPlayer
  }

  /// For each player the part of all conversions that would be lost if every step to it led to
  /// nothing; all zero where nothing was ever converted. O(states³).
  ///
  /// What is lost is what passes through the player. With N the inverse of I − Q, the chance to
  /// meet first in state a of the player's states A solves h · N(A, A) = (start · N)(A), and from
  /// there on the chance of a conversion is that of the whole chain. So one inverse serves all.
  func removalEffects(players: Int) -> [Double] {
    var effects = [Double](repeating: 0, count: players)
    let visits = steps.fundamental()
    let chance = visits.times(conversion)
    let expected = visits.times(left: firstSteps)
    let all = zip(firstSteps, chance).reduce(0) { $0 + $1.0 * $1.1 }
    guard all > 0 else { return effects }
    for (player, states) in statesOfPlayer where effects.indices.contains(Int(player)) {
      let met = visits.part(states).solve(left: states.map { expected[$0] })
      let lost = zip(states, met).reduce(0) { $0 + $1.1 * chance[$1.0] }
      effects[Int(player)] = min(1, max(0, lost / all))
    }
    return effects
  }
}

extension SIMD4<Int32> {
  fileprivate func precedes(_ other: Self) -> Bool {
    for index in 0..<4 where self[index] != other[index] { return self[index] < other[index] }
    return false
  }
}
