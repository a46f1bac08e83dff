// The thirty-third migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What customers did is kept with who is who, so that reports on them need not look for the person of each row of
  /// engagement.
  static let customerActs = """
    -- What people who bought did, and their contacts with support, as `reports/dealings.sql` says, by person. It counts
    -- as long as `kept_person_names` does.
    CREATE TABLE kept_customer_acts (
      person            INTEGER NOT NULL,
      at                TEXT NOT NULL,    -- UTC
      id                TEXT NOT NULL,    -- of the row of engagement
      kind              TEXT NOT NULL,
      times             INTEGER NOT NULL,
      PRIMARY KEY (person, at, id)
    ) STRICT, WITHOUT ROWID;
    """
}
