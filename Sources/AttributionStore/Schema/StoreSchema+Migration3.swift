// The third migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Terms that are recorded clips: a table's constraint cannot be changed, so it is made anew. Runs with
  /// foreign keys off, and the views that read the table are out of the way while it has no name.
  static let recordedTerms = """
    DROP VIEW call_hits;
    DROP VIEW outcome_evidence;

    CREATE TABLE terms_with_clips (
      term_id           INTEGER PRIMARY KEY,
      pattern           TEXT NOT NULL,    -- the phrase; of a recorded clip the path that the rule gives
      sounds_like       TEXT NOT NULL,    -- '' where the rule says nothing
      clip_sha256       TEXT NOT NULL CHECK (length(clip_sha256) IN (0, 64)), -- '' for a phrase
      UNIQUE (pattern, sounds_like, clip_sha256)
    ) STRICT;
    INSERT INTO terms_with_clips (term_id, pattern, sounds_like, clip_sha256)
    SELECT term_id, pattern, sounds_like, '' FROM terms;
    DROP TABLE terms;
    ALTER TABLE terms_with_clips RENAME TO terms;

    -- What each row of the ledger rests on, one row per hit.
    CREATE VIEW outcome_evidence AS
    SELECT outcome_id, call_id, hit.key AS position, hit.value ->> '$.term' AS term,
      hit.value ->> '$.sounds_like' AS sounds_like, hit.value ->> '$.clip_sha256' AS clip_sha256,
      hit.value ->> '$.source' AS source,
      hit.value ->> '$.speaker' AS speaker, hit.value ->> '$.channel' AS channel,
      CAST(hit.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(hit.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
      CAST(hit.value ->> '$.confidence_thousandths' AS REAL) / 1000 AS confidence,
      hit.value ->> '$.text' AS text
    FROM outcomes, json_each(outcomes.evidence) AS hit;

    -- Everything that was found in the calls' present files.
    CREATE VIEW call_hits AS
    SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like,
      nullif(clip_sha256, '') AS clip_sha256, source, speaker, channel,
      start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
      confidence_thousandths / 1000.0 AS confidence, text, finder
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);
    """

  /// The same in PostgreSQL, which can change a table where it stands.
  static let recordedTermsInPlace = """
    ALTER TABLE terms ADD COLUMN clip_sha256 text COLLATE "C" NOT NULL DEFAULT ''
      CHECK (length(clip_sha256) IN (0, 64));
    ALTER TABLE terms ALTER COLUMN clip_sha256 DROP DEFAULT,
      DROP CONSTRAINT terms_pattern_sounds_like_key, ADD UNIQUE (pattern, sounds_like, clip_sha256);
    """
}
