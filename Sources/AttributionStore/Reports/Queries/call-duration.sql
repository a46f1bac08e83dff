-- KPI 3, duration: how long people talk, on average and in the middle.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by source" ".read reports/call-duration.sql"
--
-- :by, :since and :until as in call-share.sql.
--
-- measured     inbound calls that somebody answered, that did not go to voicemail, and whose length is known
-- average_s    the mean of their seconds, from the answer to the end: ringing and waiting are not talk
-- median_s     the middle one of them, or the mean of the two in the middle: a few long calls do not move it
WITH talks AS (
  SELECT d.value AS name, calls.duration_ms / 1000.0 AS talk_s,
    row_number() OVER (PARTITION BY d.value ORDER BY calls.duration_ms) AS nth,
    count(*) OVER (PARTITION BY d.value) AS n
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
    AND calls.answered = 1 AND calls.voicemail IS DISTINCT FROM 1 AND calls.duration_ms IS NOT NULL
)
SELECT name, count(*) AS measured, avg(talk_s) AS average_s,
  avg(CASE WHEN nth IN ((n + 1) / 2, (n + 2) / 2) THEN talk_s END) AS median_s
FROM talks GROUP BY name ORDER BY measured DESC, name;
