/// The scores of the last frames of a group, in which peaks are looked for.
///
/// A frame is a peak where its score is above the least score asked for, above the five scores before
/// it and not below the five after. Of a level stretch the first frame is the peak.
struct PeakHistory: Sendable {
  /// How many frames on either side a peak is compared with.
  static let reach = 5

  private var scores: [Lanes]
  private var starts: [FrameLanes]
  /// The frame of `scores[0]`; negative for what stands before the recording.
  private var firstFrame: Int

  /// Before the first frame nothing was heard.
  init() {
    scores = [Lanes](repeating: Lanes(repeating: LaneGroup.never), count: Self.reach)
    starts = [FrameLanes](repeating: FrameLanes(repeating: 0), count: Self.reach)
    firstFrame = -Self.reach
  }

  mutating func append(score: Lanes, start: FrameLanes) {
    scores.append(score)
    starts.append(start)
  }

  /// Nothing is heard after the last frame either.
  mutating func appendSilence() {
    for _ in 0..<Self.reach {
      append(score: Lanes(repeating: LaneGroup.never), start: FrameLanes(repeating: 0))
    }
  }

  /// Hands every peak above `least` that all its neighbours are known of to `body`, in order of time,
  /// and forgets what is no longer needed.
  mutating func takePeaks(
    above least: Float, _ body: (_ lane: Int, _ start: Int, _ end: Int, _ score: Float) -> Void
  ) {
    let reach = Self.reach
    guard scores.count > 2 * reach else { return }
    for centre in reach..<scores.count - reach {
      let score = scores[centre]
      guard score.max() > least else { continue }
      var isPeak = score .> least
      for offset in 1...reach {
        isPeak .&= score .> scores[centre - offset]
        isPeak .&= score .>= scores[centre + offset]
      }
      for lane in 0..<LaneGroup.width where isPeak[lane] {
        body(lane, Int(starts[centre][lane]), firstFrame + centre, score[lane])
      }
    }
    let forgotten = scores.count - 2 * reach
    scores.removeFirst(forgotten)
    starts.removeFirst(forgotten)
    firstFrame += forgotten
  }
}
