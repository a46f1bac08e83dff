// The twenty-fifth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What engagement tells of people is kept with them, so that reports need not look for the person of each row.
  static let engagedPeople = """
    DROP TABLE kept_people;

    -- Those people, with what touchpoints and engagement tell of each.
    CREATE TABLE kept_people (
      person            INTEGER PRIMARY KEY,
      name              TEXT NOT NULL,    -- one of the names, with its kind: customer:42
      first_met_at      TEXT,             -- UTC; the first touchpoint, or engagement other than an e-mail that came back
      came_back_at      TEXT,             -- UTC; the first touchpoint on a day (UTC) after that of the first one
      responded_at      TEXT,             -- UTC; the first form, chat, click in an e-mail or pushed message, or look at a product
      shared_at         TEXT,             -- UTC; the first post that was shared
      acted_at          TEXT,             -- UTC; the first time that something was done with an e-mail, a post, a page or the product
      last_acted_at     TEXT              -- UTC; the last such time
    ) STRICT;
    """

  /// The same in PostgreSQL, where who may read the table is not to be said again.
  static let engagedPeopleInPlace = """
    ALTER TABLE kept_people ADD COLUMN shared_at TEXT;
    ALTER TABLE kept_people ADD COLUMN acted_at TEXT;
    ALTER TABLE kept_people ADD COLUMN last_acted_at TEXT;
    """

  /// Whoever is kept was found without it.
  static let peopleAnew = """
    DELETE FROM kept_sources WHERE name = 'people';
    DELETE FROM kept_people_changes;
    """
}
