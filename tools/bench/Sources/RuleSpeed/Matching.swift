import CallModel
import Foundation
import Metering
import PhraseMatch

/// How fast phrases are found in transcripts.
struct Matching {
  private let phrases: [String]
  private let calls: [Transcript]
  private let byteCount: Int

  /// The phrases of a file and the text of another, 1,000 words a call.
  init(textPath: String, phrasesPath: String) throws {
    let text = try String(contentsOfFile: textPath, encoding: .utf8)
    phrases = try String(contentsOfFile: phrasesPath, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    byteCount = text.utf8.count
    var calls: [Transcript] = []
    var words: [Transcript.Word] = []
    for (turn, line) in text.split(separator: "\n").enumerated() {
      for word in line.split(separator: " ") {
        let startMs = words.count * 300
        words.append(
          Transcript.Word(
            text: String(word), span: TimeSpan(startMs: startMs, endMs: startMs + 280),
            speaker: turn.isMultiple(of: 2) ? .agent : .caller, channel: turn % 2, turn: turn))
      }
      guard words.count >= 1000 else { continue }
      calls.append(Transcript(words: words, format: "bench"))
      words = []
    }
    calls.append(Transcript(words: words, format: "bench"))
    self.calls = calls
  }

  /// A row `match PHRASES BYTES SECONDS HITS ALLOCATIONS-PER-CALL`.
  func report() throws {
    let matcher = try PhraseMatcher(terms: phrases.map { Term($0) })
    var hits = 0
    let run = Meter.best(of: 3) {
      hits = 0
      for call in calls { hits += matcher.matches(in: call).count }
    }
    row("match", phrases.count, byteCount, run.seconds, hits, run.allocations / max(1, calls.count))
  }
}
