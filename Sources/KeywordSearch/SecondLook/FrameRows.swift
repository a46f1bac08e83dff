package import PhoneticIndex
internal import Pronunciation

/// A stretch of frames as the second look reads them: the blank held back a little, no score lower than
/// a floor.
///
/// The network marks a sound by a peak and writes blank for the rest of it; in noise the peaks sink and
/// blank covers them. Held back by ``blankPenalty``, it gives way where some sound nearly showed. The
/// floor keeps a single frame from deciding; an index stores nothing lower anyhow.
package struct FrameRows: Sendable {
  package static let blankPenalty: Float = 1
  package static let floor: Float = -8
  /// The most that a mark between words costs in a frame inside a word. The network hears some within words, too (*aster|isk*), and
  /// what it hears in one frame after the other is no news.
  static let innerMarkCost: Float = 0.5
  /// What a frame between two sounds of a word costs: within a word sounds follow soon.
  package static let gapCost: Float = 0.02

  /// The number of the first frame in the recording.
  package let firstFrame: Int
  package let frameCount: Int
  // INVARIANT: values.count == frameCount * PhoneScores.rowLength; none above 0.
  package let values: [Float]
  /// For each frame what the blank inside a word is worth: without the mark between words, less the price of a gap.
  package let innerBlanks: [Float]
  /// For each frame the column of the sound that fits it best; −1 where the blank fits better.
  package let heard: [Int8]
  /// For each frame how sure the network is of what fits best: `ln p`.
  package let sureness: [Float]

  /// The frames of `scores`, whose first is frame `firstFrame` of the recording.
  package init(_ scores: PhoneScores, firstFrame: Int) {
    self.firstFrame = firstFrame
    frameCount = scores.frameCount
    let rowLength = PhoneScores.rowLength
    var values = scores.values
    var innerBlanks: [Float] = []
    var heard: [Int8] = []
    var sureness: [Float] = []
    innerBlanks.reserveCapacity(frameCount)
    for row in stride(from: 0, to: values.count, by: rowLength) {
      values[row + PhoneFold.blankColumn] -= Self.blankPenalty
      values[row + PhoneFold.wordBoundaryColumn] -= Self.blankPenalty
      let best = values[row..<row + rowLength].max() ?? 0
      var total: Float = 0
      var sound: Int8 = -1
      for column in 0..<rowLength {
        let score = values[row + column] - best
        values[row + column] = max(score, Self.floor)
        guard column < PhoneFold.wordBoundaryColumn else { continue }
        // Scores are relative to the best; what all of them add up to tells how much the best has.
        total += Naturals.exp(score)
        if score == 0, sound < 0, column < PhoneFold.blankColumn { sound = Int8(column) }
      }
      heard.append(sound)
      sureness.append(-Naturals.log(total))
      innerBlanks.append(
        Self.innerBlank(
          values[row + PhoneFold.blankColumn], mark: values[row + PhoneFold.wordBoundaryColumn]))
    }
    self.values = values
    self.innerBlanks = innerBlanks
    self.heard = heard
    self.sureness = sureness
  }

  /// The score of `column` in frame `frame` of these.
  package func score(_ frame: Int, _ column: Int) -> Float {
    values[frame * PhoneScores.rowLength + column]
  }

  /// What of the blank is not the mark between words, but at most ``innerMarkCost`` below the blank; less ``gapCost``.
  private static func innerBlank(_ blank: Float, mark: Float) -> Float {
    let share = 1 - Naturals.exp(mark - blank)
    return blank + max(Naturals.log(max(share, 1e-6)), -innerMarkCost) - gapCost
  }
}
