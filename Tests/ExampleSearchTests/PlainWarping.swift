/// The slow twin of the warping paths: the cost of a path straight from the definition, by trying every
/// step back from its end.
struct PlainWarping {
  /// What frame `row` of the example costs at frame `frame` of the recording.
  let difference: [[Float]]
  private var known: [[(cost: Float, start: Int)?]]

  init(_ difference: [[Float]]) {
    self.difference = difference
    known = difference.map { $0.map { _ in nil } }
  }

  /// The best path that lays the example up to `row` on a stretch that ends at `frame`.
  mutating func best(row: Int, frame: Int) -> (cost: Float, start: Int) {
    guard row >= 0, frame >= 0 else { return (.infinity, 0) }
    if let found = known[row][frame] { return found }
    let here = difference[row][frame]
    if row == 0 { return (here, frame) }
    var ways: [(cost: Float, start: Int)] = []
    let one = best(row: row - 1, frame: frame - 1)
    ways.append((one.cost + here, one.start))
    if frame > 0 {
      let slow = best(row: row - 1, frame: frame - 2)
      ways.append((slow.cost + 0.5 * (here + difference[row][frame - 1]), slow.start))
    }
    let both = here + difference[row - 1][frame]
    if row == 1 {
      ways.append((both, frame))
    } else {
      let fast = best(row: row - 2, frame: frame - 1)
      ways.append((fast.cost + both, fast.start))
    }
    var least = ways[0]
    for way in ways.dropFirst() where way.cost < least.cost { least = way }
    known[row][frame] = least
    return least
  }
}
