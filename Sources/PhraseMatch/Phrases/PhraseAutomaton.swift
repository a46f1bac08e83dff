/// A trie of symbol sequences with failure links (Aho and Corasick, 1975), in flat arrays: it finds
/// every piece that ends at a place in one step for each symbol, however many pieces there are.
struct PhraseAutomaton: Sendable {
  typealias State = Int32

  static let root: State = 0
  private static let none: State = -1

  private let nodes: [Node]
  // INVARIANT: in ascending order among the children of one state.
  private let childSymbols: [Symbol]
  private let childStates: [State]
  /// The root's children by symbol: it has as many as there are first words.
  private let rootChildren: [State]

  /// What is known of a state, side by side.
  private struct Node {
    /// Where its children are.
    let children: Range<Int32>
    /// The state of its longest proper suffix that is one.
    let failure: State
    /// The state itself, or the nearest along the failure links, in which a piece ends; or none.
    let output: State
    /// The piece that ends here, or -1.
    let piece: Int32
  }

  /// How many states there are.
  var stateCount: Int { nodes.count }

  /// An automaton for `pieces`, none empty and none twice, over symbols below `symbolCount`.
  init(pieces: Lists<Symbol>, symbolCount: Int) {
    let trie = Trie(pieces)
    let (starts, symbols, states) = trie.flattened()
    childSymbols = symbols
    childStates = states
    var rootChildren = [State](repeating: Self.none, count: symbolCount)
    for child in Int(starts[0])..<Int(starts[1]) {
      rootChildren[Int(symbols[child])] = states[child]
    }
    self.rootChildren = rootChildren
    var links = Links(count: trie.piece.count)
    links.fill(childStart: starts, symbols: symbols, states: states, piece: trie.piece) {
      Self.child(
        in: starts[Int($0)]..<starts[Int($0) + 1], of: $1, symbols: symbols, states: states)
    }
    nodes = trie.piece.indices.map { state in
      Node(
        children: starts[state]..<starts[state + 1], failure: links.failure[state],
        output: links.output[state], piece: trie.piece[state])
    }
  }

  /// The symbols with which a piece begins.
  var beginnings: Set<Symbol> {
    Set(rootChildren.indices.lazy.filter { rootChildren[$0] != Self.none }.map { Symbol($0) })
  }

  /// The state after `symbol` in `state`: of the longest suffix of what was read that is a state.
  func next(_ state: State, _ symbol: Symbol) -> State {
    var state = state
    while state != Self.root {
      let node = nodes[Int(state)]
      let child = Self.child(
        in: node.children, of: symbol, symbols: childSymbols, states: childStates)
      if child != Self.none { return child }
      state = node.failure
    }
    return max(Self.root, rootChildren[Int(symbol)])
  }

  /// Calls `body` with each piece that ends in `state`, the longest first.
  func forEachPiece(endingIn state: State, _ body: (Int) -> Void) {
    var output = nodes[Int(state)].output
    while output != Self.none {
      let node = nodes[Int(output)]
      body(Int(node.piece))
      output = nodes[Int(node.failure)].output
    }
  }

  private static func child(
    in children: Range<Int32>, of symbol: Symbol, symbols: [Symbol], states: [State]
  ) -> State {
    var (low, high) = (Int(children.lowerBound), Int(children.upperBound))
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

  init(_ pieces: Lists<Symbol>) {
    for number in 0..<pieces.count {
      var state: Int32 = 0
      for symbol in pieces[number] {
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
  var output: [Int32]

  init(count: Int) {
    failure = Array(repeating: 0, count: count)
    output = Array(repeating: -1, count: count)
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
        if parent != 0 {
          var suffix = failure[Int(parent)]
          var target = child(suffix, symbols[index])
          while target < 0, suffix != 0 {
            suffix = failure[Int(suffix)]
            target = child(suffix, symbols[index])
          }
          failure[Int(state)] = max(0, target)
        }
        output[Int(state)] = piece[Int(state)] >= 0 ? state : output[Int(failure[Int(state)])]
      }
    }
  }
}
