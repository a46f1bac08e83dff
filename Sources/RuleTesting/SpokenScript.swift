public import CallModel
public import RuleCheck

/// What is said in a test, word by word from the answer on, and how its lines lie among the words.
public struct SpokenScript: Sendable, Hashable {
  /// How long a word takes where there is time for it: as long as one counts where only the time
  /// between two things is known.
  static let wordMs = 400

  /// A line and the words that it became.
  public struct Line: Sendable, Hashable {
    /// When it begins, as it is written.
    public let startMs: Int
    /// Its words in the transcript.
    public let words: Range<Int>
  }

  /// The words.
  public let transcript: Transcript
  /// The lines, in order of time; empty for a transcript that was not written as lines.
  public let lines: [Line]
  /// Whether sound is taken to say the same: what somebody writes into a test is both heard and read,
  /// what a transcript file says is read alone.
  public let isHeardToo: Bool

  /// The words of a transcript file, of a call that was answered `answerOffsetMs` into it.
  public init(_ transcript: Transcript, answerOffsetMs: Int = 0) {
    self.transcript = Transcript(
      words: transcript.words.map { $0.shifted(byMs: -answerOffsetMs) }, format: transcript.format,
      language: transcript.language)
    lines = []
    isHeardToo = false
  }

  /// The words of `lines`.
  ///
  /// Each word takes 0.4 seconds, or less if the next line begins before all are said: words of a test
  /// never overlap and keep the order of its lines, so that distances in words are those that its
  /// writer sees. Lines at one time follow each other.
  public init(_ lines: [CheckedTest.Line]) {
    let sorted = lines.enumerated()
      .sorted { ($0.element.startMs, $0.offset) < ($1.element.startMs, $1.offset) }
      .map(\.element)
    var words: [Transcript.Word] = []
    var placed: [Line] = []
    var index = 0
    while index < sorted.count {
      let startMs = sorted[index].startMs
      let together = sorted[index...].prefix { $0.startMs == startMs }
      let texts = together.map { $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }
      let count = max(1, texts.reduce(0) { $0 + $1.count })
      index += together.count
      let roomMs = index < sorted.count ? sorted[index].startMs - startMs : .max
      let wordMs = min(Self.wordMs, max(1, roomMs / count))
      var nextMs = startMs
      for (line, text) in zip(together, texts) {
        let first = words.count
        for word in text {
          words.append(
            Transcript.Word(
              text: word, span: TimeSpan(startMs: nextMs, endMs: nextMs + wordMs),
              confidence: line.confidence, speaker: line.speaker, turn: placed.count))
          nextMs += wordMs
        }
        placed.append(Line(startMs: startMs, words: first..<words.count))
      }
    }
    transcript = Transcript(words: words, format: "test")
    self.lines = placed
    isHeardToo = true
  }

  /// When the last word has been said; `nil` where nothing is said.
  var endMs: Int? { transcript.words.map(\.span.endMs).max() }
}

extension Transcript.Word {
  /// The same word, said `offsetMs` later.
  fileprivate func shifted(byMs offsetMs: Int) -> Transcript.Word {
    Transcript.Word(
      text: text, span: span.shifted(byMs: offsetMs), confidence: confidence, speaker: speaker,
      speakerLabel: speakerLabel, channel: channel, turn: turn,
      hasApproximateTimes: hasApproximateTimes)
  }
}
