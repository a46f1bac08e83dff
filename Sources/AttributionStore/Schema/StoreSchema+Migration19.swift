// The nineteenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Who is who, kept as long as nothing changes that tells it.
  static let keptPeople = """
    -- Each name that is one person's, with the person: who is who, as a report worked it out last from all
    -- rows that anybody left. It counts only as long as `kept_sources` names `people`.
    CREATE TABLE kept_person_names (
      kind              TEXT NOT NULL CHECK (kind IN ('visitor', 'customer', 'email', 'phone')),
      name              TEXT NOT NULL,    -- numbers and addresses under the key
      person            INTEGER NOT NULL, -- a number that holds until people are worked out again
      PRIMARY KEY (kind, name)
    ) STRICT, WITHOUT ROWID;

    -- Those people, with what touchpoints tell of each.
    CREATE TABLE kept_people (
      person            INTEGER PRIMARY KEY,
      name              TEXT NOT NULL,    -- one of the names, with its kind: customer:42
      first_met_at      TEXT,             -- UTC; the first touchpoint
      came_back_at      TEXT,             -- UTC; the first one on a later day (UTC)
      responded_at      TEXT              -- UTC; the first form, chat or click in an e-mail
    ) STRICT;

    DROP TRIGGER deals_insert_forgets_sources;
    DROP TRIGGER deals_update_forgets_sources;
    DROP TRIGGER deals_delete_forgets_sources;
    DROP TABLE kept_sources;

    -- What is kept and still holds. Whatever changes one of the tables that it was worked out from takes
    -- the row away, whichever program does it.
    CREATE TABLE kept_sources (
      name              TEXT NOT NULL PRIMARY KEY CHECK (name IN ('calls', 'deals', 'people')),
      worker            TEXT              -- who is working it out; NULL: it is kept
    ) STRICT, WITHOUT ROWID;
    \(forgettingPeople)
    """

  /// SQLite's list of what texts a group has, for PostgreSQL.
  static let listedTexts = """
    CREATE FUNCTION listed(list text, item text) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
      SELECT CASE WHEN list IS NULL THEN item WHEN item IS NULL THEN list ELSE list || ',' || item END
    $f$;
    CREATE AGGREGATE group_concat(text) (SFUNC = listed, STYPE = text);
    """

  private static let forgettingPeople =
    (["orders", "subscriptions", "engagement", "deals"].map {
      forgetting(keptSources(changingWith: $0), at: $0)
    }).joined(separator: "\n")

  /// What holds no longer when a row of `table` changes, as it stands behind `FROM`: what the triggers on it
  /// take away.
  static func keptSources(changingWith table: String) -> String {
    switch table {
    case _ where tablesOfCallSources.contains(table): "kept_sources"
    case "spend": "kept_sources WHERE name = 'deals'"
    case "deals": "kept_sources WHERE name <> 'calls'"
    default: "kept_sources WHERE name = 'people'"
    }
  }
}
