/// A trie of symbol sequences with failure links (Aho and Corasick, 1975), in flat arrays: it finds
/// every piece that ends at a place in one step for each symbol, however many pieces there are.
struct PhraseAutomaton: Sendable {
  typealias State = Int32

  static let root: State = 0
  private static let none: State = -1

  // INVARIANT: the children of state s are childSymbols[childStart[s]..<childStart[s + 1]], in
  // ascending order, with their states in childStates at the same places.
  private let childStart: [Int32]
  private let childSymbols: [Symbol]
  private let childStates: [State]
  /// The root's children by symbol: it has as many as there are first words.
  private let rootChildren: [State]
  /// For each state the one of its longest proper suffix that is a state.
  private let failure: [State]
  /// The piece that ends in each state, or -1.
  private let piece: [Int32]
  /// The nearest state along the failure links in which a piece ends, or -1.
  private let nextOutput: [State]

  /// How many states there are.
  var stateCount: Int { failure.count }

  /// An automaton for `pieces`, none empty and none twice, over symbols below `symbolCount`.
  init(pieces: [[Symbol]], symbolCount: Int) {
    let trie = Trie(pieces)
    let (starts, symbols, states) = trie.flattened()
    childStart = starts
    childSymbols = symbols
    childStates = states
    piece = trie.piece
    var rootChildren = [State](repeating: Self.none, count: symbolCount)
    for child in Int(starts[0])..<Int(starts[1]) {
      rootChildren[Int(symbols[child])] = states[child]
    }
    self.rootChildren = rootChildren
    var links = Links(count: trie.piece.count)
    links.fill(childStart: starts, symbols: symbols, states: states, piece: trie.piece) {
      Self.child(of: $0, $1, starts: starts, symbols: symbols, states: states)
    }
    failure = links.failure
    nextOutput = links.nextOutput
  }

  /// The state after `symbol` in `state`: of the longest suffix of what was read that is a state.
  func next(_ state: State, _ symbol: Symbol) -> State {
    var state = state
    while state != Self.root {
      let child = Self.child(
        of: state, symbol, starts: childStart, symbols: childSymbols, states: childStates)
      if child != Self.none { return child }
      state = failure[Int(state)]
    }
    return max(Self.root, rootChildren[Int(symbol)])
  }

  /// Calls `body` with each piece that ends in `state`, the longest first.
  func forEachPiece(endingIn state: State, _ body: (Int) -> Void) {
    var state = state
    while state != Self.none {
      let ending = piece[Int(state)]
      if ending >= 0 { body(Int(ending)) }
      state = nextOutput[Int(state)]
    }
  }

  private static func child(
    of state: State, _ symbol: Symbol, starts: [Int32], symbols: [Symbol], states: [State]
  ) -> State {
    var low = Int(starts[Int(state)])
    var high = Int(starts[Int(state) + 1])
    while low < high {
      let middle = low + (high - low) / 2
      if symbols[middle] == symbol { return states[middle] }
      if symbols[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    return none
  }
}

/// The trie while it grows.
private struct Trie {
  private struct Edge: Hashable {
    let parent: Int32
    let symbol: Symbol
  }

  private var children: [Edge: Int32] = [:]
  /// The piece that ends in each state, or -1.
  private(set) var piece: [Int32] = [-1]

  init(_ pieces: [[Symbol]]) {
    for (number, symbols) in pieces.enumerated() {
      var state: Int32 = 0
      for symbol in symbols {
        let edge = Edge(parent: state, symbol: symbol)
        if let child = children[edge] {
          state = child
        } else {
          let child = Int32(piece.count)
          children[edge] = child
          piece.append(-1)
          state = child
        }
      }
      piece[Int(state)] = Int32(number)
    }
  }

  func flattened() -> (starts: [Int32], symbols: [Symbol], states: [Int32]) {
    let edges = children.sorted {
      ($0.key.parent, $0.key.symbol) < ($1.key.parent, $1.key.symbol)
    }
    var starts = [Int32](repeating: 0, count: piece.count + 1)
    for edge in edges { starts[Int(edge.key.parent) + 1] += 1 }
    for state in piece.indices { starts[state + 1] += starts[state] }
    return (starts, edges.map(\.key.symbol), edges.map(\.value))
  }
}

/// Failure and output links while they are found, breadth first.
private struct Links {
  var failure: [Int32]
  var nextOutput: [Int32]

  init(count: Int) {
    failure = Array(repeating: 0, count: count)
    nextOutput = Array(repeating: -1, count: count)
  }

  mutating func fill(
    childStart: [Int32], symbols: [Symbol], states: [Int32], piece: [Int32],
    child: (Int32, Symbol) -> Int32
  ) {
    var queue: [Int32] = [0]
    var head = 0
    while head < queue.count {
      let parent = queue[head]
      head += 1
      for index in Int(childStart[Int(parent)])..<Int(childStart[Int(parent) + 1]) {
        let state = states[index]
        queue.append(state)
        guard parent != 0 else { continue }
        var suffix = failure[Int(parent)]
        var target = child(suffix, symbols[index])
        while target < 0, suffix != 0 {
          suffix = failure[Int(suffix)]
          target = child(suffix, symbols[index])
        }
        let link = max(0, target)
        failure[Int(state)] = link
        nextOutput[Int(state)] = piece[Int(link)] >= 0 ? link : nextOutput[Int(link)]
      }
    }
  }
}
