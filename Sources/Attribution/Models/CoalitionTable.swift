/// How many journeys had exactly which players, and how many of them were converted.
///
/// A tree of players in order of their numbers, so that the subsets of a set that anybody ever had
/// are found without trying all there could be.
package struct CoalitionTable: Sendable {
  /// A set that journeys had, or that is the beginning of one.
  typealias Node = Int32

  static let root: Node = 0

  private var children: [UInt64: Node] = [:]
  private(set) var journeys: [Int64] = [0]
  private(set) var conversions: [Int64] = [0]

  /// Nobody yet.
  package init() {}

  /// Adds a journey with these players, who are in order.
  package mutating func add(_ coalition: [Int32], converted: Bool) {
    var node = Self.root
    for player in coalition { node = insert(node, player) }
    journeys[Int(node)] += 1
    if converted { conversions[Int(node)] += 1 }
  }

  mutating func merge(_ other: CoalitionTable) {
    // A node is made after its parent, so parents come first in the order of numbers.
    var places = [Node](repeating: Self.root, count: other.journeys.count)
    for (key, node) in other.children.sorted(by: { $0.value < $1.value }) {
      places[Int(node)] = insert(places[Int(key >> 32)], Int32(truncatingIfNeeded: key))
    }
    for (node, place) in places.enumerated() {
      journeys[Int(place)] += other.journeys[node]
      conversions[Int(place)] += other.conversions[node]
    }
  }

  /// The part of the journeys with exactly this set that were converted; 0 where there was none.
  func conversionRate(_ node: Node) -> Double {
    let all = journeys[Int(node)]
    return all == 0 ? 0 : Double(conversions[Int(node)]) / Double(all)
  }

  /// The set with one player more, who has a higher number than all in it.
  func child(_ node: Node, _ player: Int32) -> Node? { children[Self.key(node, player)] }

  /// The node of a set; `nil` if nobody had one that begins so.
  func node(of coalition: [Int32]) -> Node? {
    var node = Self.root
    for player in coalition {
      guard let next = child(node, player) else { return nil }
      node = next
    }
    return node
  }

  /// Every set with a conversion, with its node.
  func converted() -> [(node: Node, coalition: [Int32])] {
    var coalitions = [[Int32]](repeating: [], count: journeys.count)
    for (key, node) in children.sorted(by: { $0.value < $1.value }) {
      coalitions[Int(node)] = coalitions[Int(key >> 32)] + [Int32(truncatingIfNeeded: key)]
    }
    return coalitions.enumerated().compactMap { node, coalition in
      conversions[node] > 0 ? (Node(node), coalition) : nil
    }
  }

  private mutating func insert(_ node: Node, _ player: Int32) -> Node {
    let key = Self.key(node, player)
    if let child = children[key] { return child }
    let child = Node(journeys.count)
    children[key] = child
    journeys.append(0)
    conversions.append(0)
    return child
  }

  private static func key(_ node: Node, _ player: Int32) -> UInt64 {
    UInt64(node) << 32 | UInt64(UInt32(bitPattern: player))
  }
}
