internal import CallModel

extension Hit {
  /// The hit that a match in `row` is, which holds these values. Its range of words runs from the first to
  /// the last; where the other side talks into the turn, words of theirs lie within the range and are
  /// not part of the text.
  init(_ match: TermMatch, of term: Term, in row: TokenRow, turn: Int?, values: [HeldValue]) {
    let said = SaidWords(match.tokens, of: row)
    let words = row.transcript.words
    self.init(
      term: term, speaker: words[said.range.lowerBound].speaker,
      channel: words[said.range.lowerBound].channel, span: said.span, words: said.range,
      source: .transcript, confidence: said.confidence, text: said.text,
      hasApproximateTimes: said.hasApproximateTimes,
      captures: values.map { value in
        let said = SaidWords(value.tokens, of: row)
        return Capture(name: value.name, value: value.value, words: said.range, text: said.text)
      },
      turn: turn, polarity: Clause(around: match.tokens, of: row).polarity(in: row))
  }
}

/// What the transcript says of some tokens.
private struct SaidWords {
  let range: Range<Int>
  let span: TimeSpan
  /// The least of the words'.
  let confidence: Confidence
  let text: String
  let hasApproximateTimes: Bool

  init(_ tokens: Range<Int>, of row: TokenRow) {
    let words = row.transcript.words
    let first = Int(row.tokens[tokens.lowerBound].word)
    let last = Int(row.tokens[tokens.upperBound - 1].word)
    var length = 0
    var endMs = words[first].span.endMs
    var confidence = Confidence.certain
    var hasApproximateTimes = false
    row.forEachWord(of: tokens) { word in
      length += words[word].text.utf8.count + 1
      endMs = max(endMs, words[word].span.endMs)
      confidence = min(confidence, words[word].confidence ?? row.unknownConfidence)
      hasApproximateTimes = hasApproximateTimes || words[word].hasApproximateTimes
    }
    range = first..<last + 1
    span = TimeSpan(startMs: words[first].span.startMs, endMs: endMs)
    self.confidence = confidence
    self.hasApproximateTimes = hasApproximateTimes
    text = first == last ? words[first].text : Self.text(of: tokens, in: row, capacity: length)
  }

  private static func text(of tokens: Range<Int>, in row: TokenRow, capacity: Int) -> String {
    var text = ""
    text.reserveCapacity(capacity)
    row.forEachWord(of: tokens) { word in
      if !text.isEmpty { text += " " }
      text += row.transcript.words[word].text
    }
    return text
  }
}
