// The eighth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What recordings tell besides words, so that rules can ask for it when they are gone.
  static let recordingFacts = """
    -- What was measured in a recording. Those booked before this table came are not; the next run over
    -- their files measures them. Digits of keys that were pressed are not kept.
    CREATE TABLE recording_facts (
      call_id           TEXT NOT NULL PRIMARY KEY REFERENCES recordings (call_id) ON DELETE CASCADE,
      content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64), -- of the file it is from
      meter             TEXT NOT NULL,    -- what measured, with its version
      facts             TEXT NOT NULL CHECK (json_valid(facts)), -- see call_events, call_speech
      changed_at        TEXT NOT NULL
    ) STRICT;

    -- What happened in calls besides speech, one row each, in seconds from the start of the recording.
    CREATE VIEW call_events AS
    SELECT call_id, event.value ->> '$.kind' AS kind, CAST(event.value ->> '$.channel' AS INTEGER) AS channel,
      CAST(event.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(event.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
      event.value ->> '$.detail' AS detail
    FROM recording_facts, json_each(facts, '$.events') AS event;

    -- Who speaks when, one row for each stretch.
    CREATE VIEW call_speech AS
    SELECT call_id, CAST(channel.key AS INTEGER) AS channel,
      CAST(start.value AS REAL) / 1000 AS start_s,
      CAST(channel.value ->> ('$.speech_ms[' || (CAST(start.key AS INTEGER) + 1) || ']') AS REAL) / 1000
        AS end_s
    FROM recording_facts, json_each(facts, '$.channels') AS channel,
      json_each(channel.value, '$.speech_ms') AS start
    WHERE CAST(start.key AS INTEGER) % 2 = 0;
    """
}
