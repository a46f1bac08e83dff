-- What rules assumed, what was sold, and what holds now, by where the calls came from.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by channel" ".read reports/sales.sql"
--
-- :by is 'channel' or 'campaign'; :since and :until bound when the calls began, as in pipeline.sql.
--
-- conversions       all that hold
-- assumed_minor     what rules say that they are worth
-- sold              those in whose place a sale stands; elsewhere: those that led to a sale which stands at another one;
--                   assumed_of_sold_minor: what rules say of both
-- sold_minor        what they were sold for
-- holds_minor       what the ledger has: sales where there are any, what rules say elsewhere
WITH named AS (
  SELECT ifnull(CASE :by WHEN 'channel' THEN s.channel ELSE c.line END, '') AS name,
    v.assumed_minor, v.assumed_currency, v.sold_minor, v.sold_currency, v.counted_elsewhere
  FROM conversion_values AS v JOIN calls ON calls.call_id = v.call_id
    JOIN call_sources AS s ON s.call_id = v.call_id
    LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
  WHERE (:since IS NULL OR started_at >= :since) AND (:until IS NULL OR started_at < :until)
)
SELECT name, currency, sum(conversions) AS conversions, sum(assumed) AS assumed_minor, sum(sold) AS sold,
  sum(elsewhere) AS elsewhere, sum(assumed_of_sold) AS assumed_of_sold_minor, sum(sold_for) AS sold_minor,
  sum(holds) AS holds_minor
FROM (
  -- What rules say, in their currency.
  SELECT name, assumed_currency AS currency, 1 AS conversions, assumed_minor AS assumed,
    CASE WHEN sold_currency IS NOT NULL AND counted_elsewhere = 0 THEN 1 ELSE 0 END AS sold, counted_elsewhere AS elsewhere,
    CASE WHEN sold_currency IS NOT NULL THEN assumed_minor END AS assumed_of_sold,
    NULL AS sold_for, CASE WHEN sold_currency IS NULL THEN assumed_minor END AS holds
  FROM named
  UNION ALL
  -- What was sold, in the currency of the sale.
  SELECT name, sold_currency, 0, NULL, 0, 0, NULL, sold_minor, sold_minor FROM named
  WHERE sold_currency IS NOT NULL AND counted_elsewhere = 0
) GROUP BY name, currency ORDER BY sum(holds) DESC, name, currency;
