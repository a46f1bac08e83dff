// The eighteenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Where calls and deals came from, kept as long as nothing changes that tells it.
  static let keptSources = """
    -- The rows of the view `call_sources`, as reports worked them out last. They count only as long as
    -- `kept_sources` names them; ask the view, which always counts.
    CREATE TABLE kept_call_sources (
      call_id           TEXT NOT NULL PRIMARY KEY,
      found_by          TEXT,
      problem           TEXT,
      channel           TEXT,
      source            TEXT,
      medium            TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT,
      keyword           TEXT,
      touchpoint_id     TEXT,
      visitor_id        TEXT,
      landing_page      TEXT,
      device            TEXT,
      region            TEXT,
      ad_version        TEXT
    ) STRICT, WITHOUT ROWID;

    -- The rows of the view `deal_sources`, the same way.
    CREATE TABLE kept_deal_sources (
      deal_id           TEXT NOT NULL PRIMARY KEY,
      found_by          TEXT,
      call_id           TEXT,
      touchpoint_id     TEXT,
      channel           TEXT,
      source            TEXT,
      medium            TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT,
      keyword           TEXT
    ) STRICT, WITHOUT ROWID;

    -- What is kept and still holds. Whatever changes one of the tables that it was worked out from takes
    -- the row away, whichever program does it.
    CREATE TABLE kept_sources (
      name              TEXT NOT NULL PRIMARY KEY CHECK (name IN ('calls', 'deals'))
    ) STRICT, WITHOUT ROWID;
    \(forgettingTriggers)
    """

  /// The tables from which the sources of calls are worked out; those of deals are worked out from them too.
  static let tablesOfCallSources = [
    "calls", "caller_keys", "tracking_numbers", "touchpoints", "person_decisions",
  ]
  private static let tablesOfDealSources = ["deals", "spend"]

  private static let forgettingTriggers =
    (tablesOfCallSources.map { forgetting("kept_sources", at: $0) }
    + tablesOfDealSources.map { forgetting("kept_sources WHERE name = 'deals'", at: $0) })
    .joined(separator: "\n")

  /// The name of the trigger that forgets what is kept when a row of `table` changes.
  static func forgettingTrigger(of event: String, on table: String) -> String {
    "\(table)_\(event)_forgets_sources"
  }

  /// Triggers that take the rows `kept` away when a row of `table` changes. Where there is none they cost a look.
  static func forgetting(_ kept: String, at table: String) -> String {
    ["insert", "update", "delete"].map { event in
      """
      CREATE TRIGGER \(forgettingTrigger(of: event, on: table)) AFTER \(event.uppercased()) ON \(table)
      WHEN EXISTS (SELECT 1 FROM \(kept)) BEGIN
        DELETE FROM \(kept);
      END;
      """
    }.joined(separator: "\n")
  }
}
