-- KPI 6, abandonment: which part of the callers gave up before anybody answered.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by day" ".read reports/abandonment.sql"
--
-- :by, :since and :until as in call-share.sql. :short_s is how many seconds somebody must have waited to count as
-- lost (0, if it is not set): who hangs up at once has dialled a wrong number.
--
-- offered                  inbound calls of which it is known whether somebody answered
-- abandoned                those that nobody answered, that did not go to voicemail, and that waited for :short_s or
--                          longer, or nobody knows how long
-- short                    those that gave up sooner
-- abandonment_rate         abandoned / offered
-- abandonment_of_patient   abandoned / (offered - short)
--
-- A caller's wait is ring_ms; where nobody tells that of an unanswered call, its duration_ms.
WITH offered AS (
  SELECT d.value AS name, calls.answered = 0 AND calls.voicemail IS DISTINCT FROM 1 AS is_lost,
    coalesce(coalesce(calls.ring_ms, nullif(calls.duration_ms, 0)) < 1000 * coalesce(:short_s, 0), FALSE) AS is_short
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
    AND calls.answered IS NOT NULL
),
counted AS (
  SELECT name, count(*) AS offered, count(CASE WHEN is_lost AND NOT is_short THEN 1 END) AS abandoned,
    count(CASE WHEN is_lost AND is_short THEN 1 END) AS short
  FROM offered GROUP BY name
)
SELECT name, offered, abandoned, short, 1.0 * abandoned / nullif(offered, 0) AS abandonment_rate,
  1.0 * abandoned / nullif(offered - short, 0) AS abandonment_of_patient
FROM counted ORDER BY offered DESC, name;
