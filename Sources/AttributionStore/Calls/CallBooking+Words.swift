import CallModel
import ContentHash

extension CallBooking {
  private static let textUpsert = Upsert(
    into: "transcript_texts", key: "call_id",
    columns: ["content_sha256", "language", "word_count"])

  /// Keeps what the call's present transcript says, unless just that is kept already.
  func writeWords(_ transcript: Transcript) throws {
    let content = try contentDigest(of: .transcript)
    let passages = StoredPassage.passages(of: transcript)
    let values: [(any StoreValueConvertible)?] = [
      content.hex, transcript.language,
      transcript.words.count,
    ]
    try Self.textUpsert.run(db, key: callID, values: values, stamp: stamp)
    guard try StoredTranscripts.passages(db, ofCall: callID) != passages else { return }
    try execute("DELETE FROM passages WHERE call_id = ?", [callID])
    for (position, passage) in passages.enumerated() {
      try execute(
        """
        INSERT INTO passages (call_id, position, turn, speaker, speaker_label, channel,
          has_approximate_times, text, word_marks)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          callID, position, passage.voice.turn, passage.voice.speaker.rawValue,
          passage.voice.label, passage.voice.channel, passage.voice.hasApproximateTimes,
          passage.text, passage.marks,
        ])
    }
  }

  /// Forgets the words of a transcript that is no longer the call's.
  func forgetWords(exceptOf digest: SHA256Digest) throws {
    try execute(
      "DELETE FROM transcript_texts WHERE call_id = ? AND content_sha256 IS NOT ?",
      [callID, digest.hex])
  }
}
