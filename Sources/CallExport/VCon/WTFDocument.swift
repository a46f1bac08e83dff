import CallModel
import JSONText
import PhraseMatch

/// The words of a call in the World Transcription Format.
struct WTFDocument {
  private let transcript: Transcript
  private let exported: ExportedCall
  private let createdAt: Instant

  init(_ transcript: Transcript, of exported: ExportedCall, createdAt: Instant) {
    self.transcript = transcript
    self.exported = exported
    self.createdAt = createdAt
  }

  /// The entry of a vCon's analyses.
  var analysis: JSONValue {
    .object([
      "type" <- .string("wtf_transcription"), "dialog" <- .number("0"),
      "mediatype" <- .string("application/json"), "vendor" <- .string(transcript.format),
      "encoding" <- .string("json"), "body" <- body,
    ])
  }

  private var body: JSONValue {
    let turns = Turns(transcript)
    let endMs = transcript.words.map(\.span.endMs).max() ?? 0
    return .object([
      "transcript"
        <- .object([
          "text" <- .string(transcript.words.map(\.text).joined(separator: " ")),
          "language" <- .string(transcript.language ?? "und"),
          "duration" <- .seconds(ms: exported.recording.map { Int($0.durationMs) } ?? endMs),
          "confidence" <- confidence(of: transcript.words.indices),
        ]),
      "segments" <- .array(turns.ranges.enumerated().map { segment($1, number: $0) }),
      "words" <- .array(transcript.words.enumerated().map { word($1, number: $0) }),
      "metadata"
        <- .object([
          "created_at" <- .string(createdAt.iso8601), "processed_at" <- .string(createdAt.iso8601),
          "provider" <- .string(transcript.format), "model" <- .string("unknown"),
        ]),
    ])
  }

  private func segment(_ range: [Int], number: Int) -> JSONValue {
    let words = range.map { transcript.words[$0] }
    var members: [JSONValue.Member] = [
      "id" <- .number(String(number)),
      "start" <- .seconds(ms: words.map(\.span.startMs).min() ?? 0),
      "end" <- .seconds(ms: words.map(\.span.endMs).max() ?? 0),
      "text" <- .string(words.map(\.text).joined(separator: " ")),
      "confidence" <- confidence(of: range),
    ]
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
    return .object(members)
  }

  private func speaker(_ word: Transcript.Word) -> JSONValue? {
    word.speaker == .unknown
      ? word.speakerLabel.map { .string($0) } : .string(word.speaker.rawValue)
  }

  /// The mean of the words' confidences, which the format wants for each segment; those of formats
  /// without any count as they do where phrases are looked for.
  private func confidence(of range: some Collection<Int>) -> JSONValue {
    let convention = DefaultConfidence.of(format: transcript.format)
    let sum = range.reduce(0) {
      $0 + (transcript.words[$1].confidence ?? convention).thousandths
    }
    return .thousandths(range.isEmpty ? convention.thousandths : sum / range.count)
  }
}
