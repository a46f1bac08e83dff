/// Follows an example through a recording, frame by frame: subsequence dynamic time warping.
///
/// For each frame of the recording: how cheaply can a stretch that ends here be laid on the whole
/// example, and where does that stretch begin? A path may begin in any frame for nothing. It moves on by
/// one frame of both, by one of the example and two of the recording, or by two of the example and one
/// of the recording, so that a stretch is said no more than twice as slowly or twice as fast
/// (Sakoe and Chiba 1978, slope constraint P = 1). Every frame of the example is paid for once: where the
/// recording takes two frames for it, with the mean of both. The cost is the mean over the example's
/// frames.
package struct WarpingPaths: Sendable {
  /// What follows from one frame of the recording.
  package struct End: Sendable, Hashable {
    /// The mean cost of the best path that ends here; infinite where none can.
    package let cost: Float
    /// The frame in which it begins.
    package let start: Int
  }

  /// One frame of the recording against all of the example.
  private struct Column: Sendable {
    /// What each frame of the example costs here by itself.
    var differences: [Float]
    /// The cost of the best path to each frame of the example, and where it begins.
    var costs: [Float]
    var starts: [Int32]

    init(frameCount: Int) {
      differences = [Float](repeating: 0, count: frameCount)
      costs = [Float](repeating: .infinity, count: frameCount)
      starts = [Int32](repeating: 0, count: frameCount)
    }
  }

  private let example: SoundShape
  private var current: Column
  /// The frame before, and the one before that.
  private var previous: Column
  private var beforePrevious: Column
  private var frameCount = 0

  /// Paths through `example`, at the start of a recording.
  package init(_ example: SoundShape) {
    self.example = example
    current = Column(frameCount: example.frameCount)
    previous = current
    beforePrevious = current
  }

  /// Moves on by one frame of the recording, frame `frame` of `shape`.
  ///
  /// Costs as many products of rows as the example has frames.
  package mutating func advance(over shape: SoundShape, at frame: Int) -> End {
    swap(&beforePrevious, &previous)
    swap(&previous, &current)
    let length = example.frameCount
    for row in 0..<length {
      current.differences[row] = example.difference(of: row, from: shape, at: frame)
    }
    current.costs[0] = current.differences[0]
    current.starts[0] = Int32(truncatingIfNeeded: frameCount)
    for row in 1..<length { step(to: row) }
    defer { frameCount += 1 }
    return End(
      cost: current.costs[length - 1] / Float(length), start: Int(current.starts[length - 1]))
  }

  private mutating func step(to row: Int) {
    let here = current.differences[row]
    // One frame of both.
    var cost = previous.costs[row - 1] + here
    var start = previous.starts[row - 1]
    // Two of the recording.
    let slow = beforePrevious.costs[row - 1] + 0.5 * (here + previous.differences[row])
    if slow < cost { (cost, start) = (slow, beforePrevious.starts[row - 1]) }
    // Two of the example; a path may also begin with these two.
    let both = here + current.differences[row - 1]
    if row > 1 {
      let fast = previous.costs[row - 2] + both
      if fast < cost { (cost, start) = (fast, previous.starts[row - 2]) }
    } else if both < cost {
      (cost, start) = (both, Int32(truncatingIfNeeded: frameCount))
    }
    current.costs[row] = cost
    current.starts[row] = start
  }
}
