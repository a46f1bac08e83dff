import CallModel

/// Calls with their files, read back.
enum CallRows {
  /// The selected calls, ordered by start, then id; those without a known start last.
  static func calls(_ db: StoreConnection, _ selection: CallSelection) throws -> [StoredCall] {
    let (condition, arguments) = try SelectedCalls.condition(selection)
    let rows = try db.cursor(
      of: "calls",
      """
      SELECT calls.*,
        recordings.path AS recording_path, recordings.sha256 AS recording_sha256,
        recordings.format AS recording_format, recordings.duration_ms AS recording_duration_ms,
        channel_count, sample_rate_hz,
        transcripts.path AS transcript_path, transcripts.sha256 AS transcript_sha256,
        transcripts.format AS transcript_format,
        transcript_texts.content_sha256 IS NOT NULL AS keeps_words
      FROM calls LEFT JOIN recordings USING (call_id) LEFT JOIN transcripts USING (call_id)
        LEFT JOIN transcript_texts USING (call_id)
      WHERE \(condition)
      ORDER BY started_at NULLS LAST, call_id
      """, arguments)
    var calls: [StoredCall] = []
    while let row = try rows.next() { calls.append(try call(in: row)) }
    return calls
  }

  private static func call(in row: StoredRow) throws -> StoredCall {
    let id = try row.text("call_id")
    let recording = try recording(in: row)
    let transcript = try transcript(in: row)
    return StoredCall(
      call: Call(
        id: id, recordingPath: recording?.path, transcriptPath: transcript?.path,
        channelSpeakers: try row.json("channel_speakers"),
        answerOffsetMs: try row.optionalInteger("answer_offset_ms"),
        facts: try facts(ofCall: id, in: row)),
      recording: recording, transcript: transcript, keepsWords: try row.flag("keeps_words"))
  }

  private static func facts(ofCall id: String, in row: StoredRow) throws -> CallFacts {
    let others: [String: StoredFact] = try row.json("other_facts")
    var facts = CallFacts(others.mapValues(\.value))
    for column in FactColumn.all {
      if let value = try column.value(in: row) { facts[column.path] = value }
    }
    facts["call.id"] = .text(id)
    return facts
  }

  private static func recording(in row: StoredRow) throws -> RecordingFile? {
    guard let path = try row.optionalText("recording_path") else { return nil }
    return RecordingFile(
      path: path, digest: try row.digest("recording_sha256"),
      format: try row.text("recording_format"),
      durationMs: try row.integer("recording_duration_ms"),
      channelCount: try row.integer("channel_count"),
      sampleRateHz: try row.integer("sample_rate_hz"))
  }

  private static func transcript(in row: StoredRow) throws -> TranscriptFile? {
    guard let path = try row.optionalText("transcript_path") else { return nil }
    return TranscriptFile(
      path: path, digest: try row.digest("transcript_sha256"),
      format: try row.text("transcript_format"))
  }
}

/// Evaluations, read back.
enum EvaluationRows {
  /// The newest evaluation of a call.
  static func evaluation(
    _ db: StoreConnection, ofCall callID: String
  ) throws -> CompletedEvaluation? {
    let sql = "SELECT * FROM evaluations WHERE call_id = ?"
    guard let stored = try db.row(of: "evaluations", sql, [callID]) else { return nil }
    return CompletedEvaluation(
      rulesetDigest: try stored.digest("ruleset_digest"),
      versions: try StoredVersions.versions(in: stored), verdicts: try stored.json("verdicts"),
      recordedAt: try stored.instant("changed_at"))
  }
}
