internal import PhoneticIndex

/// A stretch of a recording with the best strings of words on either side of every joint between its
/// frames.
package struct WordContext: Sendable {
  package let rows: FrameRows
  /// From the stretch's beginning to each joint.
  package let before: JointScores
  /// From each joint to the stretch's end.
  package let after: JointScores

  /// The stretch `rows`, with the words of `words`; the passes are handed in to be used again.
  package init(_ rows: FrameRows, forward: inout WordPass, backward: inout WordPass) {
    self.rows = rows
    before = forward.joints(of: rows, reversed: false)
    let reversed = backward.joints(of: rows, reversed: true)
    after = JointScores(
      touching: reversed.touching.reversed(), marked: reversed.marked.reversed())
  }

  /// The best string of words that begins at joint `joint`, whatever joins it to a word before.
  package func rest(after joint: Int) -> Float {
    max(after.marked[joint], after.touching[joint] - WordPass.unmarkedCost)
  }

  /// The best string of words that ends at joint `joint`, whatever joins it to a word behind.
  package func beginning(before joint: Int) -> Float {
    max(before.marked[joint], before.touching[joint] - WordPass.unmarkedCost)
  }

  /// The best string of words through the whole stretch that has a joint between words in `joints`.
  package func best(throughJointsIn joints: ClosedRange<Int>) -> Float {
    joints.clamped(to: 0...rows.frameCount).reduce(-Float.infinity) { best, joint in
      let after = max(after.touching[joint], after.marked[joint])
      return max(
        best, max(before.marked[joint] + after, before.touching[joint] + self.after.marked[joint]),
        before.touching[joint] + self.after.touching[joint] - WordPass.unmarkedCost)
    }
  }
}
