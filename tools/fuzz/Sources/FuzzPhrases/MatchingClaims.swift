import CallModel
import Claims
import PhraseMatch

/// Hits lie in what was said, in order, and hits of one voice do not overlap.
func claimMatched(_ pattern: String, in said: String) {
  guard let matcher = try? PhraseMatcher(terms: [Term(pattern)]) else { return }
  let transcript = spoken(said)
  var end: [Int?: Int] = [:]
  for hit in matcher.matches(in: transcript) {
    let words = claimed(hit.words, "a hit in a transcript has words")
    claim(!words.isEmpty && words.upperBound <= transcript.words.count, "a hit lies in the words")
    // A written word can be several that are looked for: `e-mail`.
    claim(words.lowerBound + 1 >= end[hit.channel, default: 0], "hits of a voice do not overlap")
    end[hit.channel] = words.upperBound
    claim(!hit.text.isEmpty, "a hit has a text")
  }
}

/// One turn for each line, by two people in turns; every fifth word is talked into by the other one.
private func spoken(_ text: String) -> Transcript {
  var words: [Transcript.Word] = []
  for (turn, line) in text.split(separator: "\n").enumerated() {
    for word in line.split(separator: " ") {
      let startMs = words.count * 300
      let isOther = turn.isMultiple(of: 2) == words.count.isMultiple(of: 5)
      words.append(
        Transcript.Word(
          text: String(word), span: TimeSpan(startMs: startMs, endMs: startMs + 250),
          speaker: isOther ? .agent : .caller, channel: isOther ? 1 : 0, turn: turn))
    }
  }
  return Transcript(words: words, format: "fuzz")
}
