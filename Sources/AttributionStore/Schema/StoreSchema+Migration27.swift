// The twenty-seventh migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Campaigns that some files know by an id and others by a name, brought together by those that have both.
  static let campaigns = """
    -- What a campaign is called, whatever a file calls it: a row for each id, and for each name that is no id. An id
    -- and a name are one campaign's if a row of calls, numbers, touchpoints, spend or deals has both.
    --   campaign      the id or the name, as files have it
    --   campaign_id   whose it is; NULL where it is a name of which no row says an id, or several ids
    --   line          how reports call it: by its latest name, or by its id where it has none, or none of its own
    --   ids           how many campaigns the name belongs to: 1 for an id, 0 for a name without one
    CREATE VIEW campaigns AS
    \(campaignsQuery);

    -- The rows of the view `campaigns`, as reports worked them out last. They count only as long as `kept_sources`
    -- names them; ask the view, which always counts.
    CREATE TABLE kept_campaigns (
      campaign          TEXT NOT NULL PRIMARY KEY,
      campaign_id       TEXT,
      line              TEXT NOT NULL,
      ids               INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    DROP TABLE kept_sources;

    -- What is kept and still holds. Whatever changes one of the tables that it was worked out from takes
    -- the row away, whichever program does it.
    CREATE TABLE kept_sources (
      name              TEXT NOT NULL PRIMARY KEY
                        CHECK (name IN ('calls', 'campaigns', 'deals', 'people')),
      worker            TEXT              -- who is working it out; NULL: it is kept
    ) STRICT, WITHOUT ROWID;
    \(forgettingCampaigns)

    DROP VIEW call_dimensions;
    DROP VIEW spend_dimensions;

    -- What calls are told apart by: a row for each call and dimension, '' where it is not known. Campaigns are lines
    -- of the view `campaigns`.
    CREATE VIEW call_dimensions AS
    \(callDimensions);

    -- What spend is told apart by, the same way. Devices, regions, pages and ads have no spend of their own.
    CREATE VIEW spend_dimensions AS
    \(spendDimensions);
    """

  /// The view `campaigns` over `touchpoints` and the other tables, or over what stands for them.
  static let campaignsQuery = """
    WITH told AS MATERIALIZED (
      SELECT campaign_id, campaign_name, max(last_at) AS last_at FROM (
        SELECT campaign_id, campaign_name, max(at) AS last_at FROM touchpoints
        WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
        UNION ALL
        SELECT campaign_id, campaign_name, max(day) FROM spend GROUP BY campaign_id, campaign_name
        UNION ALL
        SELECT campaign_id, campaign_name, valid_from FROM tracking_numbers
        UNION ALL
        SELECT campaign_id, campaign_name, max(coalesce(started_at, '')) FROM calls
        WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
        UNION ALL
        SELECT campaign_id, campaign_name, max(coalesce(modified_at, opened_at, lead_at, '')) FROM deals
        WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
      ) AS seen GROUP BY campaign_id, campaign_name
    ),
    known AS (SELECT DISTINCT campaign_id FROM told WHERE campaign_id IS NOT NULL),
    named AS (
      SELECT campaign_name, count(DISTINCT campaign_id) AS ids, max(campaign_id) AS campaign_id FROM told
      WHERE campaign_name IS NOT NULL AND campaign_name NOT IN (SELECT campaign_id FROM known)
      GROUP BY campaign_name
    ),
    latest AS (
      SELECT campaign_id, campaign_name FROM (
        SELECT campaign_id, campaign_name,
          row_number() OVER (PARTITION BY campaign_id ORDER BY last_at DESC, campaign_name) AS nth
        FROM told WHERE campaign_id IS NOT NULL AND campaign_name IS NOT NULL
      ) AS placed WHERE nth = 1
    ),
    lines AS (
      SELECT known.campaign_id,
        CASE WHEN named.ids = 1 THEN named.campaign_name ELSE known.campaign_id END AS line
      FROM known LEFT JOIN latest ON latest.campaign_id = known.campaign_id
        LEFT JOIN named ON named.campaign_name = latest.campaign_name
    )
    SELECT campaign_id AS campaign, campaign_id, line, 1 AS ids FROM lines
    UNION ALL
    SELECT named.campaign_name, CASE WHEN named.ids = 1 THEN named.campaign_id END,
      coalesce(lines.line, named.campaign_name), named.ids
    FROM named LEFT JOIN lines ON named.ids = 1 AND lines.campaign_id = named.campaign_id
    """

  /// The view `call_dimensions` over `call_sources` and `campaigns`, or over what stands for them.
  static let callDimensions = callDimensionsQuery(
    campaigns: """
      SELECT s.call_id, 'campaign', coalesce(c.line, '')
      FROM call_sources AS s LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
      """)

  /// The view `spend_dimensions` over `campaigns`, or over what stands for it.
  static let spendDimensions = spendDimensionsQuery(
    campaigns: """
      SELECT 'campaign', coalesce(c.line, s.campaign_id), s.day, s.currency, s.amount_minor
      FROM spend_channels AS s LEFT JOIN campaigns AS c ON c.campaign = s.campaign_id
      """)

  private static let forgettingCampaigns = ["deals", "spend"].map { table in
    let events = ["insert", "update", "delete"]
    return events.map { "DROP TRIGGER \(forgettingTrigger(of: $0, on: table));" }
      .joined(separator: "\n") + "\n" + forgetting(keptOfRows(in: table) ?? "", at: table)
  }.joined(separator: "\n")

  /// What holds no longer when a row of `table` changes, as it stands behind `FROM`, besides who is who; `nil` for
  /// nothing.
  static func keptOfRows(in table: String) -> String? {
    switch table {
    case "deals", "spend": "kept_sources WHERE name IN ('campaigns', 'deals')"
    default: keptButPeople(changingWith: table)
    }
  }
}
