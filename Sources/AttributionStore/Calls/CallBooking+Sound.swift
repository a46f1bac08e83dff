import CallModel
import ContentHash

extension CallBooking {
  private static let factsUpsert = Upsert(
    into: "recording_facts", key: "call_id", columns: ["content_sha256", "meter", "facts"])

  /// Keeps what was measured in the call's present recording.
  func writeSound(_ sound: MeasuredSound) throws {
    let values: [(any StoreValueConvertible)?] = [
      try contentDigest(of: .audio).hex, sound.meter,
      try StoredJSON.text(StoredRecordingFacts(sound.facts)),
    ]
    try Self.factsUpsert.run(db, key: callID, values: values, stamp: stamp)
  }

  /// Forgets what was measured in a recording that is no longer the call's.
  func forgetSound(exceptOf digest: SHA256Digest) throws {
    try execute(
      "DELETE FROM recording_facts WHERE call_id = ? AND content_sha256 IS NOT ?",
      [callID, digest.hex])
  }
}

/// What was measured in recordings, read back.
enum StoredSound {
  /// What was measured in the call's recording; `nil` where nobody did.
  static func sound(_ db: StoreConnection, ofCall callID: String) throws -> MeasuredSound? {
    let row = try db.row(
      of: "recording_facts",
      """
      SELECT meter, facts FROM recording_facts JOIN recordings USING (call_id)
      WHERE call_id = ? AND content_sha256 = sha256
      """, [callID])
    guard let row else { return nil }
    let facts: StoredRecordingFacts = try row.json("facts")
    return MeasuredSound(meter: try row.text("meter"), facts: facts.facts)
  }
}
