/// Finds the frames whose score no frame nearby exceeds.
///
/// A frame is a peak where its score is above the least asked for, above those of the ``reach`` frames
/// before it, and not below those of the ``reach`` frames after it.
package struct PeakFinder: Sendable {
  /// A frame that is a peak.
  package struct Peak: Sendable, Hashable {
    /// Its score.
    package let score: Float
    /// From the first frame of the path that ends in it to behind the frame.
    package let frames: Range<Int>
  }

  /// How many frames on either side a peak is compared with: a fifth of a second.
  package static let reach = 10

  private let leastScore: Float
  private var scores: [Float] = []
  private var starts: [Int] = []
  /// The frame of `scores[0]`.
  private var firstFrame = 0
  /// The next frame to be looked at.
  private var nextFrame = 0
  /// The peaks so far, in order of time.
  package private(set) var peaks: [Peak] = []

  /// A finder of peaks above `leastScore`.
  package init(leastScore: Float) { self.leastScore = leastScore }

  /// Takes in the next frame.
  package mutating func append(score: Float, start: Int) {
    scores.append(score)
    starts.append(start)
    if scores.count >= 512 {
      look(until: firstFrame + scores.count - Self.reach)
      forget()
    }
  }

  /// Ends the recording.
  package mutating func finish() { look(until: firstFrame + scores.count) }

  private mutating func look(until end: Int) {
    while nextFrame < end {
      let centre = nextFrame - firstFrame
      let score = scores[centre]
      if score > leastScore,
        scores[max(0, centre - Self.reach)..<centre].allSatisfy({ $0 < score }),
        scores[centre..<min(scores.count, centre + Self.reach + 1)].allSatisfy({ $0 <= score })
      {
        peaks.append(Peak(score: score, frames: starts[centre]..<nextFrame + 1))
      }
      nextFrame += 1
    }
  }

  /// Drops what no frame to come is compared with.
  private mutating func forget() {
    let count = max(0, nextFrame - Self.reach - firstFrame)
    scores.removeFirst(count)
    starts.removeFirst(count)
    firstFrame += count
  }
}
