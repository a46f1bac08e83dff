// The seventeenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What others are told of conversions: what is on its way, and what they have heard.
  static let outbox = """
    -- What goes to a destination in one go: a request, or a file. It is waiting until a server has said yes or
    -- no, or until it is given up; nothing is changed after that. The body is kept as long as it is waiting.
    CREATE TABLE outbox (
      delivery_id       INTEGER PRIMARY KEY AUTOINCREMENT,
      destination       TEXT NOT NULL,    -- the name in the file of destinations, or of the export
      platform          TEXT NOT NULL,
      purpose           TEXT NOT NULL,    -- such as clicks, calls, adjustments
      place             TEXT NOT NULL,    -- the file, or the address without what is secret in it
      idempotency_key   TEXT NOT NULL UNIQUE, -- the same at every attempt
      content_type      TEXT NOT NULL,
      body              TEXT,
      body_is_sealed    INTEGER NOT NULL CHECK (body_is_sealed IN (0, 1)), -- under the key for contacts
      body_sha256       TEXT NOT NULL CHECK (length(body_sha256) = 64),
      state             TEXT NOT NULL
                        CHECK (state IN ('waiting', 'accepted', 'written', 'refused', 'given up')),
      attempts          INTEGER NOT NULL CHECK (attempts >= 0),
      next_attempt_at   TEXT,
      lease             TEXT,             -- the program that has it in hand
      leased_until      TEXT,
      last_status       INTEGER,          -- of the server's last answer
      last_error        TEXT,
      recorded_at       TEXT NOT NULL,
      settled_at        TEXT,
      CHECK ((settled_at IS NULL) = (state = 'waiting')),
      CHECK ((next_attempt_at IS NULL) = (state <> 'waiting')),
      CHECK ((body IS NULL) = (state <> 'waiting')),
      CHECK ((lease IS NULL) = (leased_until IS NULL)),
      CHECK (lease IS NULL OR state = 'waiting')
    ) STRICT;
    CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state = 'waiting';

    -- What a destination is told of a conversion, step by step. A step is written down together with its
    -- delivery, before anything is sent; rows are added and never changed.
    CREATE TABLE sent_conversions (
      sent_id           INTEGER PRIMARY KEY AUTOINCREMENT,
      delivery_id       INTEGER NOT NULL REFERENCES outbox (delivery_id),
      position          INTEGER NOT NULL, -- in the delivery, from 0
      destination       TEXT NOT NULL,
      origin_id         INTEGER NOT NULL REFERENCES outcomes (outcome_id), -- the first row of its corrections
      step              INTEGER NOT NULL CHECK (step > 0),
      kind              TEXT NOT NULL CHECK (kind IN ('new', 'restated', 'retracted')),
      outcome_id        INTEGER NOT NULL REFERENCES outcomes (outcome_id),
      name              TEXT NOT NULL,    -- as the rule gave it
      value_minor       INTEGER,          -- of a retracted one what was told before
      currency          TEXT,
      converted_at      TEXT NOT NULL,
      dedupe_key        TEXT,             -- what the platform knows it by
      UNIQUE (destination, origin_id, step),
      UNIQUE (delivery_id, position),
      CHECK (origin_id <= outcome_id),
      CHECK ((value_minor IS NULL) = (currency IS NULL))
    ) STRICT;
    CREATE INDEX sent_conversions_by_origin ON sent_conversions (origin_id);

    -- Steps that a destination did not take, and why. They are not told.
    CREATE TABLE refused_conversions (
      sent_id           INTEGER NOT NULL PRIMARY KEY REFERENCES sent_conversions (sent_id),
      reason            TEXT NOT NULL,
      refused_at        TEXT NOT NULL
    ) STRICT;

    CREATE TRIGGER sent_conversions_are_not_changed BEFORE UPDATE ON sent_conversions BEGIN
      SELECT RAISE(ABORT, 'what was sent stays sent: rows are not changed');
    END;
    CREATE TRIGGER sent_conversions_are_not_deleted BEFORE DELETE ON sent_conversions BEGIN
      SELECT RAISE(ABORT, 'what was sent stays sent: rows are not deleted');
    END;
    CREATE TRIGGER sent_conversions_are_not_replaced BEFORE INSERT ON sent_conversions
    WHEN EXISTS (SELECT 1 FROM sent_conversions WHERE sent_id = NEW.sent_id)
      OR EXISTS (SELECT 1 FROM sent_conversions WHERE destination = NEW.destination
        AND origin_id = NEW.origin_id AND step = NEW.step)
      OR EXISTS (SELECT 1 FROM sent_conversions
        WHERE delivery_id = NEW.delivery_id AND position = NEW.position)
    BEGIN
      SELECT RAISE(ABORT, 'what was sent stays sent: this row stands there already');
    END;
    CREATE TRIGGER refused_conversions_are_not_changed BEFORE UPDATE ON refused_conversions BEGIN
      SELECT RAISE(ABORT, 'what was refused stays refused: rows are not changed');
    END;
    CREATE TRIGGER refused_conversions_are_not_deleted BEFORE DELETE ON refused_conversions BEGIN
      SELECT RAISE(ABORT, 'what was refused stays refused: rows are not deleted');
    END;
    CREATE TRIGGER refused_conversions_are_not_replaced BEFORE INSERT ON refused_conversions
    WHEN EXISTS (SELECT 1 FROM refused_conversions WHERE sent_id = NEW.sent_id) BEGIN
      SELECT RAISE(ABORT, 'what was refused stays refused: this row stands there already');
    END;
    CREATE TRIGGER outbox_settled_is_not_changed BEFORE UPDATE ON outbox
    WHEN OLD.state <> 'waiting' BEGIN
      SELECT RAISE(ABORT, 'a delivery that is settled is not changed');
    END;
    CREATE TRIGGER outbox_is_not_deleted BEFORE DELETE ON outbox BEGIN
      SELECT RAISE(ABORT, 'deliveries are not deleted');
    END;
    CREATE TRIGGER outbox_is_not_replaced BEFORE INSERT ON outbox
    WHEN EXISTS (SELECT 1 FROM outbox WHERE delivery_id = NEW.delivery_id)
      OR EXISTS (SELECT 1 FROM outbox WHERE idempotency_key = NEW.idempotency_key)
    BEGIN
      SELECT RAISE(ABORT, 'this delivery stands there already');
    END;

    -- What each destination knows now: the last step that it took, unless that took the conversion back.
    CREATE VIEW told_conversions AS
    WITH told AS (
      SELECT sent_conversions.*, outbox.settled_at, outbox.place
      FROM sent_conversions JOIN outbox ON outbox.delivery_id = sent_conversions.delivery_id
      WHERE outbox.state IN ('accepted', 'written')
        AND NOT EXISTS (SELECT 1 FROM refused_conversions AS refused
          WHERE refused.sent_id = sent_conversions.sent_id)
    )
    SELECT told.destination, outcomes.call_id, told.origin_id, told.outcome_id, told.name,
      told.value_minor, told.currency, told.converted_at, told.settled_at AS told_at, told.place
    FROM told JOIN outcomes ON outcomes.outcome_id = told.outcome_id
    WHERE told.kind <> 'retracted'
      AND NOT EXISTS (SELECT 1 FROM told AS later WHERE later.destination = told.destination
        AND later.origin_id = told.origin_id AND later.step > told.step);
    """
}
