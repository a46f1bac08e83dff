import AttributionStore
import CallExport
import CallModel
import ContentHash
import Diagnostics
import Foundation
import Pipeline

/// Calls with all that the store knows of them.
struct ExportedCalls {
  /// A call, and the outcomes that hold now.
  struct Loaded {
    let exported: ExportedCall
    let outcomes: [Outcome]
  }

  let store: SQLCallStore
  /// Whether the bytes of recordings are read, too.
  let withRecordings: Bool

  /// The call `stored`.
  ///
  /// - Throws: what the store says, and that the recording is to be handed on and cannot be read.
  func load(_ stored: StoredCall) throws -> Loaded {
    let id = stored.call.id
    let outcomes = try store.reports(on: .ids([id])).flatMap(\.outcomes).map(\.outcome)
    let recording = try stored.recording.map(recording)
    return Loaded(
      exported: ExportedCall(
        call: stored.call, recording: recording, transcript: try store.transcript(ofCall: id),
        hits: try store.hits(ofCall: id), evidence: outcomes.flatMap(\.evidence)),
      outcomes: outcomes)
  }

  private func recording(_ file: RecordingFile) throws -> ExportedCall.Recording {
    var bytes: [UInt8]?
    if withRecordings {
      guard let read = try? RecordingPlace.bytes(at: file.path) else {
        throw InputError(
          path: file.path, reason: "the recording cannot be read",
          advice: "leave out --with-recording")
      }
      guard SHA256Digest(of: read) == file.digest else {
        throw InputError(
          path: file.path, reason: "another file than the recording that was heard",
          advice: "leave out --with-recording, or run over it again")
      }
      bytes = read
    }
    return ExportedCall.Recording(
      filename: URL(filePath: file.path).lastPathComponent, sha256: file.digest.hex,
      durationMs: file.durationMs,
      channelCount: file.channelCount, bytes: bytes)
  }
}
