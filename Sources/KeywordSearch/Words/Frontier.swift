/// The words that a ``WordPass`` follows, side by side: for each node of its tree that a path has come to, how good the
/// best one is.
///
/// A sparse set (Briggs and Torczon 1993): the paths lie one behind the other, and each node knows where its path would
/// be. So a frame costs as much as there are paths, and emptying the set nothing.
struct Frontier: Sendable {
  /// The best strings up to now whose last word has come as far as a node.
  struct Path: Sendable {
    let node: Int32
    /// The best that ends in the node's sound, with the word before the one that is followed.
    var sound: StringScore
    /// The best that ends in the blank behind it.
    var blank: StringScore
  }

  // INVARIANT: no node has two paths.
  private var paths: [Path] = []
  /// For each node the place of its path, where there is one and it is the node's.
  private var places: [Int32]

  /// No paths yet, in a tree of `nodeCount` nodes.
  init(nodeCount: Int) { places = [Int32](repeating: 0, count: nodeCount) }

  /// Forgets all paths.
  mutating func removeAll() { paths.removeAll(keepingCapacity: true) }

  /// Hands the paths to `body`, in the order in which they were reached first.
  func withPaths<Result>(_ body: (UnsafeBufferPointer<Path>) -> Result) -> Result {
    paths.withUnsafeBufferPointer(body)
  }

  /// Lets `body` add paths.
  mutating func withFront(_ body: (inout Front) -> Void) {
    places.withUnsafeMutableBufferPointer { places in
      var front = Front(paths: [], places: places)
      swap(&front.paths, &paths)
      body(&front)
      swap(&front.paths, &paths)
    }
  }

  /// A frontier while paths are added to it.
  struct Front {
    fileprivate var paths: [Path]
    fileprivate let places: UnsafeMutableBufferPointer<Int32>

    /// Comes to `node` with paths that end in its sound and in the blank behind it; the better ones stay.
    @inline(__always)
    mutating func reach(_ node: Int32, sound: StringScore, blank: StringScore) {
      let place = Int(places[Int(node)])
      if place < paths.count, paths[place].node == node {
        paths[place].sound = max(paths[place].sound, sound)
        paths[place].blank = max(paths[place].blank, blank)
      } else {
        places[Int(node)] = Int32(truncatingIfNeeded: paths.count)
        paths.append(Path(node: node, sound: sound, blank: blank))
      }
    }
  }
}
