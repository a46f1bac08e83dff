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
    self.words = Self.inOrder(words, by: \.span.startMs)
    self.format = format
    self.language = language
  }

  /// `elements` by their times, order kept among equals. Linear where they are in order already.
  package static func inOrder<Element>(
    _ elements: [Element], by time: (Element) -> Int
  ) -> [Element] {
    let order = order(of: elements, by: time)
    return zip(order, order.indices).allSatisfy { $0 == $1 } ? elements : order.map { elements[$0] }
  }

  /// The places of `elements` by their times, order kept among equals. Linear where they are in order
  /// already.
  package static func order<Element>(of elements: [Element], by time: (Element) -> Int) -> [Int] {
    let times = elements.map(time)
    var order = Array(times.indices)
    if zip(times, times.dropFirst()).contains(where: { $0 > $1 }) {
      order.sort { (times[$0], $0) < (times[$1], $1) }
    }
    return order
  }

  /// One spoken word with the punctuation that the recogniser wrote around it.
  public struct Word: Sendable, Hashable {
    /// As written in the file, punctuation included.
    public let text: String
    /// When it was said, from the start of the recording.
    public let span: TimeSpan
    /// The recogniser's own confidence; `nil` where the format has none.
    public let confidence: Confidence?
    /// Who said it.
    public let speaker: Speaker
    /// The speaker as the file names them, such as `spk_0` or `Agent`; `nil` where it names none.
    public let speakerLabel: String?
    /// The recording channel, counted from 0, where the file says.
    public let channel: Int?
    /// The number of the turn (cue, segment, utterance) that it belongs to, counted from 0.
    public let turn: Int
    /// Whether the times are interpolated over a turn.
    public let hasApproximateTimes: Bool

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
