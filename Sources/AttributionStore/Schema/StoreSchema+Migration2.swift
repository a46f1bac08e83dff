// The second migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What transcripts say, so that new terms can be looked for when their files are gone.
  static let transcriptTables = """
    -- A transcript whose words are kept. Those booked before this table came are not; the next run
    -- over their files keeps them.
    CREATE TABLE transcript_texts (
      call_id           TEXT NOT NULL PRIMARY KEY REFERENCES transcripts (call_id) ON DELETE CASCADE,
      content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64), -- of the file it is from
      language          TEXT,             -- BCP 47, where the file says
      word_count        INTEGER NOT NULL CHECK (word_count >= 0),
      changed_at        TEXT NOT NULL
    ) STRICT;

    -- Words in a row that share turn, speaker and channel, in order of time.
    CREATE TABLE passages (
      call_id           TEXT NOT NULL REFERENCES transcript_texts (call_id) ON DELETE CASCADE,
      position          INTEGER NOT NULL, -- 0, 1, …
      turn              INTEGER NOT NULL, -- of the file's turns, from 0
      speaker           TEXT NOT NULL CHECK (speaker IN ('caller', 'agent', 'unknown')), -- as the file says
      speaker_label     TEXT,             -- such as 'spk_0', where the file has one
      channel           INTEGER,          -- from 0; NULL where the file does not say
      has_approximate_times INTEGER NOT NULL CHECK (has_approximate_times IN (0, 1)),
      text              TEXT NOT NULL,    -- the words, one blank between two
      word_marks        TEXT NOT NULL CHECK (json_valid(word_marks)),
        -- four numbers for each word: its bytes in `text`, start and end in ms from the start of the
        -- recording, confidence in thousandths (-1 where the file gives none)
      PRIMARY KEY (call_id, position)
    ) STRICT, WITHOUT ROWID;

    -- Transcripts to read, line by line.
    CREATE VIEW transcript_lines AS
    SELECT call_id, position, speaker, speaker_label, channel,
      CAST(word_marks ->> '$[1]' AS REAL) / 1000 AS start_s,
      CAST(word_marks ->> '$[#-2]' AS REAL) / 1000 AS end_s, text
    FROM passages;
    """
}
