// The second part of the twenty-eighth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// When people did something first is kept, so that those who ever did are counted without putting all rows in order.
  static let firstActions = """
    -- When people first did something, by the name in their rows:
    --   name     'e-mail': opened or clicked one; 'push': the same of a pushed message; 'app': used the product;
    --            'site': saw a page
    --   person   the address, customer, number or visitor
    -- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order.
    CREATE VIEW first_actions AS
    SELECT \(field("kind")) AS name, coalesce(email_key, person_id, phone_key, visitor_id) AS person, min(at) AS at
    FROM engagement
    WHERE kind || '' IN (\(actions)) AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
    GROUP BY 1, 2;

    -- The rows of the view `first_actions`, as the last report found them, less `kept_action_changes`. They count as
    -- long as there is one; there is one of nobody.
    CREATE TABLE kept_first_actions (
      name              TEXT NOT NULL,
      person            TEXT NOT NULL,
      at                TEXT NOT NULL,    -- UTC
      PRIMARY KEY (name, person)
    ) STRICT, WITHOUT ROWID;

    -- What engagement that changed since tells of that. Rows are added as long as `kept_first_actions` has one, and
    -- taken away by whoever brings that up to date.
    CREATE TABLE kept_action_changes (
      change_id         INTEGER PRIMARY KEY,
      name              TEXT NOT NULL,
      person            TEXT NOT NULL,
      at                TEXT NOT NULL,    -- UTC
      gone              INTEGER NOT NULL CHECK (gone IN (0, 1)) -- 1: a row says so no more
    ) STRICT;
    """

  /// What `first_actions` says of the person `?2` and of what is called `?1`, told by that person's rows; no row
  /// where there are none.
  static let firstActionOfOne = """
    SELECT ?1, ?2, min(at), max(at) FROM engagement
    WHERE (email_key = ?2 OR person_id = ?2 OR phone_key = ?2 OR visitor_id = ?2)
      AND kind IN (\(actions)) AND \(field("kind")) = ?1
      AND coalesce(email_key, person_id, phone_key, visitor_id) = ?2
    HAVING min(at) IS NOT NULL
    """

  /// The names of the triggers on engagement that write down what it tells of what people did, in SQLite.
  static let triggersOfActions = ["insert", "update", "delete", "replace", "move"]
    .map { "engagement_\($0)_changes_actions" }

  /// Triggers that write down what engagement tells of what people did, in SQLite.
  static let actionTriggers = """
    CREATE TRIGGER engagement_insert_changes_actions AFTER INSERT ON engagement
    WHEN \(isKept) AND NEW.kind IN (\(actions)) BEGIN
      \(writing) \(change("NEW", gone: 0));
    END;
    CREATE TRIGGER engagement_update_changes_actions AFTER UPDATE ON engagement
    WHEN \(isKept) AND (\(told("OLD"))) IS NOT (\(told("NEW"))) BEGIN
      \(writing)
      \(change("OLD", gone: 1))
      UNION ALL
      \(change("NEW", gone: 0));
    END;
    CREATE TRIGGER engagement_delete_changes_actions AFTER DELETE ON engagement
    WHEN \(isKept) AND OLD.kind IN (\(actions)) BEGIN
      \(writing) \(change("OLD", gone: 1));
    END;
    -- What takes the place of a row takes it away without a word.
    CREATE TRIGGER engagement_replace_changes_actions BEFORE INSERT ON engagement
    WHEN \(isKept) BEGIN
      \(replaced)
    END;
    CREATE TRIGGER engagement_move_changes_actions BEFORE UPDATE OF engagement_id ON engagement
    WHEN \(isKept) BEGIN
      \(replaced)
    END;
    """

  /// The same in PostgreSQL: once for all rows of a statement.
  static let actionTriggersAtOnce = """
    CREATE FUNCTION engagement_changes_actions() RETURNS trigger LANGUAGE plpgsql
    SET search_path = \(PostgresSchema.name), pg_catalog AS $trigger$
    BEGIN
      IF \(isKept) THEN
        \(writing)
        SELECT \(field("kind")), coalesce(email_key, person_id, phone_key, visitor_id), min(at), CAST(TG_ARGV[0] AS bigint)
        FROM changed
        WHERE kind IN (\(actions)) AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
        GROUP BY 1, 2;
      END IF;
      RETURN NULL;
    END $trigger$;
    \(triggersAtOnce)
    """

  private static let triggersAtOnce = [
    ("insert", "NEW", 0), ("update", "OLD", 1), ("update", "NEW", 0), ("delete", "OLD", 1),
  ].map { event, row, gone in
    """
    CREATE TRIGGER engagement_\(event)_changes_actions_\(1 - gone)
    AFTER \(event.uppercased()) ON engagement REFERENCING \(row) TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION engagement_changes_actions('\(gone)');
    """
  }.joined(separator: "\n")

  private static let isKept = "EXISTS (SELECT 1 FROM kept_first_actions)"
  static let actions =
    "'app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view'"
  private static let writing =
    "INSERT INTO kept_action_changes (name, person, at, gone)"

  /// Where it was done, by the kind of a row.
  static func field(_ kind: String) -> String {
    "CASE \(kind) WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' "
      + "WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END"
  }

  private static func person(_ row: String) -> String {
    "coalesce(\(row).email_key, \(row).person_id, \(row).phone_key, \(row).visitor_id)"
  }

  private static func told(_ row: String) -> String {
    "\(row).kind, \(row).at, \(person(row))"
  }

  private static func change(_ row: String, gone: Int, from place: String = "") -> String {
    """
    SELECT \(field("\(row).kind")), \(person(row)), \(row).at, \(gone)\(place)
      WHERE \(row).kind IN (\(actions)) AND \(person(row)) IS NOT NULL
    """
  }

  private static let replaced = """
    \(writing)
      \(change("known", gone: 1, from: " FROM engagement AS known"))
        AND known.engagement_id = NEW.engagement_id AND (\(told("known"))) IS NOT (\(told("NEW")));
    """
}
