public import CallModel

/// A candidate that has been looked at twice: what it is, and how sure one may be of it.
public struct Finding: Sendable, Hashable {
  /// Where the keyword may have been said.
  public let candidate: Candidate
  /// The logarithm of the odds that the keyword was said here. It orders findings more finely than
  /// ``confidence`` does.
  public let points: Float

  /// `candidate`, worth `points`.
  public init(candidate: Candidate, points: Float) {
    self.candidate = candidate
    self.points = points
  }

  /// A candidate that was not worth a second look: behind all that were, in the order of the first look.
  init(unseen candidate: Candidate) {
    self.init(candidate: candidate, points: -30 + candidate.score)
  }

  /// How sure the search is: of findings with this confidence or more at least that share are right.
  public var confidence: Confidence { ConfidenceScale.confidence(points: points) }

  /// The finding as a hit: `term`, said by `speaker` on `channel`.
  ///
  /// `keyword` is the one that it is a finding of; its words are the hit's text.
  public func hit(of keyword: Keyword, term: Term, speaker: Speaker, channel: Int?) -> Hit {
    let variants = keyword.variants
    return Hit(
      term: term, speaker: speaker, channel: channel, span: candidate.span, source: .audio,
      confidence: confidence,
      text: variants.indices.contains(candidate.variantIndex)
        ? variants[candidate.variantIndex].spelling : keyword.text)
  }
}
