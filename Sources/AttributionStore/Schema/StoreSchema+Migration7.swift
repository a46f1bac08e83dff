// The seventh migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text is
// not changed once it has been released.
extension StoreSchema {
  /// Named amounts in the ledger. SQLite cannot change what a column may hold, so the table is made anew with
  /// the same rows; its triggers, which `ledgerTriggers` makes again, go with the old one.
  static let namedAmounts = """
    DROP VIEW live_outcomes;
    DROP VIEW outcome_evidence;

    CREATE TABLE ledger_with_amounts (
      outcome_id        INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id           TEXT NOT NULL REFERENCES calls (call_id),
      kind              TEXT NOT NULL CHECK (kind IN ('conversion', 'amount', 'tag', 'score', 'note')),
      name              TEXT,             -- of the conversion, amount, tag or score; NULL for a note
      type              TEXT,             -- of a conversion, where the rule names one
      value_minor       INTEGER,          -- of a conversion or amount, in the currency's smallest unit
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
      CHECK (value_minor IS NULL OR kind IN ('conversion', 'amount')),
      CHECK ((value_minor IS NULL) = (currency IS NULL)
             AND (value_minor IS NULL) = (value_digits IS NULL))
    ) STRICT;
    INSERT INTO ledger_with_amounts SELECT outcome_id, call_id, kind, name, type, value_minor, currency,
      value_digits, points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest,
      engine_version, model_version, matcher_version, evidence, recorded_at, corrects_id, retracted
    FROM outcomes ORDER BY outcome_id;
    DROP TABLE outcomes;
    ALTER TABLE ledger_with_amounts RENAME TO outcomes;
    CREATE INDEX outcomes_by_rule ON outcomes (rule_id);

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
      hit.value ->> '$.sounds_like' AS sounds_like, hit.value ->> '$.clip_sha256' AS clip_sha256,
      hit.value ->> '$.source' AS source,
      hit.value ->> '$.speaker' AS speaker, hit.value ->> '$.channel' AS channel,
      CAST(hit.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(hit.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
      CAST(hit.value ->> '$.confidence_thousandths' AS REAL) / 1000 AS confidence,
      hit.value ->> '$.text' AS text, hit.value -> '$.captures' AS captures,
      hit.value ->> '$.polarity' AS polarity
    FROM outcomes, json_each(outcomes.evidence) AS hit;
    """

  /// The same in PostgreSQL, which can change a table where it stands, with its triggers.
  static let namedAmountsInPlace = """
    ALTER TABLE outcomes DROP CONSTRAINT outcomes_kind_check, DROP CONSTRAINT outcomes_check5,
      ADD CONSTRAINT outcomes_kind_check
        CHECK (kind IN ('conversion', 'amount', 'tag', 'score', 'note')),
      ADD CONSTRAINT outcomes_check5
        CHECK (value_minor IS NULL OR kind IN ('conversion', 'amount'));
    """
}
