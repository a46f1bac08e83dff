import CallModel

extension TranscriptDraft {
  /// A stretch of speech that a file says something of as a whole.
  struct Turn {
    var span: TimeSpan
    var confidence: Confidence?
    var label: String?
    var channel: Int?
    var number = 0
  }

  /// Adds words with what is known of their turn.
  mutating func add(_ words: [Word], of turn: Turn) {
    self.words += words.map { word in
      var word = word
      word.turn = turn.number
      word.speakerLabel = word.speakerLabel ?? turn.label
      word.channel = word.channel ?? turn.channel
      word.confidence = word.confidence ?? turn.confidence
      return word
    }
  }

  /// Adds words that have no times of their own, spread over their turn.
  mutating func spread(_ texts: [String], over turn: Turn) {
    add(Self.interpolated(texts, fromMs: turn.span.startMs, toMs: turn.span.endMs), of: turn)
  }
}
