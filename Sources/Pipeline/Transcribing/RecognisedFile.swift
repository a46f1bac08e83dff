import CallExport
import CallModel
import ContentHash
import Diagnostics
import Foundation
import JSONText
import TranscriptInput

/// The file beside a recording in which the words that a recogniser gave are kept: the World
/// Transcription Format, and what they were made from.
struct RecognisedFile {
  /// What the words were made from. Made from the same again, they would be the same.
  struct Origin: Hashable {
    /// The recording.
    let recording: SHA256Digest
    /// The recogniser's command, as the user wrote it.
    let command: String
    /// How a recording is given to a recogniser and its words put together; counts up when that changes.
    var version = 1
  }

  let path: String

  /// The file of the recording at `recordingPath`.
  init(besideRecording recordingPath: String) {
    path = TranscriptInput.TranscriptFile.recognisedPath(beside: recordingPath)
  }

  /// What the words in the file were made from; `nil` where there is no such file, or one of another hand.
  var origin: Origin? {
    guard let bytes = FileManager.default.contents(atPath: path),
      let root = try? JSONNode(parsing: Array(bytes), file: path),
      let note = root["extensions"]?["earshot"],
      let recording = try? note["recording_sha256"]?.string(),
      let digest = SHA256Digest(hex: recording),
      let command = try? note["recogniser"]?.string(),
      let version = try? note["version"]?.number()
    else { return nil }
    return Origin(recording: digest, command: command, version: Int(exactly: version) ?? 0)
  }

  /// Writes `transcript`, in one step.
  ///
  /// - Throws: that the file cannot be written.
  func write(
    _ transcript: Transcript, lengthMs: Int, from origin: Origin, at createdAt: Instant
  ) throws(InputError) {
    let words = WTFDocument(
      transcript, lengthMs: lengthMs,
      madeBy: .init(provider: "earshot transcribe", model: origin.command), createdAt: createdAt,
      for: .earshot)
    let note = JSONValue.record(
      (
        "earshot",
        .record(
          ("recording_sha256", .string(origin.recording.hex)),
          ("recogniser", .string(origin.command)), ("version", .int(origin.version)))
      ))
    let document = JSONValue.object(
      words.members + [JSONValue.Member(name: "extensions", value: note)])
    do {
      try Data(document.text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw InputError(
        path: path, reason: "the transcript cannot be written there",
        advice: "it goes beside the recording; look at who may write in the folder")
    }
  }
}
