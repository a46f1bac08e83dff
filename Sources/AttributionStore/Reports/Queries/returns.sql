-- What money brought: spend beside what rules assume, what holds in the ledger, and what the customer database sold.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by campaign" ".read reports/returns.sql"
--
-- :by is 'all', 'channel', 'source', 'campaign' or 'keyword'. :conversion, :since and :until as in
-- call-conversion.sql, :first_day and :last_day as in cost-per-conversion.sql. A deal counts in the period in which its
-- lead began, or from :first_day to :last_day where that is known by the day, as in pipeline.sql.
--
-- calls, converting    inbound calls, and those with a conversion that holds
-- leads, won           leads in the customer database, and those that were won
-- spend_minor          what was paid
-- assumed_minor        what rules say that conversions are worth
-- holds_minor          what the ledger has: the sale where there is one, what rules say elsewhere
-- revenue_minor        the amounts of the deals that were won
-- roi, roas            (holds - spend) / spend, holds / spend: what calls brought
-- revenue_roi, revenue_roas   the same of revenue: what was sold by whatever way
-- cost_per_…_minor     spend / calls, / converting, / leads; nothing where there is none
--
-- Amounts are in the smallest unit of `currency`; a row for each, and the counts stand in each of them. What holds and
-- revenue overlap: a sale that came by phone is in both. They are never added.
WITH called AS MATERIALIZED (
  SELECT calls.call_id, d.value AS name
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
),
conversions AS MATERIALIZED (
  SELECT called.name, v.call_id, v.assumed_minor, v.assumed_currency, v.sold_minor, v.sold_currency
  FROM conversion_values AS v JOIN called ON called.call_id = v.call_id
  WHERE :conversion IS NULL OR v.name = :conversion
),
leads AS MATERIALIZED (
  SELECT coalesce(CASE :by WHEN 'channel' THEN s.channel WHEN 'source' THEN coalesce(s.source, s.channel)
      WHEN 'campaign' THEN c.line
      WHEN 'keyword' THEN CASE WHEN lower(s.keyword) NOT IN ('', '(not provided)', 'not provided', '(not set)', '(none)')
        THEN s.keyword END END, '') AS name,
    deals.won, deals.currency, deals.amount_minor
  FROM (SELECT *, coalesce(lead_at, opened_at, modified_at, changed_at) AS began_at FROM deals) AS deals
    JOIN deal_sources AS s ON s.deal_id = deals.deal_id
    LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
  WHERE (:since IS NULL OR began_at >= CASE WHEN length(began_at) = 10 THEN coalesce(:first_day, :since) ELSE :since END)
    AND (:until IS NULL OR began_at < CASE WHEN length(began_at) = 10 THEN coalesce(:last_day || '~', :until) ELSE :until END)
),
counted AS (
  SELECT name, sum(calls) AS calls, sum(converting) AS converting, sum(leads) AS leads, sum(won) AS won FROM (
    SELECT name, count(*) AS calls, 0 AS converting, 0 AS leads, 0 AS won FROM called GROUP BY name
    UNION ALL SELECT name, 0, count(DISTINCT call_id), 0, 0 FROM conversions GROUP BY name
    UNION ALL SELECT name, 0, 0, count(*), sum(won) FROM leads GROUP BY name
  ) AS parts GROUP BY name
),
money AS (
  SELECT name, currency, sum(spend) AS spend, sum(assumed) AS assumed, sum(holds) AS holds, sum(revenue) AS revenue
  FROM (
    SELECT value AS name, currency, amount_minor AS spend, CAST(NULL AS INTEGER) AS assumed,
      CAST(NULL AS INTEGER) AS holds, CAST(NULL AS INTEGER) AS revenue
    FROM spend_dimensions WHERE dimension = coalesce(:by, 'all')
      AND (:first_day IS NULL OR day >= :first_day) AND (:last_day IS NULL OR day <= :last_day)
    UNION ALL
    SELECT name, assumed_currency, NULL, assumed_minor, CASE WHEN sold_currency IS NULL THEN assumed_minor END, NULL
    FROM conversions WHERE assumed_minor IS NOT NULL
    UNION ALL
    SELECT name, sold_currency, NULL, NULL, sold_minor, NULL FROM conversions WHERE sold_currency IS NOT NULL
    UNION ALL
    SELECT name, currency, NULL, NULL, NULL, amount_minor FROM leads WHERE won = 1 AND amount_minor IS NOT NULL
  ) AS parts GROUP BY name, currency
),
names AS (SELECT name FROM counted UNION SELECT name FROM money)
SELECT names.name, money.currency, coalesce(calls, 0) AS calls, coalesce(converting, 0) AS converting,
  coalesce(leads, 0) AS leads, coalesce(won, 0) AS won, spend AS spend_minor, assumed AS assumed_minor,
  holds AS holds_minor, revenue AS revenue_minor,
  1.0 * (coalesce(holds, 0) - spend) / nullif(spend, 0) AS roi, 1.0 * coalesce(holds, 0) / nullif(spend, 0) AS roas,
  1.0 * (coalesce(revenue, 0) - spend) / nullif(spend, 0) AS revenue_roi,
  1.0 * coalesce(revenue, 0) / nullif(spend, 0) AS revenue_roas,
  1.0 * spend / nullif(calls, 0) AS cost_per_call_minor, 1.0 * spend / nullif(converting, 0) AS cost_per_conversion_minor,
  1.0 * spend / nullif(leads, 0) AS cost_per_lead_minor
FROM names LEFT JOIN counted ON counted.name = names.name LEFT JOIN money ON money.name = names.name
ORDER BY coalesce(spend, 0) DESC, calls DESC, names.name, money.currency;
