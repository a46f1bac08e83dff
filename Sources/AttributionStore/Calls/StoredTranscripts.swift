import CallModel

/// Transcripts, read back from the words that are kept.
enum StoredTranscripts {
  /// What the call's transcript says; `nil` where it has none or its words are not kept.
  static func transcript(_ db: StoreConnection, ofCall callID: String) throws -> Transcript? {
    let stored = try db.row(
      of: "transcript_texts",
      """
      SELECT format, language, word_count FROM transcript_texts JOIN transcripts USING (call_id)
      WHERE call_id = ? AND content_sha256 = sha256
      """, [callID])
    guard let stored else { return nil }
    var words: [Transcript.Word] = []
    for passage in try passages(db, ofCall: callID) {
      guard let said = passage.words() else {
        throw DamagedRow(column: "word_marks", table: "passages")
      }
      words += said
    }
    guard words.count == (try stored.integer("word_count") as Int) else {
      throw stored.damaged("word_count")
    }
    return Transcript(
      words: words, format: try stored.text("format"), language: try stored.optionalText("language")
    )
  }

  /// The passages of a call, in order.
  static func passages(_ db: StoreConnection, ofCall callID: String) throws -> [StoredPassage] {
    let sql = "SELECT * FROM passages WHERE call_id = ? ORDER BY position"
    return try db.rows(of: "passages", sql, [callID]).map { row in
      StoredPassage(
        voice: StoredPassage.Voice(
          turn: try row.integer("turn"), speaker: try row.choice("speaker"),
          label: try row.optionalText("speaker_label"),
          channel: try row.optionalInteger("channel"),
          hasApproximateTimes: try row.flag("has_approximate_times")),
        text: try row.text("text"), marks: try row.text("word_marks"))
    }
  }
}
