internal import Pronunciation

/// A stretch of frames as searches read them: for each frame and each phone, how far the phone
/// stays behind whatever fits the frame best.
///
/// A row is `ln p − max ln p`, one number for each phone, one for no phone at all (the blank or the mark
/// between words) and one for the mark between words alone; never above 0, and finite.
public struct PhoneScores: Sendable {
  /// How long a frame is, in milliseconds.
  public static let frameDurationMs = 20
  /// How many numbers a row has: the columns of `PhoneFold`.
  public static let rowLength = PhoneFold.columnCount

  // INVARIANT: values.count == frameCount * rowLength.
  /// The rows, one after the other.
  public let values: [Float]

  /// How many frames there are.
  public var frameCount: Int { values.count / Self.rowLength }

  /// The rows `values`; `nil` where they are not whole.
  public init?(values: [Float]) {
    guard values.count.isMultiple(of: Self.rowLength) else { return nil }
    self.values = values
  }

  package init(unchecked values: [Float]) { self.values = values }

  /// The frames in `range`.
  public subscript(range: Range<Int>) -> PhoneScores {
    PhoneScores(
      unchecked: Array(
        values[range.lowerBound * Self.rowLength..<range.upperBound * Self.rowLength]))
  }
}
