// The thirtieth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Whose calls, deals, orders and subscriptions are is kept with who is who, so that reports need not look for the
  /// person of each.
  static let dealings = """
    -- What people have had to do with us besides touchpoints and engagement, as `reports/dealings.sql` says, by person.
    -- It counts as long as `kept_person_names` does.
    CREATE TABLE kept_dealings (
      person            INTEGER NOT NULL,
      kind              TEXT NOT NULL
                        CHECK (kind IN ('call', 'lead', 'opportunity', 'won', 'order', 'price')),
      id                TEXT NOT NULL,    -- of the call, deal, order or subscription
      at                TEXT NOT NULL,    -- UTC; of deals and subscriptions it may be a day
      currency          TEXT NOT NULL,    -- ''; ISO 4217 where there is an amount
      amount_minor      INTEGER,          -- in the currency's smallest unit; of a subscription for a month
      segment           TEXT,
      deal_id           TEXT,             -- which an order names, or of which a subscription came
      ended_at          TEXT,             -- when the price of a subscription ended
      first_at          TEXT,             -- when the first price of the subscription began that is the person's
      PRIMARY KEY (person, kind, id, at, currency)
    ) STRICT, WITHOUT ROWID;
    """

  /// What was sold without a call is kept with where it came from.
  static let salesWithoutCalls = """
    -- What was sold without a call that is known, with where it came from: deals that were won, and orders that are not
    -- part of one and name no call. An order came from the last thing that its person met in the ninety days before,
    -- direct traffic last. `at` is when the deal was won, or when it was ordered.
    CREATE VIEW sales_without_calls AS
    \(salesWithoutCallsQuery);

    -- The rows of the view `sales_without_calls`, as reports worked them out last. They count only as long as
    -- `kept_sources` names `sales`; ask the view, which always counts.
    CREATE TABLE kept_sales_without_calls (
      deal_id           TEXT,
      order_id          TEXT,
      at                TEXT,             -- UTC; of deals it may be a day
      channel           TEXT,
      source            TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT
    ) STRICT;

    DROP TABLE kept_sources;

    -- What is kept and still holds. Whatever changes one of the tables that it was worked out from takes
    -- the row away, whichever program does it.
    CREATE TABLE kept_sources (
      name              TEXT NOT NULL PRIMARY KEY
                        CHECK (name IN ('calls', 'campaigns', 'deals', 'people', 'sales')),
      worker            TEXT              -- who is working it out; NULL: it is kept
    ) STRICT, WITHOUT ROWID;
    \(forgettingSales)
    """

  /// The view `sales_without_calls` over `deal_sources`, or over what stands for it.
  static let salesWithoutCallsQuery = """
    SELECT deals.deal_id, CAST(NULL AS TEXT) AS order_id, deals.closed_at AS at, s.channel, s.source, s.campaign_id,
      s.campaign_name
    FROM deals JOIN deal_sources AS s ON s.deal_id = deals.deal_id
    WHERE deals.won = 1 AND s.call_id IS NULL AND deals.deal_id NOT IN (SELECT deal_id FROM deal_calls)
    UNION ALL
    SELECT NULL, o.order_id, o.at, t.channel, t.source, t.campaign_id, t.campaign_name
    FROM (
      SELECT order_id, min(at) AS at, max(visitor_id) AS visitor_id, max(person_id) AS person_id,
        max(email_key) AS email_key, max(phone_key) AS phone_key
      FROM order_lines
      WHERE call_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1)
      GROUP BY order_id HAVING sum(amount_minor) > 0
    ) AS o LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = (\(lastMetBeforeOrder))
    """

  /// The last thing that the person of the order `o` met in the ninety days before it, direct traffic last.
  static let lastMetBeforeOrder = """

        SELECT touchpoint_row FROM (
          \(["visitor_id", "person_id", "email_key", "phone_key"].map(met).joined(separator: "\nUNION ALL\n"))
        ) AS met ORDER BY lower(channel) IN ('direct', '(direct)'), at DESC LIMIT 1
    """

  /// What was met before an order by whom `column` of the order names.
  private static func met(with column: String) -> String {
    """
    SELECT touchpoint_row, channel, at FROM touchpoint_channels
    WHERE \(column) = o.\(column) AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
    """
  }

  private static let forgettingSales =
    (["deals", "spend"].flatMap { table in
      ["insert", "update", "delete"].map { event in
        "DROP TRIGGER \(forgettingTrigger(of: event, on: table));"
      }
    }
    + ["deals", "spend", "orders", "same_sales"].map { table in
      forgetting(keptNow(ofRowsIn: table) ?? "", at: table)
    }).joined(separator: "\n")

  /// What holds no longer when a row of `table` changes, as it stands behind `FROM`, besides who is who; `nil` for
  /// nothing.
  static func keptNow(ofRowsIn table: String) -> String? {
    switch table {
    case "engagement", "utc_offsets": "kept_answers_mark"
    case "deals", "spend": "kept_sources WHERE name IN ('campaigns', 'deals', 'sales')"
    case "orders", "same_sales": "kept_sources WHERE name = 'sales'"
    default: keptOfRows(in: table)
    }
  }
}
