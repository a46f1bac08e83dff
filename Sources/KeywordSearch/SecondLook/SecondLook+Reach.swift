public import CallModel
internal import Pronunciation

/// Looking at no more than what can reach a confidence.
extension SecondLook {
  /// For each keyword a score for ``EntrySearch`` below which no candidate of it is found to have `confidence`,
  /// whatever else speaks for it; minus infinity for a confidence of 0.
  ///
  /// A keyword's rarest and longest variant decides, so that of overlapping candidates the same one stays.
  public func leastScores(reaching confidence: Confidence) -> [Float] {
    guard confidence.thousandths > 0 else { return keywords.map { _ in -.infinity } }
    return zip(keywords, nonsense).map { keyword, nonsense in
      keyword.variants.map { variant in
        Scorecard.fitted.leastScore(
          reaching: confidence,
          knowing: Evidence.known(
            phoneCount: variant.pronunciation.phones.count,
            rarity: words.rarity(of: variant.spelling), nonsense: nonsense))
      }.min() ?? .infinity
    }
  }

  /// Whether `candidate` of the keyword at `place` in the list can be found to have `confidence`, by what is known of it
  /// before anything is read off the frames around it.
  func canReach(_ confidence: Confidence, _ candidate: Candidate, ofKeyword place: Int) -> Bool {
    let keyword = keywords[place]
    guard keyword.variants.indices.contains(candidate.variantIndex) else { return false }
    let variant = keyword.variants[candidate.variantIndex]
    return Scorecard.fitted.canReach(
      confidence,
      knowing: Evidence.known(
        of: candidate, phoneCount: variant.pronunciation.phones.count,
        rarity: words.rarity(of: variant.spelling), nonsense: nonsense[place]))
  }

  /// The same by all that can be read off the frames `rows` before words are laid on them.
  func canReach(
    _ confidence: Confidence, _ candidate: Candidate, ofKeyword place: Int, in rows: FrameRows
  ) -> Bool {
    let context = WordContext(withoutWords: rows)
    guard let seen = evidence(for: candidate, ofKeyword: place, in: context) else { return false }
    return Scorecard.fitted.canReach(confidence, knowing: seen.evidence.knownWithoutWords)
  }
}
