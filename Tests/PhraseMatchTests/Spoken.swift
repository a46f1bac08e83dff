import CallModel
import PhraseMatch

/// Transcripts for tests, one word every half second.
enum Spoken {
  /// One turn of one speaker.
  static func turn(_ text: String, by speaker: Speaker = .caller) -> Transcript {
    turns([(speaker, text)])
  }

  /// Turns that follow each other.
  static func turns(_ turns: [(Speaker, String)], format: String = "webvtt") -> Transcript {
    var words: [Transcript.Word] = []
    for (turn, (speaker, text)) in turns.enumerated() {
      for word in text.split(separator: " ") {
        let startMs = words.count * 500
        words.append(
          Transcript.Word(
            text: String(word), span: TimeSpan(startMs: startMs, endMs: startMs + 400),
            speaker: speaker, turn: turn))
      }
    }
    return Transcript(words: words, format: format)
  }

  /// The texts of the hits of `pattern` in `text`.
  static func found(_ pattern: String, in text: String) throws -> [String] {
    try PhraseMatcher(terms: [Term(pattern)]).matches(in: turn(text)).map(\.text)
  }
}
