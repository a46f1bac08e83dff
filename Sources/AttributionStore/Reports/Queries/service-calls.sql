-- Calls for service that marketing caused, and what they cost.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by campaign" ".parameter set :service service" \
--     ".parameter set :per_minute_minor 90" ".parameter set :currency USD" ".read reports/service-calls.sql"
--
-- :service is the tag by which rules know such a call, or the name or id of the rule that says so. :by, :since and
-- :until as in call-share.sql, :first_day and :last_day as in cost-per-conversion.sql. :per_call_minor is what handling
-- a call costs, :per_minute_minor what a minute of talk does, in the smallest unit of :currency; both may be set.
--
-- calls            inbound calls
-- service          those that :service is true of
-- service_share    service / calls
-- talk_s           how long these were talked, in seconds
-- cost_minor       :per_call_minor for each of them, and :per_minute_minor for each minute of their talk
-- spend_minor      what was paid for what brought the calls, in that currency
-- cost_of_spend    cost / spend: what a campaign costs besides its price
--
-- The line without a name are calls of which nobody knows what brought them: marketing may not have.
WITH serving AS MATERIALIZED (
  SELECT DISTINCT call_id FROM live_outcomes
  WHERE (kind = 'tag' AND name = :service) OR rule_name = :service OR rule_id = :service
),
counted AS (
  SELECT d.value AS name, count(*) AS calls, count(serving.call_id) AS service,
    coalesce(sum(CASE WHEN serving.call_id IS NOT NULL AND calls.answered = 1 THEN calls.duration_ms END), 0) / 1000.0
      AS talk_s
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
    LEFT JOIN serving ON serving.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
  GROUP BY d.value
),
spent AS (
  SELECT value AS name, sum(amount_minor) AS spend_minor FROM spend_dimensions
  WHERE dimension = coalesce(:by, 'all') AND currency = :currency
    AND (:first_day IS NULL OR day >= :first_day) AND (:last_day IS NULL OR day <= :last_day)
  GROUP BY value
),
costs AS (
  SELECT counted.*, CASE WHEN coalesce(:per_call_minor, :per_minute_minor) IS NOT NULL
    THEN service * coalesce(:per_call_minor, 0) + talk_s / 60 * coalesce(:per_minute_minor, 0) END AS cost_minor
  FROM counted
)
SELECT costs.name, :currency AS currency, calls, service, 1.0 * service / nullif(calls, 0) AS service_share, talk_s,
  cost_minor, spend_minor, cost_minor / nullif(1.0 * spend_minor, 0) AS cost_of_spend
FROM costs LEFT JOIN spent ON spent.name = costs.name
ORDER BY CASE WHEN :by IN ('day', 'week', 'month') THEN costs.name END, service DESC, calls DESC, costs.name;
