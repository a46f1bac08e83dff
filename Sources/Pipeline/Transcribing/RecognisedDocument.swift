import CallModel
import ContentHash
import JSONText

/// The words of a recording as JSON in the World Transcription Format. Two members are not of the format:
/// the `channel` of a word, counted from 0, and that its times are `approximate`.
struct RecognisedDocument {
  let transcript: Transcript
  let lengthMs: Int
  let origin: RecognisedFile.Origin
  let createdAt: Instant

  var json: JSONValue {
    let turns = Dictionary(grouping: transcript.words.indices) { transcript.words[$0].turn }
    return .record(
      (
        "transcript",
        .record(
          ("text", .string(transcript.words.map(\.text).joined(separator: " "))),
          ("language", .string(transcript.language ?? "und")),
          ("duration", seconds(lengthMs))
        )
      ),
      ("segments", .array(turns.sorted { $0.key < $1.key }.map { segment($0.value, $0.key) })),
      ("words", .array(transcript.words.enumerated().map { word($1, number: $0) })),
      (
        "metadata",
        .record(
          ("created_at", .string(createdAt.iso8601)), ("processed_at", .string(createdAt.iso8601)),
          ("provider", "earshot transcribe"), ("model", .string(origin.command))
        )
      ),
      (
        "extensions",
        .record(
          (
            "earshot",
            .record(
              ("recording_sha256", .string(origin.recording.hex)),
              ("recogniser", .string(origin.command)), ("version", .int(origin.version))
            )
          ))
      ))
  }

  private func segment(_ places: [Int], _ number: Int) -> JSONValue {
    let words = places.map { transcript.words[$0] }
    return .record(
      ("id", .int(number)), ("start", seconds(words.map(\.span.startMs).min() ?? 0)),
      ("end", seconds(words.map(\.span.endMs).max() ?? 0)),
      ("text", .string(words.map(\.text).joined(separator: " "))),
      ("speaker", words.first.flatMap(speaker)), ("words", .array(places.map(JSONValue.int))))
  }

  private func word(_ word: Transcript.Word, number: Int) -> JSONValue {
    .record(
      ("id", .int(number)), ("start", seconds(word.span.startMs)),
      ("end", seconds(word.span.endMs)),
      ("text", .string(word.text)),
      ("confidence", word.confidence.map { thousandths($0.thousandths) }),
      ("speaker", speaker(word)), ("channel", word.channel.map(JSONValue.int)),
      ("approximate", word.hasApproximateTimes ? true : nil))
  }

  private func speaker(_ word: Transcript.Word) -> JSONValue? {
    word.speaker == .unknown
      ? word.speakerLabel.map { .string($0) } : .string(word.speaker.rawValue)
  }

  private func seconds(_ ms: Int) -> JSONValue { thousandths(ms) }

  private func thousandths(_ number: Int) -> JSONValue {
    let decimals = String(1000 + number.magnitude % 1000).dropFirst()
    return .number("\(number / 1000).\(decimals)")
  }
}
