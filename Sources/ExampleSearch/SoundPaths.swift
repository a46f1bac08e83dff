package import PhoneticIndex
internal import Pronunciation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Follows the sounds of an example through a recording: the keyword decoder's recursion with, in
/// place of each phone, a mixture of phones.
///
/// States are the sounds and the blanks between them. A path may begin in any frame for nothing, stay,
/// move on by one state, or leap from sound to sound. A sound of weight w and shares q costs
/// `w · max(ln Σ q(c) p(c) − ln max p, −8)` in a frame, a blank `max(ℓ(blank), −8)`. The score of a
/// frame is that of the best path that ends in it, over the weight of all sounds: 0 is perfect.
package struct SoundPaths: Sendable {
  /// Of a state: the score of the best path that ends there, and the frame in which it begins.
  private struct Path: Sendable {
    var score: Float
    var start: Int

    static let none = Path(score: -.infinity, start: 0)
  }

  /// What a frame can cost at the most, for each unit of weight.
  package static let lowestScore: Float = -8

  private let sequence: SoundSequence
  private let weight: Float
  /// The states: sound 0, the blank behind it, sound 1, and so on to the last sound.
  private var paths: [Path]
  private var frameCount = 0

  /// Paths through `sequence`, at the start of a recording.
  package init(_ sequence: SoundSequence) {
    self.sequence = sequence
    weight = sequence.weight
    paths = [Path](repeating: .none, count: 2 * sequence.sounds.count - 1)
  }

  /// Moves on by one frame: the score of the best path that ends in it, and where that begins.
  ///
  /// - Parameter row: the frame's ``PhoneScores``.
  package mutating func advance(over row: Row) -> (score: Float, start: Int) {
    let blank = max(row.blankScore, Self.lowestScore)
    // From the last state to the first, so that what a state comes from is still the frame before.
    for state in stride(from: paths.count - 1, through: 0, by: -1) {
      var best = paths[state]
      if state == 0 {
        if 0 > best.score { best = Path(score: 0, start: frameCount) }
      } else {
        if paths[state - 1].score > best.score { best = paths[state - 1] }
        if state.isMultiple(of: 2), paths[state - 2].score > best.score { best = paths[state - 2] }
      }
      if state.isMultiple(of: 2) {
        let sound = sequence.sounds[state / 2]
        best.score += sound.weight * max(row.score(of: sound), Self.lowestScore)
      } else {
        best.score += blank
      }
      paths[state] = best
    }
    frameCount += 1
    let end = paths[paths.count - 1]
    return (end.score / weight, end.start)
  }

  /// One frame: what it gives to each phone, against whatever fits it best.
  package struct Row: Sendable {
    /// `p / max p` of each phone, eight to a vector.
    private let ratios: [SIMD8<Float>]
    /// `ln p − ln max p` of the blank.
    package let blankScore: Float

    /// Frame `frame` of `scores`.
    package init(_ scores: PhoneScores, at frame: Int) {
      let start = frame * PhoneScores.rowLength
      ratios = SIMD8.vectors(
        of: scores.values[start..<start + PhoneFold.blankColumn].map { expf($0) })
      blankScore = scores.values[start + PhoneFold.blankColumn]
    }

    /// `ln Σ q(c) p(c) − ln max p` over the phones.
    package func score(of sound: SoundSequence.Sound) -> Float {
      var sum = SIMD8<Float>()
      for index in ratios.indices { sum += sound.vectors[index] * ratios[index] }
      return logf(sum.sum())
    }
  }
}
