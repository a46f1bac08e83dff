package import CallModel
package import JSONText
import PhraseMatch

/// The words of a call in the World Transcription Format.
package struct WTFDocument {
  /// What made the words, as the format wants it said.
  package struct Maker {
    /// Whose work they are.
    package let provider: String
    /// With what.
    package let model: String

    /// A maker.
    package init(provider: String, model: String = "unknown") {
      self.provider = provider
      self.model = model
    }
  }

  /// Who is to read the words.
  package enum Reader {
    /// Anybody: all that the format wants is there, and nothing else.
    case anybody
    /// Earshot, to which they are the same as before: two members are not of the format, the `channel` of
    /// a word, counted from 0, and that its times are `approximate`; no confidence is written that nobody
    /// had.
    case earshot
  }

  private let transcript: Transcript
  private let lengthMs: Int?
  private let maker: Maker
  private let createdAt: Instant
  private let reader: Reader

  /// A document of the words of `transcript`.
  ///
  /// - Parameter lengthMs: how long the recording is; `nil` takes the end of the last word for it.
  package init(
    _ transcript: Transcript, lengthMs: Int?, madeBy maker: Maker, createdAt: Instant,
    for reader: Reader
  ) {
    self.transcript = transcript
    self.lengthMs = lengthMs
    self.maker = maker
    self.createdAt = createdAt
    self.reader = reader
  }

  /// The members of the document.
  package var members: [JSONValue.Member] {
    let turns = Turns(transcript)
    let endMs = transcript.words.map(\.span.endMs).max() ?? 0
    return [
      "transcript"
        <- .object(
          [
            "text" <- .string(transcript.words.map(\.text).joined(separator: " ")),
            "language" <- .string(transcript.language ?? "und"),
            "duration" <- .seconds(ms: lengthMs ?? endMs),
          ] + confidence(of: transcript.words.indices)),
      "segments" <- .array(turns.ranges.enumerated().map { segment($1, number: $0) }),
      "words" <- .array(transcript.words.enumerated().map { word($1, number: $0) }),
      "metadata"
        <- .object([
          "created_at" <- .string(createdAt.iso8601), "processed_at" <- .string(createdAt.iso8601),
          "provider" <- .string(maker.provider), "model" <- .string(maker.model),
        ]),
    ]
  }

  private func segment(_ range: [Int], number: Int) -> JSONValue {
    let words = range.map { transcript.words[$0] }
    var members: [JSONValue.Member] = [
      "id" <- .number(String(number)),
      "start" <- .seconds(ms: words.map(\.span.startMs).min() ?? 0),
      "end" <- .seconds(ms: words.map(\.span.endMs).max() ?? 0),
      "text" <- .string(words.map(\.text).joined(separator: " ")),
    ]
    members += confidence(of: range)
    if let speaker = words.first.flatMap(speaker) { members.append("speaker" <- speaker) }
    members.append("words" <- .array(range.map { .number(String($0)) }))
    return .object(members)
  }

  private func word(_ word: Transcript.Word, number: Int) -> JSONValue {
    var members: [JSONValue.Member] = [
      "id" <- .number(String(number)), "start" <- .seconds(ms: word.span.startMs),
      "end" <- .seconds(ms: word.span.endMs), "text" <- .string(word.text),
    ]
    if let confidence = word.confidence {
      members.append("confidence" <- .thousandths(confidence.thousandths))
    }
    if let speaker = speaker(word) { members.append("speaker" <- speaker) }
    members.append("is_punctuation" <- .flag(false))
    guard case .earshot = reader else { return .object(members) }
    if let channel = word.channel { members.append("channel" <- .number(String(channel))) }
    if word.hasApproximateTimes { members.append("approximate" <- .flag(true)) }
    return .object(members)
  }

  private func speaker(_ word: Transcript.Word) -> JSONValue? {
    word.speaker == .unknown
      ? word.speakerLabel.map { .string($0) } : .string(word.speaker.rawValue)
  }

  /// The mean of the words' confidences, which the format wants for each segment; those of formats
  /// without any count as they do where phrases are looked for.
  private func confidence(of range: some Collection<Int>) -> [JSONValue.Member] {
    guard case .anybody = reader else { return [] }
    let convention = DefaultConfidence.of(format: transcript.format)
    let sum = range.reduce(0) {
      $0 + (transcript.words[$1].confidence ?? convention).thousandths
    }
    let mean = range.isEmpty ? convention.thousandths : sum / range.count
    return ["confidence" <- .thousandths(mean)]
  }
}
