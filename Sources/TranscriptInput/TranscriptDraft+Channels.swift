import CallModel

extension TranscriptDraft {
  /// Numbers the turns of all words, of each channel by itself, where the file marks none.
  mutating func numberTurns() {
    // INVARIANT: times are below 2^32, channels below 2^8.
    Transcript.sort(&words) { ($0.channel.map { $0 + 1 } ?? 0) << 32 | $0.startMs }
    var turn = 0
    for index in words.indices {
      if index > 0, words[index].beginsTurn(after: words[index - 1]) { turn += 1 }
      words[index].turn = turn
    }
  }

  /// Takes the channels away where there is only one: of a mixed recording it says nothing of who
  /// speaks.
  mutating func forgetSingleChannel() {
    guard Set(words.map(\.channel)).count == 1 else { return }
    for index in words.indices { words[index].channel = nil }
  }
}
