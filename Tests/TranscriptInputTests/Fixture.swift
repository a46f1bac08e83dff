import CallModel
import Foundation
import Testing
import TranscriptInput

/// The files under `Fixtures`.
enum Fixture {
  /// All of them, at least one for each format.
  static let names = [
    "voices.vtt", "word-times.vtt", "prefixes.srt", "labelled.txt", "labelled-times.txt",
    "vcon-deepgram.json", "vcon-wtf.json", "vcon-signed.json", "speaker-labels.json",
    "channels.json", "audio-segments.json", "aws-call-analytics.json", "contact-lens.json",
    "aws-post-call.json", "deepgram.json", "deepgram-utterances.json", "assemblyai.json",
    "assemblyai-channels.json", "google-v1.json", "google-v1-channels.json", "google-v2.json",
    "azure-batch.json", "azure-fast.json", "azure-fast-older.json", "wtf.json",
    "wtf-segments.json", "whisper-cpp.json", "whisper-segments.json", "whisper-words.json",
    "whisperx.json",
  ]

  /// The path of a file.
  static func path(_ name: String) throws -> String {
    try #require(Bundle.module.resourceURL).appending(path: "Fixtures/\(name)").path
  }

  /// The text of a file, which must be there.
  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: try path(name), encoding: .utf8)
  }
}

/// A transcript as text: a line for each word.
func rendered(_ transcript: Transcript) -> String {
  let head = "\(transcript.format) \(transcript.language ?? "-")\n"
  return transcript.words.reduce(into: head) { text, word in
    let times = "\(word.span.startMs)-\(word.span.endMs)" + (word.hasApproximateTimes ? "~" : "")
    let voice =
      "\(word.speaker.rawValue)/\(word.speakerLabel ?? "-")/\(word.channel.map(String.init) ?? "-")"
    let confidence = word.confidence.map { String($0.thousandths) } ?? "-"
    text += "\(word.turn) \(voice) \(times) \(confidence) \(word.text)\n"
  }
}

/// The transcript in `text`, as if it were a file.
func transcript(_ text: String, speakers: SpeakerLabels = .standard) throws -> Transcript {
  try TranscriptFile.read(bytes: Array(text.utf8), path: "call", speakers: speakers)
}
