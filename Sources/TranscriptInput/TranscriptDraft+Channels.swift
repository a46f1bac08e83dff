extension TranscriptDraft {
  /// Numbers the turns of all words, of each channel by itself, where the file marks none.
  mutating func numberTurns() {
    var byChannel: [Int: [Word]] = [:]
    for word in words { byChannel[word.channel ?? -1, default: []].append(word) }
    var next = 0
    words = byChannel.sorted { $0.key < $1.key }.flatMap { _, words in
      var words = words
      words.sort { $0.startMs < $1.startMs }
      next = Self.numberTurns(of: &words, from: next)
      return words
    }
  }

  /// Takes the channels away where there is only one: of a mixed recording it says nothing of who
  /// speaks.
  mutating func forgetSingleChannel() {
    guard Set(words.map(\.channel)).count == 1 else { return }
    for index in words.indices { words[index].channel = nil }
  }
}
