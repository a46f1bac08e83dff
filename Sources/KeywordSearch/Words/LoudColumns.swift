internal import PhoneticIndex
internal import Pronunciation

/// Which sounds a frame has a good score for: of a node's many children those are found at once that are worth a look.
package struct LoudColumns: Sendable {
  private static let stepsPerUnit: Float = 4
  /// Nothing scores below −8 (``FrameRows/floor``).
  private static let levelCount = 34
  /// For each quarter of a natural logarithm the columns that score as much below 0 or less, one bit each; at the end all.
  private let levels: [UInt64]

  /// The columns of the frame whose row is `row`.
  package init(_ row: UnsafeBufferPointer<Float>) {
    var levels = [UInt64](repeating: 0, count: Self.levelCount)
    for column in Phone.allCases.indices {
      levels[Self.level(below: row[column])] |= 1 << UInt64(column)
    }
    for level in 1..<Self.levelCount { levels[level] |= levels[level - 1] }
    self.levels = levels
  }

  /// The columns that score `least` or more, and perhaps some that score a quarter less.
  @inline(__always)
  package func scoring(_ least: Float) -> UInt64 {
    // A hundredth more for what is lost in adding up.
    levels[Self.level(below: least - 0.01)]
  }

  @inline(__always)
  private static func level(below score: Float) -> Int {
    // Where two strings that cannot be are compared, the score is no number: all sounds will do.
    guard score * stepsPerUnit > Float(1 - levelCount) else { return levelCount - 1 }
    return Int(max(-score * stepsPerUnit, 0))
  }
}
