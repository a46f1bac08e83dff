internal import PhoneticIndex

/// How well the words of the language account for stretches of sound: what the best string of words
/// loses, and for how many sounds.
///
/// English words put together freely explain English speech at 0.95 to 1.3 for each sound, most of it
/// the words' own costs, and hardly worse when it is noisy: a noisy sound fits many words. Speech in
/// another language, in which no words fit, costs 1.45 to 1.65, about what pieces that are no words cost.
package struct LanguageFit: Sendable, Hashable {
  /// What the best string of words loses.
  package var loss: Float
  /// How many sounds are heard, one after the other.
  package var soundCount: Int

  /// Nothing heard yet.
  package init() {
    loss = 0
    soundCount = 0
  }

  /// The fit of the words that lead to `joints`, over all of `rows`.
  package init(_ joints: JointScores, over rows: FrameRows) {
    loss = -max(joints.touching[rows.frameCount], joints.marked[rows.frameCount]).score
    soundCount = rows.soundCount
  }

  /// Both together.
  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.loss += right.loss
    sum.soundCount += right.soundCount
    return sum
  }

  // A few sounds say little, and are drawn towards what is usual: as if so many more had been heard,
  // each at so much.
  private static let usualCount: Float = 20
  private static let usualLoss: Float = 1.2

  /// How strange the speech is to the language: the loss of a sound.
  package var strangeness: Float {
    (loss + Self.usualCount * Self.usualLoss) / (Float(soundCount) + Self.usualCount)
  }
}

extension FrameRows {
  /// How many sounds are heard, one after the other.
  var soundCount: Int {
    var count = 0
    var before: Int8 = -1
    for sound in heard {
      if sound >= 0, sound != before { count += 1 }
      before = sound
    }
    return count
  }
}
