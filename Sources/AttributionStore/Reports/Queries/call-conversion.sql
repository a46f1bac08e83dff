-- KPI 5, call conversion: which part of the calls brought a conversion.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by campaign" ".read reports/call-conversion.sql"
--
-- :by, :since and :until as in call-share.sql. :conversion is the name of a conversion; all count if it is not set.
--
-- calls                 inbound calls
-- answered              those that somebody answered
-- converting            those with a conversion that holds; a call with two counts once
-- converting_answered   those that were answered and have one
-- conversion_rate       converting_answered / answered: what the people who answer make of calls
-- rate_of_all           converting / calls: what calls bring, those that nobody answered included
WITH conversions AS MATERIALIZED (
  SELECT DISTINCT call_id FROM live_outcomes
  WHERE kind = 'conversion' AND (:conversion IS NULL OR name = :conversion)
),
counted AS (
  SELECT d.value AS name, count(*) AS calls, count(CASE WHEN calls.answered = 1 THEN 1 END) AS answered,
    count(conversions.call_id) AS converting,
    count(CASE WHEN calls.answered = 1 THEN conversions.call_id END) AS converting_answered
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
    LEFT JOIN conversions ON conversions.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
  GROUP BY d.value
)
SELECT name, calls, answered, converting, converting_answered,
  1.0 * converting_answered / nullif(answered, 0) AS conversion_rate,
  1.0 * converting / nullif(calls, 0) AS rate_of_all
FROM counted ORDER BY calls DESC, name;
