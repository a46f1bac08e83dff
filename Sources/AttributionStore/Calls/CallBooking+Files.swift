import CallModel
import ContentHash

extension CallBooking {
  private static let callUpsert = Upsert(
    into: "calls", key: "call_id",
    columns: CallColumns.names, created: "recorded_at")

  /// Writes the call and its facts.
  func writeCall(_ call: Call) throws {
    try Self.callUpsert.run(
      db, key: callID, values: try CallColumns.values(of: call), stamp: stamp)
  }

  private static let recordingUpsert = Upsert(
    into: "recordings", key: "call_id",
    columns: ["path", "sha256", "format", "duration_ms", "channel_count", "sample_rate_hz"])

  /// Writes what is known of the recording, and forgets what was found in another one.
  func writeRecording(_ update: EvidenceUpdate<RecordingFile>) throws {
    switch update {
    case .keep: break
    case .remove:
      try execute("DELETE FROM recordings WHERE call_id = ?", [callID])
      try forgetSearches(in: .audio, exceptOf: nil)
    case .set(let file):
      let values: [(any StoreValueConvertible)?] = [
        file.path, file.digest.hex, file.format,
        file.durationMs, file.channelCount,
        file.sampleRateHz,
      ]
      try Self.recordingUpsert.run(db, key: callID, values: values, stamp: stamp)
      try forgetSearches(in: .audio, exceptOf: file.digest)
      try forgetSound(exceptOf: file.digest)
    }
  }

  private static let transcriptUpsert = Upsert(
    into: "transcripts", key: "call_id", columns: ["path", "sha256", "format"])

  /// Writes what is known of the transcript, and forgets what was found in another one.
  func writeTranscript(_ update: EvidenceUpdate<TranscriptFile>) throws {
    switch update {
    case .keep: break
    case .remove:
      try execute("DELETE FROM transcripts WHERE call_id = ?", [callID])
      try forgetSearches(in: .transcript, exceptOf: nil)
    case .set(let file):
      let values = [file.path, file.digest.hex, file.format]
      try Self.transcriptUpsert.run(db, key: callID, values: values, stamp: stamp)
      try forgetSearches(in: .transcript, exceptOf: file.digest)
      try forgetWords(exceptOf: file.digest)
    }
  }

  private func forgetSearches(in source: EvidenceSource, exceptOf digest: SHA256Digest?) throws {
    try execute(
      "DELETE FROM searches WHERE call_id = ? AND source = ? AND content_sha256 IS NOT ?",
      [callID, source.rawValue, digest?.hex])
  }
}
