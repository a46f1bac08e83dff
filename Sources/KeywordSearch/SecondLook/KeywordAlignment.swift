internal import PhoneticIndex
package import Pronunciation

/// Which frames each sound of a keyword takes up in a candidate: the best path of connectionist temporal
/// classification from the candidate's first frame to its last.
package struct KeywordAlignment: Sendable {
  /// For each sound its first frame and its last, numbered in the rows.
  package let frames: [ClosedRange<Int>]
  /// For each sound what the path loses in its frames, 0 or less.
  package let losses: [Float]

  /// Aligns `phones` with `span` of `rows`; `nil` where there is no room for them.
  ///
  /// Time and memory grow with the product of the frames and the sounds.
  package init?(_ phones: [Phone], with rows: FrameRows, in span: ClosedRange<Int>) {
    guard !phones.isEmpty, span.lowerBound >= 0, span.upperBound < rows.frameCount else {
      return nil
    }
    // Even states are sounds, odd ones the blanks behind them.
    let stateCount = 2 * phones.count - 1
    let never = -Float.infinity
    var scores = [Float](repeating: never, count: stateCount)
    // How many states back each state of each frame came from.
    var steps = [UInt8](repeating: 0, count: span.count * stateCount)
    for (row, frame) in span.enumerated() {
      for state in stride(from: stateCount - 1, through: 0, by: -1) {
        var best = row == 0 && state == 0 ? 0 : scores[state]
        var step: UInt8 = 0
        if state > 0, scores[state - 1] > best { (best, step) = (scores[state - 1], 1) }
        if state > 1, state.isMultiple(of: 2), phones[state / 2] != phones[state / 2 - 1],
          scores[state - 2] > best
        {
          (best, step) = (scores[state - 2], 2)
        }
        let column =
          state.isMultiple(of: 2) ? Int(phones[state / 2].rawValue) : PhoneFold.blankColumn
        scores[state] = best + rows.score(frame, column)
        steps[row * stateCount + state] = step
      }
    }
    guard scores[stateCount - 1] > never else { return nil }

    var first = [Int](repeating: 0, count: phones.count)
    var last = [Int?](repeating: nil, count: phones.count)
    var losses = [Float](repeating: 0, count: phones.count)
    var state = stateCount - 1
    for (row, frame) in span.enumerated().reversed() {
      if state.isMultiple(of: 2) {
        let index = state / 2
        if last[index] == nil { last[index] = frame }
        first[index] = frame
        losses[index] += rows.score(frame, Int(phones[index].rawValue))
      }
      state -= Int(steps[row * stateCount + state])
    }
    frames = zip(first, last).map { first, last in first...max(first, last ?? first) }
    self.losses = losses
  }
}
