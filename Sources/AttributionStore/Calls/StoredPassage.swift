import CallModel

/// Words in a row that share turn, speaker and channel, as a row of the store holds them: a text that
/// people can read and search in, and four numbers for each word.
struct StoredPassage: Hashable {
  /// What the words share.
  struct Voice: Hashable {
    let turn: Int
    let speaker: Speaker
    let label: String?
    let channel: Int?
    let hasApproximateTimes: Bool
  }

  let voice: Voice
  /// The words, one blank between two.
  let text: String
  /// `[bytes, start ms, end ms, confidence, bytes, …]`; a confidence of −1 stands for none.
  let marks: String

  /// Of each word: bytes, start, end, confidence.
  private static let numbersPerWord = 4

  init(voice: Voice, text: String, marks: String) {
    self.voice = voice
    self.text = text
    self.marks = marks
  }

  /// A passage of `words`, all of one voice.
  private init(_ voice: Voice, _ words: ArraySlice<Transcript.Word>) {
    let texts = words.map { Self.storable($0.text) }
    var numbers: [Int] = []
    numbers.reserveCapacity(words.count * Self.numbersPerWord)
    for (word, text) in zip(words, texts) {
      numbers += [
        text.utf8.count, word.span.startMs, word.span.endMs, word.confidence?.thousandths ?? -1,
      ]
    }
    self.init(
      voice: voice, text: texts.joined(separator: " "),
      marks: "[" + numbers.map(String.init).joined(separator: ",") + "]")
  }

  /// The passages that `transcript` consists of, in order.
  static func passages(of transcript: Transcript) -> [StoredPassage] {
    var passages: [StoredPassage] = []
    var rest = transcript.words[...]
    while let voice = rest.first.map(voice) {
      let words = rest.prefix { self.voice(of: $0) == voice }
      passages.append(StoredPassage(voice, words))
      rest.removeFirst(words.count)
    }
    return passages
  }

  /// The words of the passage; `nil` where text and marks do not fit each other, or a number is none
  /// that was ever written.
  ///
  /// Complexity: one pass over text and marks.
  func words() -> [Transcript.Word]? {
    guard let numbers = Self.numbers(in: marks),
      numbers.count.isMultiple(of: Self.numbersPerWord), !numbers.isEmpty
    else { return nil }
    var words: [Transcript.Word] = []
    words.reserveCapacity(numbers.count / Self.numbersPerWord)
    let bytes = text.utf8
    var start = bytes.startIndex
    for index in stride(from: 0, to: numbers.count, by: Self.numbersPerWord) {
      if index > 0 {
        guard start < bytes.endIndex, bytes[start] == UInt8(ascii: " ") else { return nil }
        start = bytes.index(after: start)
      }
      let (startMs, endMs) = (numbers[index + 1], numbers[index + 2])
      guard numbers[index] >= 0, startMs <= endMs, (-1...1000).contains(numbers[index + 3]),
        let end = bytes.index(start, offsetBy: numbers[index], limitedBy: bytes.endIndex),
        let word = String(bytes[start..<end])
      else { return nil }
      words.append(
        Transcript.Word(
          text: word, span: TimeSpan(startMs: startMs, endMs: endMs),
          confidence: numbers[index + 3] < 0 ? nil : Confidence(thousandths: numbers[index + 3]),
          speaker: voice.speaker, speakerLabel: voice.label, channel: voice.channel,
          turn: voice.turn, hasApproximateTimes: voice.hasApproximateTimes))
      start = end
    }
    return start == bytes.endIndex ? words : nil
  }

  private static func voice(of word: Transcript.Word) -> Voice {
    Voice(
      turn: word.turn, speaker: word.speaker, label: word.speakerLabel, channel: word.channel,
      hasApproximateTimes: word.hasApproximateTimes)
  }

  /// `text` without the zero character, at which SQLite's text functions end.
  private static func storable(_ text: String) -> String {
    text.utf8.contains(0) ? text.filter { $0 != "\0" } : text
  }

  /// The whole numbers of a JSON array without blanks; `nil` for anything else.
  private static func numbers(in json: String) -> [Int]? {
    var bytes = json.utf8[...]
    guard bytes.popFirst() == UInt8(ascii: "["), bytes.popLast() == UInt8(ascii: "]") else {
      return nil
    }
    var numbers: [Int] = []
    for part in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard let number = Int(Substring(part)) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
