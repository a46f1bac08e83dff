// The text of these queries stands in `reports/`, for people who ask the store themselves; a test compares the two.
extension ReportQuery {
  /// What rules assumed, what was sold, and what holds.
  public static let sales = ReportQuery(
    name: "sales",
    sql: """
      -- What rules assumed, what was sold, and what holds now, by where the calls came from.
      --
      --   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by channel" ".read reports/sales.sql"
      --
      -- :by is 'channel' or 'campaign'; :since and :until bound when the calls began, as in pipeline.sql.
      --
      -- conversions       all that hold
      -- assumed_minor     what rules say that they are worth
      -- sold              those in whose place a sale stands; assumed_of_sold_minor: what rules say of these
      -- sold_minor        what they were sold for
      -- holds_minor       what the ledger has: sales where there are any, what rules say elsewhere
      WITH named AS (
        SELECT ifnull(CASE :by WHEN 'channel' THEN s.channel ELSE coalesce(s.campaign_id, s.campaign_name) END, '')
            AS name,
          v.*
        FROM conversion_values AS v JOIN calls ON calls.call_id = v.call_id
          JOIN call_sources AS s ON s.call_id = v.call_id
        WHERE (:since IS NULL OR started_at >= :since) AND (:until IS NULL OR started_at < :until)
      )
      SELECT name, currency, sum(conversions) AS conversions, sum(assumed) AS assumed_minor, sum(sold) AS sold,
        sum(assumed_of_sold) AS assumed_of_sold_minor, sum(sold_for) AS sold_minor, sum(holds) AS holds_minor
      FROM (
        -- What rules say, in their currency.
        SELECT name, assumed_currency AS currency, 1 AS conversions, assumed_minor AS assumed,
          deal_id IS NOT NULL AS sold, CASE WHEN deal_id IS NOT NULL THEN assumed_minor END AS assumed_of_sold,
          NULL AS sold_for, CASE WHEN deal_id IS NULL THEN assumed_minor END AS holds
        FROM named
        UNION ALL
        -- What was sold, in the currency of the sale.
        SELECT name, sold_currency, 0, NULL, 0, NULL, sold_minor, sold_minor FROM named WHERE deal_id IS NOT NULL
      ) GROUP BY name, currency ORDER BY sum(holds) DESC, name, currency;

      """)

  /// What subscriptions bring, and what customers have brought.
  public static let mrr = ReportQuery(
    name: "mrr",
    sql: """
      -- What subscriptions bring now in a month (MRR) and in a year (ARR), and what customers have brought until now
      -- (LTV), by lead source and by segment.
      --
      --   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by segment" ".read reports/mrr.sql"
      --
      -- :by is 'segment' or 'source'; the source is that of the subscription's deal (view deal_sources), else what the
      -- file calls its lead source. :at is the moment that is asked about (now, if it is not set).
      --
      -- subscriptions     those that bring something at that moment
      -- mrr_minor         what they bring in a month; arr_minor: twelve times that
      -- customers         subscriptions that ever began until then
      -- brought_minor     what all of them have brought: each price times the months for which it held
      --                   (a month is 30.4375 days); ltv_minor: brought_minor / customers
      WITH moment AS (SELECT ifnull(:at, strftime('%Y-%m-%dT%H:%M:%fZ')) AS at),
      named AS (
        SELECT ifnull(CASE :by WHEN 'segment' THEN subscriptions.segment
            ELSE coalesce(s.channel, lower(replace(subscriptions.lead_source, '_', ' '))) END, '') AS name,
          subscription_id, currency, amount_minor, started_at, at,
          ended_at IS NULL OR ended_at > at AS goes_on,
          julianday(CASE WHEN ended_at IS NULL OR ended_at > at THEN at ELSE ended_at END)
            - julianday(started_at) AS days
        FROM subscriptions CROSS JOIN moment LEFT JOIN deal_sources AS s ON s.deal_id = subscriptions.deal_id
        WHERE started_at <= at
      )
      SELECT name, currency, count(DISTINCT CASE WHEN goes_on THEN subscription_id END) AS subscriptions,
        ifnull(sum(CASE WHEN goes_on THEN amount_minor END), 0) AS mrr_minor,
        ifnull(12 * sum(CASE WHEN goes_on THEN amount_minor END), 0) AS arr_minor,
        count(DISTINCT subscription_id) AS customers,
        CAST(round(sum(amount_minor * days / 30.4375)) AS INTEGER) AS brought_minor,
        CAST(round(sum(amount_minor * days / 30.4375) / count(DISTINCT subscription_id)) AS INTEGER) AS ltv_minor
      FROM named GROUP BY name, currency ORDER BY mrr_minor DESC, name, currency;

      """)
}
