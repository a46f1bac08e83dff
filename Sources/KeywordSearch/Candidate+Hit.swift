public import CallModel
internal import Pronunciation

extension Candidate {
  /// How sure the decoder is that `keyword`, which this is a candidate of, was said here.
  public func confidence(of keyword: Keyword) -> Confidence {
    guard keyword.variants.indices.contains(variantIndex) else { return Confidence(0) }
    return ConfidenceScale.confidence(
      score: score, phoneCount: keyword.variants[variantIndex].pronunciation.phones.count)
  }

  /// The candidate as evidence: `term`, said by `speaker` on `channel`.
  ///
  /// `keyword` is the one that it is a candidate of; its words are the hit's text.
  public func hit(of keyword: Keyword, term: Term, speaker: Speaker, channel: Int?) -> Hit {
    let isKnown = keyword.variants.indices.contains(variantIndex)
    return Hit(
      term: term, speaker: speaker, channel: channel, span: span, source: .audio,
      confidence: confidence(of: keyword),
      text: isKnown ? keyword.variants[variantIndex].spelling : keyword.text)
  }
}
