package import PhoneticIndex
internal import Pronunciation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Frames of sound as examples are compared with them: what each frame resembles, and how much.
///
/// The network puts nearly all of a frame's probability on one class, and a sound that English does not
/// have on now this, now that one. So the phone scores are flattened before they are compared: of a row
/// `ℓ` of ``PhoneScores`` this is `√softmax(ℓ/T)`, T = 10/3, over the phones and the blank. The inner
/// product of two such rows is the Bhattacharyya coefficient of the two distributions, 1 where they are
/// the same, and 1 less it is the square of their Hellinger distance.
package struct SoundShape: Sendable, Hashable {
  /// What a score is divided by before the softmax.
  package static let temperature: Float = 10.0 / 3
  /// Scores below this are taken for it: further down a score tells nothing, and an index need not
  /// keep it.
  package static let lowestScore: Float = -18
  /// Numbers in a row: the phones, the blank, and a zero that fills the last vector.
  package static let rowLength = PhoneFold.blankColumn + 2
  /// Vectors in a row.
  package static let vectorCount = rowLength / 8

  // INVARIANT: vectors.count == frameCount * vectorCount.
  /// The rows, one after the other.
  private(set) var vectors: [SIMD8<Float>]

  /// How many frames there are.
  package var frameCount: Int { vectors.count / Self.vectorCount }

  /// The shape of the frames in `scores`; costs about half a microsecond a frame.
  package init(_ scores: PhoneScores) {
    let columns = PhoneFold.blankColumn + 1
    vectors = []
    vectors.reserveCapacity(scores.frameCount * Self.vectorCount)
    var row = [Float](repeating: 0, count: Self.rowLength)
    scores.values.withUnsafeBufferPointer { values in
      for frame in 0..<scores.frameCount {
        var sum: Float = 0
        for column in 0..<columns {
          let score = max(values[frame * PhoneScores.rowLength + column], Self.lowestScore)
          row[column] = expf(score / Self.temperature)
          sum += row[column]
        }
        for column in 0..<columns { row[column] = (row[column] / sum).squareRoot() }
        for vector in 0..<Self.vectorCount {
          vectors.append(SIMD8(row[vector * 8..<vector * 8 + 8]))
        }
      }
    }
  }

  /// How much frame `frame` differs from frame `otherFrame` of `other`: 0 for the same distribution,
  /// 1 for two that share nothing.
  package func difference(of frame: Int, from other: SoundShape, at otherFrame: Int) -> Float {
    var sum = SIMD8<Float>()
    for vector in 0..<Self.vectorCount {
      sum +=
        vectors[frame * Self.vectorCount + vector]
        * other.vectors[otherFrame * Self.vectorCount + vector]
    }
    return max(0, 1 - sum.sum())
  }
}
