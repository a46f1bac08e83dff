// The thirty-fifth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Orders have a source, as deals do.
  static let orderSources = """
    -- Where each order came from: as the last call with a known source that led to it (view order_calls), else as the deal
    -- that it is part of, else as the last thing that its person met in the ninety days before, direct traffic last. A number
    -- that several people left tells nobody.
    CREATE VIEW order_sources AS
    \(orderSourcesQuery);

    -- The rows of the view `order_sources`, as reports worked them out last. They count only as long as
    -- `kept_sources` names `sales`; ask the view, which always counts.
    CREATE TABLE kept_order_sources (
      order_id          TEXT NOT NULL PRIMARY KEY,
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

    -- What is kept as `sales` has no sources of orders yet.
    DELETE FROM kept_sources WHERE name = 'sales';
    """

  /// The view `order_sources` over `call_sources` and `deal_sources`, or over what stands for them.
  static let orderSourcesQuery = """
    WITH called AS MATERIALIZED (
      SELECT * FROM (
        SELECT o.order_id, s.call_id, s.touchpoint_id, s.channel, s.source, s.medium, s.campaign_id, s.campaign_name, s.keyword,
          row_number() OVER (PARTITION BY o.order_id ORDER BY o.started_at DESC, o.call_id) AS nth
        FROM order_calls AS o JOIN calls ON calls.call_id = o.call_id JOIN call_sources AS s ON s.call_id = o.call_id
        WHERE coalesce(calls.direction, 'inbound') = 'inbound' AND s.found_by IS NOT NULL
      ) AS led WHERE nth = 1
    ),
    sold AS MATERIALIZED (
      SELECT o.order_id, s.call_id, s.touchpoint_id, s.channel, s.source, s.medium, s.campaign_id, s.campaign_name, s.keyword
      FROM order_totals AS o JOIN deal_sources AS s ON s.deal_id = o.deal_id
      WHERE s.found_by IS NOT NULL AND o.order_id NOT IN (SELECT order_id FROM called)
    )
    SELECT order_id, 'call' AS found_by, call_id, touchpoint_id, channel, source, medium, campaign_id, campaign_name, keyword
    FROM called
    UNION ALL
    SELECT order_id, 'deal', call_id, touchpoint_id, channel, source, medium, campaign_id, campaign_name, keyword
    FROM sold
    UNION ALL
    SELECT o.order_id, CASE WHEN t.touchpoint_id IS NOT NULL THEN 'touchpoint' END, NULL, t.touchpoint_id, t.channel, t.source,
      t.medium, t.campaign_id, t.campaign_name, t.keyword
    FROM (
        SELECT order_id, at, visitor_id, person_id, email_key, CASE WHEN \(["touchpoints", "deals", "orders"]
          .map { "\(peopleCount(in: $0)) <= 1" }.joined(separator: " AND ")) THEN phone_key END AS phone_key
        FROM order_totals AS found
      ) AS o LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = (\(lastMetBeforeOrder))
    WHERE o.order_id NOT IN (SELECT order_id FROM called) AND o.order_id NOT IN (SELECT order_id FROM sold)
    """
}
