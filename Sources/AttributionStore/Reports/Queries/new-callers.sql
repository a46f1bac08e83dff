-- KPI 4, new callers: which part of the callers had not called before.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by month" ".read reports/new-callers.sql"
--
-- :by, :since and :until as in call-share.sql. :lookback_days is after how many days without a call a caller is new
-- again (30, if it is not set).
--
-- callers           different numbers that called, in inbound calls whose time is known
-- new_callers       those that had never called before the first of these calls, as far as the store reaches back, and
--                   of which the calls file does not say that they had
-- new_ratio         new_callers / callers
-- new_in_lookback   those that had not called in the :lookback_days before the first of these calls
-- lookback_ratio    new_in_lookback / callers
-- anonymous_calls   calls without a number: nobody can say whose they are, so they are in none of the others
WITH asked AS MATERIALIZED (
  SELECT d.value AS name, calls.caller_number, min(calls.started_at) AS first_at, count(*) AS calls,
    min(coalesce(calls.caller_is_repeat, 0)) AS is_told_repeat
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND calls.started_at IS NOT NULL
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
  GROUP BY d.value, calls.caller_number
),
placed AS (
  SELECT name, caller_number, first_at, calls, is_told_repeat, (
      SELECT max(earlier.started_at) FROM calls AS earlier
      WHERE earlier.caller_number = asked.caller_number AND earlier.started_at < asked.first_at
        AND coalesce(earlier.direction, 'inbound') = 'inbound') AS called_before
  FROM asked
),
counted AS (
  SELECT name, count(caller_number) AS callers,
    count(CASE WHEN called_before IS NULL AND is_told_repeat = 0 THEN caller_number END) AS new_callers,
    count(CASE WHEN called_before IS NULL
      OR julianday(first_at) - julianday(called_before) > coalesce(:lookback_days, 30) THEN caller_number END)
      AS new_in_lookback,
    coalesce(sum(CASE WHEN caller_number IS NULL THEN calls END), 0) AS anonymous_calls
  FROM placed GROUP BY name
)
SELECT name, callers, new_callers, 1.0 * new_callers / nullif(callers, 0) AS new_ratio, new_in_lookback,
  1.0 * new_in_lookback / nullif(callers, 0) AS lookback_ratio, anonymous_calls
FROM counted ORDER BY callers DESC, name;
