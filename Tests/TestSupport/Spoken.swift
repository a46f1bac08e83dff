public import CallModel

/// Transcripts for tests, one word every half second.
public enum Spoken {
  /// One turn of one speaker.
  public static func turn(_ text: String, by speaker: Speaker = .caller) -> Transcript {
    turns([(speaker, text)])
  }

  /// Turns that follow each other.
  public static func turns(
    _ turns: [(Speaker, String)], format: String = "webvtt", confidence: Confidence? = nil
  ) -> Transcript {
    var words: [Transcript.Word] = []
    for (turn, (speaker, text)) in turns.enumerated() {
      for word in text.split(separator: " ") {
        let startMs = words.count * 500
        words.append(
          Transcript.Word(
            text: String(word), span: TimeSpan(startMs: startMs, endMs: startMs + 400),
            confidence: confidence, speaker: speaker, turn: turn))
      }
    }
    return Transcript(words: words, format: format)
  }
}
