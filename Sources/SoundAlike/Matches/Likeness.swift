internal import CallModel

/// How much words sound like a phrase.
struct Likeness {
  /// What is amiss, for each phone of the phrase, in phones: 0 for words that sound the same, about an eighth at
  /// most.
  let amiss: Double

  init(of match: SoundMatch, to phrase: SoundedPhrase) {
    amiss = Double(match.cost) / 100 / Double(phrase.phones.count)
  }

  /// The confidence of a hit of which the words that are the phrase's own are as sure as `words`.
  ///
  /// The factor is from .99 for words that sound the same to about .95, as many as are right of such hits
  /// (`docs/design/sound-alike.md`).
  func confidence(in words: Confidence) -> Confidence {
    Confidence(words.fraction * (0.99 - 0.35 * amiss))
  }
}
