package import PhoneticIndex
internal import Pronunciation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The sounds of an example, one after the other, as the network heard them: for each not one phone
/// but a share for every phone.
package struct SoundSequence: Sendable, Hashable {
  /// One sound.
  package struct Sound: Sendable, Hashable {
    /// How much of the sound is each phone, in the order of the columns; they add up to 1.
    package let shares: [Float]
    /// How sure the network was of hearing a sound at all, 0 … 1.
    package let weight: Float
    /// The shares again, in vectors, the last one filled with zeros.
    let vectors: [SIMD8<Float>]

    init(shares: [Float], weight: Float) {
      self.shares = shares
      self.weight = weight
      vectors = SIMD8.vectors(of: shares)
    }
  }

  // INVARIANT: never empty.
  /// The sounds in order.
  package let sounds: [Sound]
  /// From the first frame of the first sound to behind the last frame of the last.
  package let frames: Range<Int>

  /// What the sounds weigh together.
  package var weight: Float { sounds.reduce(0) { $0 + $1.weight } }

  /// By how much the blank is made less probable before the frames are told apart, as a logarithm, so
  /// that a sound which the network half heard counts as well.
  package static let blankPenalty: Float = 2
  /// A sound that is heard with less is none.
  package static let leastWeight: Float = 0.05
  /// The part of a sound that is spread over all phones alike, for what the network did not think of.
  package static let evenPart: Float = 0.02

  /// The sounds in `scores`; `nil` where there is none.
  ///
  /// Consecutive frames whose best phone is the same, the blank being lowered by ``blankPenalty``, are
  /// one sound; its shares are those of the phones' probabilities over these frames, and its weight is
  /// the most that all phones together reach in one of them.
  package init?(in scores: PhoneScores) {
    let blank = PhoneFold.blankColumn
    let best = (0..<scores.frameCount).map { frame in
      (0...blank).max { left, right in
        Self.lowered(scores, frame, left) < Self.lowered(scores, frame, right)
      } ?? blank
    }
    var sounds: [Sound] = []
    var frames: Range<Int>?
    var start = 0
    while start < best.count {
      let end = best[start...].firstIndex { $0 != best[start] } ?? best.count
      if best[start] != blank, let sound = Self.sound(scores, start..<end) {
        sounds.append(sound)
        frames = (frames?.lowerBound ?? start)..<end
      }
      start = end
    }
    guard let frames else { return nil }
    self.sounds = sounds
    self.frames = frames
  }

  private static func lowered(_ scores: PhoneScores, _ frame: Int, _ column: Int) -> Float {
    let score = scores.values[frame * PhoneScores.rowLength + column]
    return column == PhoneFold.blankColumn ? score - blankPenalty : score
  }

  private static func sound(_ scores: PhoneScores, _ frames: Range<Int>) -> Sound? {
    let phoneCount = PhoneFold.blankColumn
    var shares = [Float](repeating: 0, count: phoneCount)
    var weight: Float = 0
    for frame in frames {
      let row = scores.values[
        frame * PhoneScores.rowLength..<frame * PhoneScores.rowLength + phoneCount + 1
      ]
      .map { expf($0) }
      let all = row.reduce(0, +)
      for phone in 0..<phoneCount { shares[phone] += row[phone] / all }
      weight = max(weight, 1 - row[phoneCount] / all)
    }
    guard weight >= leastWeight else { return nil }
    let sum = shares.reduce(0, +)
    return Sound(
      shares: shares.map { (1 - evenPart) * $0 / sum + evenPart / Float(phoneCount) },
      weight: weight)
  }
}

extension SIMD8<Float> {
  /// `numbers`, eight to a vector, the last one filled with zeros.
  static func vectors(of numbers: [Float]) -> [SIMD8<Float>] {
    stride(from: 0, to: numbers.count, by: 8).map { first in
      var vector = SIMD8<Float>()
      for index in first..<Swift.min(first + 8, numbers.count) {
        vector[index - first] = numbers[index]
      }
      return vector
    }
  }
}
