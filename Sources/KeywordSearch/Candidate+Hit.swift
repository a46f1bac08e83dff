public import CallModel
internal import Pronunciation

extension Candidate {
  /// How sure the first look alone is that `keyword`, which this is a candidate of, was said here.
  ///
  /// A logistic in the score and the number of sounds, fitted before there was a second look. Where there
  /// are ``CompetingWords``, a ``SecondLook`` makes better: ``Finding/confidence``.
  public func confidence(of keyword: Keyword) -> Confidence {
    guard keyword.variants.indices.contains(variantIndex) else { return Confidence(0) }
    let phoneCount = keyword.variants[variantIndex].pronunciation.phones.count
    return ConfidenceScale.confidence(
      points: 3.764 + 2.345 * score + 0.108 * Float(min(phoneCount, 16)))
  }

  /// The candidate as evidence, as far as the first look goes: `term`, said by `speaker` on `channel`.
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
