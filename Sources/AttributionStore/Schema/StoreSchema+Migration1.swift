// The first migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Calls and their files: one row per call each, always the newest state.
  static let callTables = """
    CREATE TABLE calls (
      call_id           TEXT NOT NULL PRIMARY KEY CHECK (call_id <> ''),
      started_at        TEXT,    -- UTC, 2026-10-03T18:22:00.000Z, so that texts sort as times do
      direction         TEXT,    -- 'inbound' or 'outbound'
      answered          INTEGER CHECK (answered IN (0, 1)),
      voicemail         INTEGER CHECK (voicemail IN (0, 1)),
      duration_ms       INTEGER, -- from answer to hang-up
      ring_ms           INTEGER, -- from the first ring to the answer
      answer_offset_ms  INTEGER, -- how far into the recording the call was answered
      language          TEXT,    -- BCP 47
      caller_number     TEXT,    -- E.164; NULL when withheld
      caller_is_repeat  INTEGER CHECK (caller_is_repeat IN (0, 1)),
      caller_region     TEXT,
      agent_id          TEXT,
      agent_team        TEXT,
      agent_number      TEXT,
      tracking_number   TEXT,
      tracking_pool     TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT,
      source            TEXT,
      medium            TEXT,
      keyword           TEXT,
      channel_speakers  TEXT NOT NULL CHECK (json_valid(channel_speakers)), -- ["caller","agent"]
      other_facts       TEXT NOT NULL CHECK (json_valid(other_facts)),      -- {"custom.plan":"gold"}
      recorded_at       TEXT NOT NULL, -- when the call was booked first
      changed_at        TEXT NOT NULL  -- when a column of this row changed last
    ) STRICT;
    CREATE INDEX calls_by_start ON calls (started_at);
    CREATE INDEX calls_by_campaign ON calls (campaign_id, started_at);

    CREATE TABLE recordings (
      call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
      path              TEXT NOT NULL,    -- as the user gave it
      sha256            TEXT NOT NULL CHECK (length(sha256) = 64),
      format            TEXT NOT NULL,
      duration_ms       INTEGER NOT NULL,
      channel_count     INTEGER NOT NULL,
      sample_rate_hz    INTEGER NOT NULL,
      changed_at        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX recordings_by_content ON recordings (sha256);

    CREATE TABLE transcripts (
      call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
      path              TEXT NOT NULL,
      sha256            TEXT NOT NULL CHECK (length(sha256) = 64),
      format            TEXT NOT NULL,
      changed_at        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX transcripts_by_content ON transcripts (sha256);
    """

  /// What was searched for, where, with what, and what was found. Terms are many and the same for
  /// all calls, so they are kept once; of a call's searches only those in its present files stay.
  static let searchTables = """
    CREATE TABLE terms (
      term_id           INTEGER PRIMARY KEY,
      pattern           TEXT NOT NULL,
      sounds_like       TEXT NOT NULL,    -- '' where the rule says nothing
      UNIQUE (pattern, sounds_like)
    ) STRICT;

    CREATE TABLE searches (
      search_id         INTEGER PRIMARY KEY,
      call_id           TEXT NOT NULL REFERENCES calls (call_id) ON DELETE CASCADE,
      source            TEXT NOT NULL CHECK (source IN ('audio', 'transcript')),
      finder            TEXT NOT NULL,    -- what searched, with its version
      content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64),
      recorded_at       TEXT NOT NULL,
      UNIQUE (call_id, source, finder, content_sha256)
    ) STRICT;

    -- A term that was searched for, found or not.
    CREATE TABLE searched_terms (
      search_id         INTEGER NOT NULL REFERENCES searches (search_id) ON DELETE CASCADE,
      term_id           INTEGER NOT NULL REFERENCES terms (term_id),
      PRIMARY KEY (search_id, term_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE hits (
      search_id         INTEGER NOT NULL,
      term_id           INTEGER NOT NULL,
      position          INTEGER NOT NULL, -- 0, 1, … in order of time
      speaker           TEXT NOT NULL CHECK (speaker IN ('caller', 'agent', 'unknown')),
      channel           INTEGER,          -- from 0; NULL where a transcript does not say
      start_ms          INTEGER NOT NULL, -- from the start of the recording
      end_ms            INTEGER NOT NULL CHECK (end_ms >= start_ms),
      first_word        INTEGER,          -- of the transcript, from 0; NULL for sound
      end_word          INTEGER CHECK (end_word >= first_word), -- the first word after the hit
      confidence_thousandths INTEGER NOT NULL CHECK (confidence_thousandths BETWEEN 0 AND 1000),
      text              TEXT NOT NULL,
      has_approximate_times INTEGER NOT NULL CHECK (has_approximate_times IN (0, 1)),
      PRIMARY KEY (search_id, term_id, position),
      FOREIGN KEY (search_id, term_id) REFERENCES searched_terms ON DELETE CASCADE,
      CHECK ((first_word IS NULL) = (end_word IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hits_by_term ON hits (term_id);
    """

  /// The rules, and which of them the present state of each call comes from.
  static let ruleTables = """
    CREATE TABLE rulesets (
      digest            TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
      canonical_text    TEXT NOT NULL,
      engine_version    TEXT NOT NULL,    -- of the engine that used it first
      recorded_at       TEXT NOT NULL
    ) STRICT;

    CREATE TABLE evaluations (
      call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
      ruleset_digest    TEXT NOT NULL REFERENCES rulesets (digest),
      engine_version    TEXT NOT NULL,
      model_version     TEXT,             -- NULL where no sound was searched
      matcher_version   TEXT,             -- NULL where no transcript was searched
      verdicts          TEXT NOT NULL CHECK (json_valid(verdicts)), -- {"card-sale":"yes"}
      changed_at        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evaluations_by_ruleset ON evaluations (ruleset_digest);
    """

  /// The ledger. The evidence is a copy: what a row rests on stays readable when hits are replaced.
  static let ledgerTable = """
    CREATE TABLE outcomes (
      outcome_id        INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id           TEXT NOT NULL REFERENCES calls (call_id),
      kind              TEXT NOT NULL CHECK (kind IN ('conversion', 'tag', 'score', 'note')),
      name              TEXT,             -- of the conversion, tag or score; NULL for a note
      type              TEXT,             -- of a conversion, where the rule names one
      value_minor       INTEGER,          -- of a conversion, in the currency's smallest unit
      currency          TEXT,             -- ISO 4217
      value_digits      INTEGER,          -- decimals of the currency: 2 for USD, 0 for KRW
      points            INTEGER,          -- of a score
      note              TEXT,             -- of a note
      rule_id           TEXT NOT NULL,
      rule_name         TEXT NOT NULL,
      rule_revision     INTEGER NOT NULL,
      rule_file         TEXT NOT NULL,
      ruleset_digest    TEXT NOT NULL REFERENCES rulesets (digest),
      engine_version    TEXT NOT NULL,
      model_version     TEXT,
      matcher_version   TEXT,
      evidence          TEXT NOT NULL CHECK (json_valid(evidence)), -- see outcome_evidence
      recorded_at       TEXT NOT NULL,
      corrects_id       INTEGER,          -- the row that this one supersedes
      retracted         INTEGER NOT NULL CHECK (retracted IN (0, 1)), -- 1: withdraws corrects_id
      UNIQUE (call_id, outcome_id),
      UNIQUE (corrects_id),
      FOREIGN KEY (call_id, corrects_id) REFERENCES outcomes (call_id, outcome_id),
      CHECK (corrects_id < outcome_id),
      CHECK (retracted = 0 OR corrects_id IS NOT NULL),
      CHECK ((name IS NULL) = (kind = 'note') AND (note IS NULL) = (kind <> 'note')),
      CHECK ((points IS NULL) = (kind <> 'score')),
      CHECK (type IS NULL OR kind = 'conversion'),
      CHECK (value_minor IS NULL OR kind = 'conversion'),
      CHECK ((value_minor IS NULL) = (currency IS NULL)
             AND (value_minor IS NULL) = (value_digits IS NULL))
    ) STRICT;
    CREATE INDEX outcomes_by_rule ON outcomes (rule_id);
    """

  /// Rows are added and never changed, whoever has the file open. `INSERT OR REPLACE` deletes
  /// without asking the delete trigger, so the insert trigger looks for what it would replace.
  static let ledgerTriggers = """
    CREATE TRIGGER outcomes_are_not_changed BEFORE UPDATE ON outcomes BEGIN
      SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: add a row that corrects this one');
    END;
    CREATE TRIGGER outcomes_are_not_deleted BEFORE DELETE ON outcomes BEGIN
      SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: add a row that withdraws this one');
    END;
    CREATE TRIGGER outcomes_are_not_replaced BEFORE INSERT ON outcomes
    WHEN EXISTS (SELECT 1 FROM outcomes WHERE outcome_id = NEW.outcome_id)
      OR EXISTS (SELECT 1 FROM outcomes WHERE corrects_id = NEW.corrects_id)
    BEGIN
      SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: this row stands there already');
    END;
    CREATE TRIGGER outcomes_correct_what_holds BEFORE INSERT ON outcomes
    WHEN EXISTS (SELECT 1 FROM outcomes WHERE outcome_id = NEW.corrects_id AND retracted = 1)
    BEGIN
      SELECT RAISE(ABORT, 'a withdrawn outcome is not corrected: add a row of its own');
    END;
    """

  /// What people ask.
  static let viewsForPeople = """
    -- The outcomes that hold now: neither withdrawn nor superseded. `value` is for reading; add up
    -- `value_minor`, for each currency by itself.
    CREATE VIEW live_outcomes AS
    SELECT outcome_id, call_id, kind, name, type, value_minor, currency, value_digits,
      CASE value_digits WHEN 0 THEN value_minor * 1.0 WHEN 2 THEN value_minor / 100.0
        WHEN 3 THEN value_minor / 1000.0 WHEN 4 THEN value_minor / 10000.0 END AS value,
      points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
      model_version, matcher_version, evidence, recorded_at, corrects_id
    FROM outcomes
    WHERE retracted = 0
      AND NOT EXISTS (SELECT 1 FROM outcomes AS later WHERE later.corrects_id = outcomes.outcome_id);

    -- What each row of the ledger rests on, one row per hit.
    CREATE VIEW outcome_evidence AS
    SELECT outcome_id, call_id, hit.key AS position, hit.value ->> '$.term' AS term,
      hit.value ->> '$.sounds_like' AS sounds_like, hit.value ->> '$.source' AS source,
      hit.value ->> '$.speaker' AS speaker, hit.value ->> '$.channel' AS channel,
      CAST(hit.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(hit.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
      CAST(hit.value ->> '$.confidence_thousandths' AS REAL) / 1000 AS confidence,
      hit.value ->> '$.text' AS text
    FROM outcomes, json_each(outcomes.evidence) AS hit;

    -- Everything that was found in the calls' present files.
    CREATE VIEW call_hits AS
    SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like, source, speaker, channel,
      start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
      confidence_thousandths / 1000.0 AS confidence, text, finder
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);

    -- What each rule says about each call: 'yes', 'no' or 'unknown'.
    CREATE VIEW rule_verdicts AS
    SELECT call_id, verdict.key AS rule_id, verdict.value AS verdict, ruleset_digest
    FROM evaluations, json_each(evaluations.verdicts) AS verdict;
    """
}
