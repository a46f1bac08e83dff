package import CallModel

/// Transcripts parted into stretches, for those who find phrases in another way, and hits made of the
/// words that they find: with the same turns and the same denials as hits of ``PhraseMatcher``.
package struct StretchReader: Sendable {
  fileprivate let vocabulary = Vocabulary()
  fileprivate let table = WordTable(
    [:], beginnings: [], affixes: PackedAffixes(prefixes: [], suffixes: []), readsDigits: false)

  /// A reader for any number of transcripts.
  package init() {}

  /// The stretches of `transcript`, in the order in which they begin.
  package func stretches(of transcript: Transcript) -> SpokenStretches {
    SpokenStretches(transcript, self)
  }

  /// Whether `word`, which is folded, denies what stands behind it: *not*, *never*, *dont*.
  package static func isDenial(_ word: String) -> Bool {
    switch EnglishDenials.roles[word] {
    case .auxiliary, .denial, .no: true
    case .longer, .subject, .turning, .conjunction, .some(.none), nil: false
    }
  }
}

/// A transcript in stretches: words in a row of one voice.
package struct SpokenStretches {
  private let stretches: [Stretch]
  private var row: TokenRow
  /// The stretch that is in the row.
  private var current: Int?

  fileprivate init(_ transcript: Transcript, _ reader: StretchReader) {
    stretches = StretchFinder.stretches(of: transcript)
    row = TokenRow(transcript, reader.vocabulary, table: reader.table)
  }

  /// How many there are.
  package var count: Int { stretches.count }

  /// The words of a stretch as places in the transcript: in one range, and more where the other side
  /// talks into the turn.
  package func words(of stretch: Int) -> [Range<Int>] {
    [stretches[stretch].beginning] + stretches[stretch].continuations
  }

  /// A hit of `term` in the words of a stretch from the first to the last of `words`, which sound like
  /// `phrase`; `nil` where these are no words.
  package mutating func hit(
    of term: Term, in words: ClosedRange<Int>, of stretch: Int, resembling phrase: String,
    confidence: Confidence
  ) -> Hit? {
    if current != stretch {
      row.read(stretches[stretch])
      current = stretch
    }
    let tokens =
      row.firstToken(
        ofWordsFrom: words.lowerBound)..<row.firstToken(ofWordsFrom: words.upperBound + 1)
    guard !tokens.isEmpty else { return nil }
    let match = TermMatch(term: 0, tokens: tokens)
    return Hit(
      match, of: term, in: row, turn: stretches[stretch].isOfKnownVoice ? stretch : nil, values: []
    ).resembling(phrase, confidence: confidence)
  }
}

extension Hit {
  /// The same words, found because they sound like `phrase`.
  fileprivate func resembling(_ phrase: String, confidence: Confidence) -> Hit {
    Hit(
      term: term, speaker: speaker, channel: channel, span: span, words: words, source: source,
      confidence: confidence, text: text, hasApproximateTimes: hasApproximateTimes,
      captures: captures, turn: turn, polarity: polarity, resembles: phrase)
  }
}

extension TokenRow {
  /// The first token of the word `word` of the transcript or a later one.
  fileprivate func firstToken(ofWordsFrom word: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if Int(tokens[middle].word) < word { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
