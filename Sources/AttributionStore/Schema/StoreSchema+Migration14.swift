// The fourteenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What was decided by hand about who is who.
  static let personDecisions = """
    -- Decisions are added and never changed: one that no longer stands is undone by another. Names of the
    -- kinds email and phone are here under the key.
    CREATE TABLE person_decisions (
      decision_id       INTEGER PRIMARY KEY AUTOINCREMENT,
      kind              TEXT NOT NULL CHECK (kind IN ('part', 'join', 'shared', 'undo')),
      one_kind          TEXT CHECK (one_kind IN ('visitor', 'customer', 'email', 'phone')),
      one_name          TEXT,
      other_kind        TEXT CHECK (other_kind IN ('visitor', 'customer', 'email', 'phone')),
      other_name        TEXT,
      undoes_id         INTEGER UNIQUE REFERENCES person_decisions (decision_id),
      reason            TEXT,
      decided_at        TEXT NOT NULL,
      CHECK ((one_kind IS NULL) = (kind = 'undo') AND (one_name IS NULL) = (kind = 'undo')),
      CHECK ((other_kind IS NULL) = (kind NOT IN ('part', 'join'))),
      CHECK ((other_name IS NULL) = (kind NOT IN ('part', 'join'))),
      CHECK ((undoes_id IS NULL) = (kind <> 'undo') AND undoes_id < decision_id)
    ) STRICT;
    CREATE TRIGGER person_decisions_are_not_changed BEFORE UPDATE ON person_decisions BEGIN
      SELECT RAISE(ABORT, 'decisions are not changed: add one that undoes this one');
    END;
    CREATE TRIGGER person_decisions_are_not_deleted BEFORE DELETE ON person_decisions BEGIN
      SELECT RAISE(ABORT, 'decisions are not deleted: add one that undoes this one');
    END;
    CREATE TRIGGER person_decisions_are_not_replaced BEFORE INSERT ON person_decisions
    WHEN EXISTS (SELECT 1 FROM person_decisions WHERE decision_id = NEW.decision_id)
      OR EXISTS (SELECT 1 FROM person_decisions WHERE undoes_id = NEW.undoes_id)
    BEGIN
      SELECT RAISE(ABORT, 'decisions are not replaced: this one stands there already');
    END;

    -- As before, but that a number which was decided to be shared tells nobody's source.
    DROP VIEW call_sources;
    CREATE VIEW call_sources AS
    \(callSourcesQuery(ofCallersWho: areAlone));
    """

  /// SQL of a caller whose number was not decided to be shared.
  static let areAlone = """

             AND NOT EXISTS (SELECT 1 FROM person_decisions AS d
               WHERE d.kind = 'shared' AND d.one_kind = 'phone' AND d.one_name = numbered.phone_key
                 AND NOT EXISTS (SELECT 1 FROM person_decisions AS later
                   WHERE later.undoes_id = d.decision_id))
    """
}
