/// What was said in a call, word by word: the form that every transcript format is read into.
public struct Transcript: Sendable, Hashable {
  /// The words in order of time.
  public let words: [Word]
  /// The name of the format it was read from, for example `aws-transcribe`.
  public let format: String
  /// BCP 47 language, where the file says.
  public let language: String?

  /// A transcript of `words`, which are put in order of start time (order kept among equals).
  public init(words: [Word], format: String, language: String? = nil) {
    var words = words
    Self.sort(&words, by: \.span.startMs)
    self.words = words
    self.format = format
    self.language = language
  }

  /// Sorts `words` by their times, order kept among equals. Linear where they are in order already.
  package static func sort(_ words: inout [Word], by time: (Word) -> Int) {
    if isInOrder(words, by: time) { return }
    let times = words.map(time)
    var source = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    // Each word is moved to its place along the cycles of the permutation, and none is copied.
    words.withUnsafeMutableBufferPointer { words in
      for start in source.indices {
        var place = start
        while source[place] != start {
          let next = source[place]
          words.swapAt(place, next)
          source[place] = place
          place = next
        }
        source[place] = place
      }
    }
  }

  private static func isInOrder(_ words: [Word], by time: (Word) -> Int) -> Bool {
    var latest = Int.min
    for word in words {
      let next = time(word)
      if next < latest { return false }
      latest = next
    }
    return true
  }

  /// One spoken word with the punctuation that the recogniser wrote around it.
  public struct Word: Sendable, Hashable {
    /// As written in the file, punctuation included.
    public package(set) var text: String
    /// When it was said, from the start of the recording.
    public package(set) var span: TimeSpan
    /// The recogniser's own confidence; `nil` where the format has none.
    public package(set) var confidence: Confidence?
    /// Who said it.
    public package(set) var speaker: Speaker
    /// The speaker as the file names them, such as `spk_0` or `Agent`; `nil` where it names none.
    public package(set) var speakerLabel: String?
    /// The recording channel, counted from 0, where the file says.
    public package(set) var channel: Int?
    /// The number of the turn (cue, segment, utterance) that it belongs to, counted from 0.
    public package(set) var turn: Int
    /// Whether the times are interpolated over a turn.
    public package(set) var hasApproximateTimes: Bool

    /// A word with all its parts.
    public init(
      text: String,
      span: TimeSpan,
      confidence: Confidence? = nil,
      speaker: Speaker = .unknown,
      speakerLabel: String? = nil,
      channel: Int? = nil,
      turn: Int,
      hasApproximateTimes: Bool = false
    ) {
      self.text = text
      self.span = span
      self.confidence = confidence
      self.speaker = speaker
      self.speakerLabel = speakerLabel
      self.channel = channel
      self.turn = turn
      self.hasApproximateTimes = hasApproximateTimes
    }
  }
}
