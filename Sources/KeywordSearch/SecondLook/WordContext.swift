internal import PhoneticIndex

/// A stretch of a recording with the best strings of words on either side of every joint between its
/// frames.
package struct WordContext: Sendable {
  package let rows: FrameRows
  /// From the stretch's beginning to each joint.
  package let before: JointScores
  /// From each joint to the stretch's end.
  package let after: JointScores
  /// Which words like to stand beside each other.
  package let pairs: WordPairs

  /// The stretch `rows`, with the words of `words`; the passes are handed in to be used again.
  package init(
    _ rows: FrameRows, pairs: WordPairs = .none, forward: inout WordPass, backward: inout WordPass
  ) {
    self.rows = rows
    self.pairs = pairs
    before = forward.joints(of: rows, reversed: false)
    let reversed = backward.joints(of: rows, reversed: true)
    after = JointScores(
      touching: reversed.touching.reversed(), marked: reversed.marked.reversed())
  }

  /// The best string of words that begins at joint `joint`, whatever joins it to the word numbered `word` before.
  package func rest(after joint: Int, behind word: Int32) -> Float {
    max(
      joined(word, after.marked[joint]),
      joined(word, after.touching[joint]) - WordPass.unmarkedCost)
  }

  /// The best string of words that ends at joint `joint`, whatever joins it to the word numbered `word` behind.
  package func beginning(before joint: Int, aheadOf word: Int32) -> Float {
    max(
      joined(before.marked[joint], word),
      joined(before.touching[joint], word) - WordPass.unmarkedCost)
  }

  /// The best string of words through the whole stretch that has a joint between words in `joints`.
  package func best(throughJointsIn joints: ClosedRange<Int>) -> Float {
    joints.clamped(to: 0...rows.frameCount).reduce(-Float.infinity) { best, joint in
      let (left, right) = (
        (before.touching[joint], before.marked[joint]), (after.touching[joint], after.marked[joint])
      )
      return max(
        max(best, joined(left.1, right.0), joined(left.1, right.1)), joined(left.0, right.1),
        joined(left.0, right.0) - WordPass.unmarkedCost)
    }
  }

  /// What the words numbered `words`, one behind the other, say about each other.
  package func affinity(within words: [Int32]) -> Float {
    zip(words, words.dropFirst()).reduce(0) { sum, pair in
      sum + WordPass.pairScale * pairs.affinity(of: pair.0, and: pair.1)
    }
  }

  private func joined(_ left: StringScore, _ right: StringScore) -> Float {
    left.score + right.score
      + WordPass.pairScale * pairs.affinity(of: left.word, and: right.word)
  }

  private func joined(_ left: StringScore, _ word: Int32) -> Float {
    left.score + WordPass.pairScale * pairs.affinity(of: left.word, and: word)
  }

  private func joined(_ word: Int32, _ right: StringScore) -> Float {
    right.score + WordPass.pairScale * pairs.affinity(of: word, and: right.word)
  }
}
