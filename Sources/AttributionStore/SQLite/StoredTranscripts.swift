import CallModel
import GRDB

/// Transcripts, read back from the words that are kept.
enum StoredTranscripts {
  /// What the call's transcript says; `nil` where it has none or its words are not kept.
  static func transcript(_ db: Database, ofCall callID: String) throws -> Transcript? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT format, language, word_count FROM transcript_texts JOIN transcripts USING (call_id)
        WHERE call_id = ? AND content_sha256 = sha256
        """)
    guard let row = try Row.fetchOne(statement, arguments: [callID]) else { return nil }
    let stored = StoredRow(row, of: "transcript_texts")
    var words: [Transcript.Word] = []
    for passage in try passages(db, ofCall: callID) {
      guard let said = passage.words() else {
        throw StoredRow(row, of: "passages").damaged("word_marks")
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
  static func passages(_ db: Database, ofCall callID: String) throws -> [StoredPassage] {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM passages WHERE call_id = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [callID]).map { row in
      let row = StoredRow(row, of: "passages")
      return StoredPassage(
        voice: StoredPassage.Voice(
          turn: try row.integer("turn"), speaker: try row.choice("speaker"),
          label: try row.optionalText("speaker_label"),
          channel: try row.optionalInteger("channel"),
          hasApproximateTimes: try row.flag("has_approximate_times")),
        text: try row.text("text"), marks: try row.text("word_marks"))
    }
  }
}
