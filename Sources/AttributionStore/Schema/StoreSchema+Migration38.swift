// The thirty-eighth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// People who were erased, and how rows that nothing else may delete go with them.
  static let erasures = """
    -- Each time that somebody was erased.
    CREATE TABLE erasures (
      erasure_id        INTEGER PRIMARY KEY AUTOINCREMENT,
      erased_at         TEXT NOT NULL,    -- UTC
      reason            TEXT NOT NULL,
      rows_gone         TEXT NOT NULL     -- {"calls":2,"orders":1}
    ) STRICT;

    -- By what rows are known that are not to come back: the names of who was erased, and their calls and deals.
    CREATE TABLE erased_names (
      kind              TEXT NOT NULL
                        CHECK (kind IN ('visitor', 'customer', 'email', 'phone', 'call', 'deal')),
      name              TEXT NOT NULL,    -- numbers and addresses under the key
      erasure_id        INTEGER NOT NULL REFERENCES erasures (erasure_id),
      erased_at         TEXT NOT NULL,    -- UTC; what is newer is somebody's who came back
      PRIMARY KEY (kind, name)
    ) STRICT, WITHOUT ROWID;

    -- Has a row only within a transaction that erases somebody.
    CREATE TABLE erasing (
      only_row          INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1)
    ) STRICT;
    """

  /// What nobody may delete goes only with whom it tells of.
  static let erasureTriggers = [
    (
      "outcomes", "outcomes_are_not_deleted",
      "the ledger of outcomes is append-only: add a row that withdraws this one"
    ),
    (
      "person_decisions", "person_decisions_are_not_deleted",
      "decisions are not deleted: add one that undoes this one"
    ),
    (
      "sent_conversions", "sent_conversions_are_not_deleted",
      "what was sent stays sent: rows are not deleted"
    ),
    (
      "refused_conversions", "refused_conversions_are_not_deleted",
      "what was refused stays refused: rows are not deleted"
    ),
  ].map { table, name, message in
    """
    DROP TRIGGER \(name);
    CREATE TRIGGER \(name) BEFORE DELETE ON \(table)
    WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
      SELECT RAISE(ABORT, '\(message)');
    END;

    """
  }.joined()
}
