// The twelfth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Hits in words that were misheard and sound like a phrase.
  static let soundAlikes = """
    DROP VIEW call_hits;
    DROP VIEW outcome_evidence;

    -- The words of the phrase that the text sounds like, where it is not the phrase itself; NULL for words
    -- found as the phrase writes them, and for sound.
    ALTER TABLE hits ADD COLUMN resembles TEXT;

    -- Everything that was found in the calls' present files.
    CREATE VIEW call_hits AS
    SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like,
      nullif(clip_sha256, '') AS clip_sha256, source, speaker, channel,
      start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
      confidence_thousandths / 1000.0 AS confidence, text, finder, nullif(captures, '[]') AS captures,
      turn, polarity, resembles
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);

    -- What each row of the ledger rests on, one row per hit.
    CREATE VIEW outcome_evidence AS
    SELECT outcome_id, call_id, CAST(hit.key AS INTEGER) AS position, hit.value ->> '$.term' AS term,
      hit.value ->> '$.sounds_like' AS sounds_like, hit.value ->> '$.clip_sha256' AS clip_sha256,
      hit.value ->> '$.source' AS source,
      hit.value ->> '$.speaker' AS speaker, CAST(hit.value ->> '$.channel' AS INTEGER) AS channel,
      CAST(hit.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(hit.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
      CAST(hit.value ->> '$.confidence_thousandths' AS REAL) / 1000 AS confidence,
      hit.value ->> '$.text' AS text, hit.value -> '$.captures' AS captures,
      hit.value ->> '$.polarity' AS polarity, hit.value ->> '$.resembles' AS resembles
    FROM outcomes, json_each(outcomes.evidence) AS hit;
    """
}
