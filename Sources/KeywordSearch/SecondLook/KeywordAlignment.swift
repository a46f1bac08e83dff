internal import PhoneticIndex
package import Pronunciation

/// Which frames each sound of a keyword takes up in a candidate: the best path of connectionist temporal
/// classification within the candidate's frames.
///
/// It may begin later and end earlier than the candidate does. The first look crosses any silence for nothing; so where the
/// noise of a pause resembles a word's last sound more than that sound itself, it finds the word to end seconds after it was
/// said. Here each frame between two sounds has a price: ``gapCost`` within a word, ``pauseCost`` between words.
package struct KeywordAlignment: Sendable {
  /// What a frame between two sounds of a word costs: more than ``FrameRows/gapCost``, since no other word competes for the
  /// frames here.
  package static let gapCost: Float = 0.1
  /// What a frame between two words costs.
  package static let pauseCost: Float = 0.03

  /// For each sound its first frame and its last, numbered in the rows.
  package let frames: [ClosedRange<Int>]
  /// For each sound what the path loses in its frames, 0 or less.
  package let losses: [Float]

  /// Where a path into a state came from.
  private enum Step {
    static let stayed: UInt8 = 0
    static let moved: UInt8 = 1
    static let leapt: UInt8 = 2
    static let began: UInt8 = 3
  }

  /// Aligns `phones`, in which words begin where `beginsWord` says so, with frames within `span` of `rows`; `nil` where there
  /// is no room for them.
  ///
  /// Time and memory grow with the product of the frames and the sounds.
  package init?(
    _ phones: [Phone], beginsWord: [Bool], with rows: FrameRows, in span: ClosedRange<Int>
  ) {
    guard !phones.isEmpty, span.lowerBound >= 0, span.upperBound < rows.frameCount else {
      return nil
    }
    // Even states are sounds, odd ones the blanks behind them.
    let stateCount = 2 * phones.count - 1
    let never = -Float.infinity
    var scores = [Float](repeating: never, count: stateCount)
    // Where each state of each frame came from.
    var steps = [UInt8](repeating: Step.stayed, count: span.count * stateCount)
    var end: (score: Float, row: Int)?
    for (row, frame) in span.enumerated() {
      let blank = rows.score(frame, PhoneFold.blankColumn)
      for state in stride(from: stateCount - 1, through: 0, by: -1) {
        var best = scores[state]
        var step = Step.stayed
        if state == 0, best < 0 { (best, step) = (0, Step.began) }
        if state > 0, scores[state - 1] > best { (best, step) = (scores[state - 1], Step.moved) }
        if state > 1, state.isMultiple(of: 2), phones[state / 2] != phones[state / 2 - 1],
          scores[state - 2] > best
        {
          (best, step) = (scores[state - 2], Step.leapt)
        }
        let isSound = state.isMultiple(of: 2)
        scores[state] =
          isSound
          ? best + rows.score(frame, Int(phones[state / 2].rawValue))
          : best + blank - (beginsWord[state / 2 + 1] ? Self.pauseCost : Self.gapCost)
        steps[row * stateCount + state] = step
      }
      let score = scores[stateCount - 1]
      if score > end?.score ?? never { end = (score, row) }
    }
    guard let end else { return nil }

    var first = [Int](repeating: 0, count: phones.count)
    var last = [Int?](repeating: nil, count: phones.count)
    var losses = [Float](repeating: 0, count: phones.count)
    var state = stateCount - 1
    for row in (0...end.row).reversed() {
      let frame = span.lowerBound + row
      if state.isMultiple(of: 2) {
        let index = state / 2
        if last[index] == nil { last[index] = frame }
        first[index] = frame
        losses[index] += rows.score(frame, Int(phones[index].rawValue))
      }
      let step = steps[row * stateCount + state]
      if step == Step.began { break }
      state -= Int(step)
    }
    frames = zip(first, last).map { first, last in first...max(first, last ?? first) }
    self.losses = losses
  }

  /// From the first frame of the first sound to the first of the last, as a candidate's frames are.
  package var span: ClosedRange<Int> {
    (frames.first?.lowerBound ?? 0)...(frames.last?.lowerBound ?? 0)
  }
}
