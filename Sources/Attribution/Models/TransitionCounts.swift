/// How often journeys went from where to where.
///
/// A state is what the last steps were, at most as many as the order says; several steps in a row
/// with one player are one step.
struct TransitionCounts: Sendable {
  /// The last players, the latest first, filled up with -1. All -1 is the start.
  typealias State = SIMD4<Int32>

  /// What left a state.
  struct Exits: Sendable {
    var next: [Int32: Int64] = [:]
    var converted: Int64 = 0
    var lost: Int64 = 0
  }

  let order: Int
  private var numbers: [State: Int] = [:]
  private(set) var states: [State] = []
  private(set) var exits: [Exits] = []

  static let start = State(repeating: -1)

  init(order: Int) {
    self.order = order
    _ = number(of: Self.start)
  }

  mutating func add(_ players: [Int32], converted: Bool) {
    var state = Self.start
    for player in players where player != state[0] {
      exits[number(of: state)].next[player, default: 0] += 1
      state = following(state, player)
    }
    let last = number(of: state)
    if converted { exits[last].converted += 1 } else { exits[last].lost += 1 }
  }

  mutating func merge(_ other: TransitionCounts) {
    for (state, theirs) in zip(other.states, other.exits) {
      let number = number(of: state)
      exits[number].next.merge(theirs.next, uniquingKeysWith: +)
      exits[number].converted += theirs.converted
      exits[number].lost += theirs.lost
    }
  }

  /// The state after one more step.
  func following(_ state: State, _ player: Int32) -> State {
    var result = State(player, state[0], state[1], state[2])
    for index in 1..<4 where index >= order { result[index] = -1 }
    return result
  }

  private mutating func number(of state: State) -> Int {
    if let number = numbers[state] { return number }
    numbers[state] = states.count
    states.append(state)
    exits.append(Exits())
    return states.count - 1
  }
}
