-- What agents make of calls.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by agent" ".read reports/agents.sql"
--
-- :by is 'agent' or 'team'. :conversion, :since and :until as in call-conversion.sql.
--
-- calls             inbound calls that the calls file gives to the agent; outbound: those that the agent made
-- answered          inbound calls that were answered
-- talk_s            how long inbound calls were talked, in seconds; average_s: of each answered one whose length is known
-- converting        answered inbound calls with a conversion that holds; a call with two counts once
-- conversion_rate   converting / answered
-- low, high         between these the rate lies in 95 of 100 cases (the score interval; see mentions.sql): agents whose
--                   intervals overlap may be as good as each other
-- value_minor       what the conversions of inbound calls are worth, a row for each currency
WITH conversions AS MATERIALIZED (
  SELECT call_id, currency, sum(value_minor) AS value_minor FROM live_outcomes
  WHERE kind = 'conversion' AND (:conversion IS NULL OR name = :conversion)
  GROUP BY call_id, currency
),
asked AS MATERIALIZED (
  SELECT call_id, coalesce(CASE :by WHEN 'team' THEN agent_team ELSE agent_id END, '') AS name,
    coalesce(direction, 'inbound') AS direction, answered, voicemail, duration_ms,
    call_id IN (SELECT call_id FROM conversions) AS converts
  FROM calls
  WHERE (:since IS NULL OR started_at >= :since) AND (:until IS NULL OR started_at < :until)
),
counted AS (
  SELECT name, count(CASE WHEN direction = 'inbound' THEN 1 END) AS calls,
    count(CASE WHEN direction = 'outbound' THEN 1 END) AS outbound,
    count(CASE WHEN direction = 'inbound' AND answered = 1 THEN 1 END) AS answered,
    sum(CASE WHEN direction = 'inbound' AND answered = 1 AND voicemail IS DISTINCT FROM 1 THEN duration_ms END) / 1000.0
      AS talk_s,
    avg(CASE WHEN direction = 'inbound' AND answered = 1 AND voicemail IS DISTINCT FROM 1 THEN duration_ms END) / 1000.0
      AS average_s,
    count(CASE WHEN direction = 'inbound' AND answered = 1 AND converts THEN 1 END) AS converting
  FROM asked GROUP BY name
),
rates AS (
  SELECT counted.*, 1.0 * converting / nullif(answered, 0) AS p, nullif(1.0 * answered, 0) AS n,
    1.959964 * 1.959964 AS zz
  FROM counted
),
worth AS (
  SELECT asked.name, conversions.currency, sum(conversions.value_minor) AS value_minor
  FROM asked JOIN conversions ON conversions.call_id = asked.call_id
  WHERE asked.direction = 'inbound' AND conversions.currency IS NOT NULL
  GROUP BY asked.name, conversions.currency
)
SELECT rates.name, worth.currency, calls, outbound, answered, talk_s, average_s, converting, p AS conversion_rate,
  (p + zz / (2 * n) - sqrt(zz * (p * (1 - p) / n + zz / (4 * n * n)))) / (1 + zz / n) AS low,
  (p + zz / (2 * n) + sqrt(zz * (p * (1 - p) / n + zz / (4 * n * n)))) / (1 + zz / n) AS high,
  worth.value_minor
FROM rates LEFT JOIN worth ON worth.name = rates.name
ORDER BY answered DESC, rates.name, worth.currency;
