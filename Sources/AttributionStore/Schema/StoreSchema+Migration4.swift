// The fourth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// The currency of terms with amounts. The table of terms is made anew, as in the third migration.
  static let termsWithCurrencies = """
    DROP VIEW call_hits;
    DROP VIEW outcome_evidence;

    CREATE TABLE terms_with_currencies (
      term_id           INTEGER PRIMARY KEY,
      pattern           TEXT NOT NULL,    -- the phrase; of a recorded clip the path that the rule gives
      sounds_like       TEXT NOT NULL,    -- '' where the rule says nothing
      clip_sha256       TEXT NOT NULL CHECK (length(clip_sha256) IN (0, 64)), -- '' for a phrase
      currency          TEXT NOT NULL CHECK (length(currency) IN (0, 3)),
        -- of a phrase with {money} what its file counts in; else ''
      UNIQUE (pattern, sounds_like, clip_sha256, currency)
    ) STRICT;
    INSERT INTO terms_with_currencies (term_id, pattern, sounds_like, clip_sha256, currency)
    SELECT term_id, pattern, sounds_like, clip_sha256, '' FROM terms;
    DROP TABLE terms;
    ALTER TABLE terms_with_currencies RENAME TO terms;
    """

  /// The same in PostgreSQL.
  static let termsWithCurrenciesInPlace = """
    ALTER TABLE terms ADD COLUMN currency text COLLATE "C" NOT NULL DEFAULT ''
      CHECK (length(currency) IN (0, 3));
    ALTER TABLE terms ALTER COLUMN currency DROP DEFAULT,
      DROP CONSTRAINT terms_pattern_sounds_like_clip_sha256_key,
      ADD UNIQUE (pattern, sounds_like, clip_sha256, currency);
    """

  /// Values that phrases read: what hits hold.
  static let spokenValues = """
    -- The values that the phrase reads from the words, see call_values.
    ALTER TABLE hits ADD COLUMN captures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(captures));

    -- What each row of the ledger rests on, one row per hit.
    CREATE VIEW outcome_evidence AS
    SELECT outcome_id, call_id, hit.key AS position, hit.value ->> '$.term' AS term,
      hit.value ->> '$.sounds_like' AS sounds_like, hit.value ->> '$.clip_sha256' AS clip_sha256,
      hit.value ->> '$.source' AS source,
      hit.value ->> '$.speaker' AS speaker, hit.value ->> '$.channel' AS channel,
      CAST(hit.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(hit.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
      CAST(hit.value ->> '$.confidence_thousandths' AS REAL) / 1000 AS confidence,
      hit.value ->> '$.text' AS text, hit.value -> '$.captures' AS captures
    FROM outcomes, json_each(outcomes.evidence) AS hit;

    -- Everything that was found in the calls' present files.
    CREATE VIEW call_hits AS
    SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like,
      nullif(clip_sha256, '') AS clip_sha256, source, speaker, channel,
      start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
      confidence_thousandths / 1000.0 AS confidence, text, finder, nullif(captures, '[]') AS captures
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);

    -- The values in them, one row each.
    CREATE VIEW call_values AS
    SELECT call_id, pattern AS term, value ->> '$.name' AS name, value ->> '$.kind' AS kind,
      CAST(value ->> '$.minor_units' AS INTEGER) AS minor_units, value ->> '$.currency' AS currency,
      coalesce(value ->> '$.number', value ->> '$.digits') AS number,
      value ->> '$.text' AS text, speaker, start_ms / 1000.0 AS start_s
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id), json_each(captures);
    """
}
