-- KPI 7, cost per conversion: what a call with a conversion cost.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by campaign" ".read reports/cost-per-conversion.sql"
--
-- :by, :since, :until and :conversion as in call-conversion.sql; :first_day and :last_day bound the days of spend. Spend
-- is told by channel, source, campaign, keyword, day, week and month, and all of it by 'all'.
--
-- calls, converting           inbound calls, and those of them with a conversion that holds
-- spend_minor                 what was paid, in the smallest unit of `currency`; a row for each currency
-- cost_per_call_minor         spend / calls; nothing, and not 0, where nobody called
-- cost_per_conversion_minor   spend / converting; nothing where no call converted
--
-- What was paid for and brought no call has a row too. A campaign is one row, whether
-- files have its id or its name (view campaigns).
WITH conversions AS MATERIALIZED (
  SELECT DISTINCT call_id FROM live_outcomes
  WHERE kind = 'conversion' AND (:conversion IS NULL OR name = :conversion)
),
counted AS (
  SELECT d.value AS name, count(*) AS calls, count(conversions.call_id) AS converting
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
    LEFT JOIN conversions ON conversions.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
  GROUP BY d.value
),
spent AS (
  SELECT value AS name, currency, sum(amount_minor) AS spend_minor FROM spend_dimensions
  WHERE dimension = coalesce(:by, 'all')
    AND (:first_day IS NULL OR day >= :first_day) AND (:last_day IS NULL OR day <= :last_day)
  GROUP BY value, currency
),
names AS (SELECT name FROM counted UNION SELECT name FROM spent)
SELECT names.name, spent.currency, coalesce(calls, 0) AS calls, coalesce(converting, 0) AS converting, spend_minor,
  1.0 * spend_minor / nullif(calls, 0) AS cost_per_call_minor,
  1.0 * spend_minor / nullif(converting, 0) AS cost_per_conversion_minor
FROM names LEFT JOIN counted ON counted.name = names.name LEFT JOIN spent ON spent.name = names.name
ORDER BY calls DESC, names.name, spent.currency;
