public import PhoneticIndex

/// The phone scores of a whole recording channel, of which any stretch can be had.
public protocol SearchableScores: Sendable {
  /// How many frames there are.
  var frameCount: Int { get }
  /// The frames in `range`, which lies within them.
  func scores(in range: Range<Int>) -> PhoneScores
}

extension PhoneScores: SearchableScores {
  /// The frames in `range`.
  public func scores(in range: Range<Int>) -> PhoneScores { self[range] }
}
