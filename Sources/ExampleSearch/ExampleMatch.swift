public import CallModel

/// A place where what was recorded as an example may have been said.
public struct ExampleMatch: Sendable, Hashable {
  /// From where the first sound is marked to where the last one is, in milliseconds from the start of
  /// the recording; a sound may begin a tenth of a second before it is marked and end as much later.
  public let span: TimeSpan
  /// How well it fits, the higher the better; see ``ExampleScale``.
  public let score: Float

  /// How sure the search is.
  public var confidence: Confidence { ExampleScale.confidence(score: score) }

  /// A match with all its parts.
  public init(span: TimeSpan, score: Float) {
    self.span = span
    self.score = score
  }

  /// The match as evidence: `term`, said by `speaker` on `channel`.
  ///
  /// - Parameter text: what the example is called; nobody knows which words it is.
  public func hit(term: Term, text: String, speaker: Speaker, channel: Int?) -> Hit {
    Hit(
      term: term, speaker: speaker, channel: channel, span: span, source: .audio,
      confidence: confidence, text: text)
  }

  /// Whether this one is to be preferred: the better score, then the earlier, then the shorter. A
  /// total order over the matches of one search.
  func isPreferred(to other: ExampleMatch) -> Bool {
    if score != other.score { return score > other.score }
    return (span.startMs, span.endMs) < (other.span.startMs, other.span.endMs)
  }
}
