// The thirty-first migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// When people did something last is kept with when they did it first, so that nobody looks for it in the rows of a month.
  static let lastActions = """
    DROP VIEW first_actions;

    -- When people first did something, and when last, by the name in their rows:
    --   name     'e-mail': opened or clicked one; 'push': the same of a pushed message; 'app': used the product;
    --            'site': saw a page
    --   person   the address, customer, number or visitor
    -- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order.
    CREATE VIEW first_actions AS
    SELECT \(field("kind")) AS name, coalesce(email_key, person_id, phone_key, visitor_id) AS person, min(at) AS at,
      max(at) AS last_at
    FROM engagement
    WHERE kind || '' IN (\(actions)) AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
    GROUP BY 1, 2;

    ALTER TABLE kept_first_actions ADD COLUMN last_at TEXT NOT NULL DEFAULT ''; -- UTC
    DELETE FROM kept_first_actions;
    DELETE FROM kept_action_changes;
    """

  /// In PostgreSQL, where a statement writes down once what all its rows tell of somebody, both ends of it.
  static let bothEndsOfActions = """
    CREATE OR REPLACE FUNCTION engagement_changes_actions() RETURNS trigger LANGUAGE plpgsql
    SET search_path = \(PostgresSchema.name), pg_catalog AS $trigger$
    BEGIN
      IF EXISTS (SELECT 1 FROM kept_first_actions) THEN
        INSERT INTO kept_action_changes (name, person, at, gone)
        SELECT name, person, unnest(ARRAY[min(at), max(at)]), CAST(TG_ARGV[0] AS bigint)
        FROM (
          SELECT \(field("kind")) AS name, coalesce(email_key, person_id, phone_key, visitor_id) AS person, at
          FROM changed WHERE kind IN (\(actions))
        ) AS told
        WHERE person IS NOT NULL GROUP BY name, person;
      END IF;
      RETURN NULL;
    END $trigger$;
    """

  /// What reports about engagement alone answered is kept until something changes.
  static let keptAnswers = """
    -- What reports about engagement alone answered. An answer counts as long as its mark stands in `kept_answers_mark`.
    CREATE TABLE kept_answers (
      query             TEXT NOT NULL,    -- its text
      parameters        TEXT NOT NULL,    -- JSON: the values of its parameters
      mark              TEXT NOT NULL,    -- what stood in `kept_answers_mark` when it was answered
      answer            TEXT NOT NULL,    -- JSON: the columns, then the rows
      PRIMARY KEY (query, parameters)
    ) STRICT, WITHOUT ROWID;

    -- A mark as long as neither engagement nor the account's calendar has changed since it was written. Whatever changes
    -- them takes it away, whichever program does it.
    CREATE TABLE kept_answers_mark (
      only_row          INTEGER PRIMARY KEY CHECK (only_row = 1),
      mark              TEXT NOT NULL
    ) STRICT;
    \(["engagement", "utc_offsets"].map { forgetting("kept_answers_mark", at: $0) }.joined(separator: "\n"))
    """
}
