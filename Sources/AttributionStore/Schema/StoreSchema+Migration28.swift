// The twenty-eighth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What touchpoints tell of campaigns is kept, so that only those are looked at that changed since.
  static let touchpointCampaigns = """
    -- The campaigns that touchpoints name, by id and name as they have them, as the last report by campaign found
    -- them, less `kept_campaign_changes`. It counts as long as it has a row: there is one that names no campaign.
    CREATE TABLE kept_touchpoint_campaigns (
      campaign_id       TEXT,
      campaign_name     TEXT,
      at                TEXT NOT NULL     -- UTC; of the latest touchpoint that has both
    ) STRICT;

    -- What touchpoints that changed since tell of campaigns. Rows are added as long as `kept_touchpoint_campaigns` has
    -- one, and taken away by whoever brings that up to date.
    CREATE TABLE kept_campaign_changes (
      change_id         INTEGER PRIMARY KEY,
      campaign_id       TEXT,
      campaign_name     TEXT,
      at                TEXT NOT NULL,    -- UTC
      gone              INTEGER NOT NULL CHECK (gone IN (0, 1)) -- 1: a touchpoint says so no more
    ) STRICT;
    """

  /// The names of the triggers on touchpoints that write down what they tell of campaigns, in SQLite.
  static let triggersOfTouchpointCampaigns = ["insert", "update", "delete", "replace", "move"]
    .map { "touchpoints_\($0)_changes_campaigns" }

  /// Triggers that write down what touchpoints tell of campaigns, in SQLite.
  static let campaignTriggers = """
    CREATE TRIGGER touchpoints_insert_changes_campaigns AFTER INSERT ON touchpoints
    WHEN \(isKept) AND \(names("NEW")) BEGIN
      INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone) \(change("NEW", gone: 0));
    END;
    CREATE TRIGGER touchpoints_update_changes_campaigns AFTER UPDATE ON touchpoints
    WHEN \(isKept) AND (\(told("OLD"))) IS NOT (\(told("NEW"))) BEGIN
      INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
      \(change("OLD", gone: 1)) WHERE \(names("OLD"))
      UNION ALL
      \(change("NEW", gone: 0)) WHERE \(names("NEW"));
    END;
    CREATE TRIGGER touchpoints_delete_changes_campaigns AFTER DELETE ON touchpoints
    WHEN \(isKept) AND \(names("OLD")) BEGIN
      INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone) \(change("OLD", gone: 1));
    END;
    -- What takes the place of a row takes it away without a word.
    CREATE TRIGGER touchpoints_replace_changes_campaigns BEFORE INSERT ON touchpoints
    WHEN \(isKept) BEGIN
      \(replaced)
    END;
    CREATE TRIGGER touchpoints_move_changes_campaigns BEFORE UPDATE OF touchpoint_id ON touchpoints
    WHEN \(isKept) BEGIN
      \(replaced)
    END;
    """

  /// The same in PostgreSQL: once for all rows of a statement. What is no more is written down before what is.
  static let campaignTriggersAtOnce = """
    CREATE FUNCTION touchpoints_changes_campaigns() RETURNS trigger LANGUAGE plpgsql
    SET search_path = \(PostgresSchema.name), pg_catalog AS $trigger$
    BEGIN
      IF \(isKept) THEN
        INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
        SELECT campaign_id, campaign_name, max(at), CAST(TG_ARGV[0] AS bigint) FROM changed
        WHERE \(names("changed")) GROUP BY campaign_id, campaign_name;
      END IF;
      RETURN NULL;
    END $trigger$;
    \(triggersAtOnce)
    """

  private static let triggersAtOnce = [
    ("insert", "NEW", 0), ("update", "OLD", 1), ("update", "NEW", 0), ("delete", "OLD", 1),
  ].map { event, row, gone in
    """
    CREATE TRIGGER touchpoints_\(event)_changes_campaigns_\(1 - gone)
    AFTER \(event.uppercased()) ON touchpoints REFERENCING \(row) TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION touchpoints_changes_campaigns('\(gone)');
    """
  }.joined(separator: "\n")

  private static let isKept = "EXISTS (SELECT 1 FROM kept_touchpoint_campaigns)"

  private static func told(_ row: String) -> String {
    "\(row).campaign_id, \(row).campaign_name, \(row).at"
  }

  /// That `row` names a campaign.
  private static func names(_ row: String) -> String {
    "coalesce(\(row).campaign_id, \(row).campaign_name) IS NOT NULL"
  }

  private static func change(_ row: String, gone: Int) -> String {
    "SELECT \(told(row)), \(gone)"
  }

  private static let replaced = """
    INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
      \(change("known", gone: 1)) FROM touchpoints AS known
      WHERE known.touchpoint_id = NEW.touchpoint_id AND \(names("known"))
        AND (\(told("known"))) IS NOT (\(told("NEW")));
    """
}
