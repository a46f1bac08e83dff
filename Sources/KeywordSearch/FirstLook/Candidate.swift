public import CallModel

/// A place where a keyword may have been said.
public struct Candidate: Sendable, Hashable {
  /// Which keyword: its place in the list that was given to the decoder.
  public let keywordIndex: Int
  /// Which of the keyword's variants.
  public let variantIndex: Int
  /// From the first frame of the first sound to the end of the first frame of the last, in
  /// milliseconds from the start of the recording.
  ///
  /// The network marks a sound by a peak somewhere within it, so a word may start up to a tenth of a
  /// second earlier and end as much later than this says.
  public let span: TimeSpan
  /// How well the sounds fit: the mean over the keyword's sounds of how far the path through them stays
  /// behind the best path through anything, in natural logarithms. 0 is perfect; higher is better.
  public let score: Float

  /// A candidate with all its parts.
  public init(keywordIndex: Int, variantIndex: Int, span: TimeSpan, score: Float) {
    self.keywordIndex = keywordIndex
    self.variantIndex = variantIndex
    self.span = span
    self.score = score
  }

  /// Whether this one is to be preferred: the better score, then the earlier, then the shorter, then
  /// the variant listed first. A total order over a keyword's candidates.
  func isPreferred(to other: Candidate) -> Bool {
    if score != other.score { return score > other.score }
    return (span.startMs, span.endMs, variantIndex)
      < (other.span.startMs, other.span.endMs, other.variantIndex)
  }
}
