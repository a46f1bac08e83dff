import CallModel

/// The words of a transcript while a reader collects them.
struct TranscriptDraft {
  /// One word; its turn is any number that the reader gives to turns, and who speaks is left open.
  typealias Word = Transcript.Word

  var words: [Word] = []

  /// Adds what is written without a space to the word before, such as punctuation; before all words
  /// it is lost.
  mutating func attach(_ text: String) {
    guard !words.isEmpty else { return }
    words[words.count - 1].text += text
  }

  /// The transcript: words in order of time, turns counted from 0 in the order in which they begin.
  consuming func transcript(
    format: String, language: String? = nil, speakers: SpeakerLabels
  ) -> Transcript {
    var words = words
    self.words = []
    Transcript.sort(&words, by: \.startMs)
    var speakerOfLabel: [String: Speaker] = [:]
    var last: (label: String?, speaker: Speaker) = (nil, .unknown)
    var numbers: [Int: Int] = [:]
    var lastTurn: (written: Int, number: Int)?
    for index in words.indices {
      let label = words[index].speakerLabel
      if label != last.label {
        let known = label.map { speakerOfLabel[$0] ?? speakers.speaker(for: $0) }
        last = (label, known ?? .unknown)
        if let label { speakerOfLabel[label] = last.speaker }
      }
      words[index].speaker = last.speaker
      let written = words[index].turn
      if lastTurn?.written != written {
        lastTurn = (written, numbers[written] ?? numbers.count)
        numbers[written] = lastTurn?.number
      }
      words[index].turn = lastTurn?.number ?? 0
    }
    return Transcript(words: words, format: format, language: language)
  }
}

extension TranscriptDraft.Word {
  /// How long somebody must be silent before what follows is a new turn, in a format that does not
  /// mark turns.
  private static let turnPauseMs = 1500

  /// Whether a new turn begins with this word, which follows `previous`.
  func beginsTurn(after previous: Self) -> Bool {
    startMs - previous.endMs >= Self.turnPauseMs || speakerLabel != previous.speakerLabel
      || channel != previous.channel
  }
}

extension TranscriptDraft {
  /// Numbers the turns of `words`, which are one speaker's or one channel's in order of time, from
  /// `first` on; returns the number that comes next.
  static func numberTurns(of words: inout [Word], from first: Int) -> Int {
    var turn = first
    for index in words.indices {
      if index > 0, words[index].beginsTurn(after: words[index - 1]) { turn += 1 }
      words[index].turn = turn
    }
    return words.isEmpty ? first : turn + 1
  }

  /// Words over a stretch of time, each as long as its letters: an estimate, marked as one.
  static func interpolated(
    _ texts: [String], fromMs startMs: Int, toMs endMs: Int
  ) -> [Word] {
    let weights = texts.map { max(1, $0.count) }
    let total = weights.reduce(0, +)
    let durationMs = max(0, endMs - startMs)
    var before = 0
    return zip(texts, weights).map { text, weight in
      let from = startMs + durationMs * before / total
      before += weight
      return Word(
        text: text, startMs: from, endMs: startMs + durationMs * before / total,
        hasApproximateTimes: true)
    }
  }
}
