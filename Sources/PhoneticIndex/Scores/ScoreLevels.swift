#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The sixteen scores that an entry can tell apart, finer towards 0, and the one that stands for all that
/// is too low to be kept.
///
/// Level k is `lowest · (k / 15)^1.5`.
package enum ScoreLevels {
  package static let count = 16
  /// The level number that stands for a score that was not kept.
  package static let absent: UInt8 = 16
  /// What a phone scores in a frame that does not list it.
  package static let absentScore: Float = -9.5

  /// The scores of phones and of the mark between words, by level, and of what is absent.
  package static let phoneScores = scores(lowest: -7.5) + [absentScore]
  /// The scores of the blank, which is never left out.
  package static let blankScores = scores(lowest: -16)

  /// The level nearest to `score`, which is one of a phone.
  static func phoneLevel(_ score: Float) -> UInt8 { level(score, among: phoneBorders) }

  /// The level nearest to `score`, which is one of the blank.
  static func blankLevel(_ score: Float) -> UInt8 { level(score, among: blankBorders) }

  private static let phoneBorders = borders(of: Array(phoneScores[..<count]))
  private static let blankBorders = borders(of: blankScores)

  private static func scores(lowest: Float) -> [Float] {
    (0..<count).map { level in
      // Halves, so that sums of a few scores are exact and every processor computes the same.
      let share = Double(level) / Double(count - 1)
      return Float((Double(lowest) * share * share.squareRoot() * 1024).rounded() / 1024)
    }
  }

  /// Half way from each level to the next.
  private static func borders(of scores: [Float]) -> [Float] {
    zip(scores, scores.dropFirst()).map { ($0 + $1) / 2 }
  }

  private static func level(_ score: Float, among borders: [Float]) -> UInt8 {
    var (low, high) = (0, borders.count)
    while low < high {
      let middle = (low + high) / 2
      if score < borders[middle] { low = middle + 1 } else { high = middle }
    }
    return UInt8(low)
  }
}
