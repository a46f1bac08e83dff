// The sixth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text is
// not changed once it has been released.
extension StoreSchema {
  /// What stands around a hit in its transcript: in which turn it was said, and whether it was denied.
  static let surroundings = """
    DROP VIEW call_hits;

    -- The turn that it lies in, counted over the transcript; NULL where the transcript does not tell voices
    -- apart, and for sound.
    ALTER TABLE hits ADD COLUMN turn INTEGER;
    -- Whether the words around it deny it; NULL for sound.
    ALTER TABLE hits ADD COLUMN polarity TEXT CHECK (polarity IN ('affirmed', 'negated', 'unclear'));

    -- Everything that was found in the calls' present files.
    CREATE VIEW call_hits AS
    SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like,
      nullif(clip_sha256, '') AS clip_sha256, source, speaker, channel,
      start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
      confidence_thousandths / 1000.0 AS confidence, text, finder, nullif(captures, '[]') AS captures,
      turn, polarity
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);
    """
}
