-- KPI 2, call volume: how many inbound calls there were, and what became of them.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by month" ".read reports/call-volume.sql"
--
-- :by, :since and :until as in call-share.sql. Days, weeks and months are those of the account's time zone
-- (table account), not of UTC: half of an evening's calls would stand under the next day.
--
-- calls        inbound calls
-- answered     those that somebody answered
-- voicemail    those that went to voicemail
-- missed       those of which neither is so
-- untold       those of which nobody says whether they were answered
SELECT d.value AS name, count(*) AS calls, count(CASE WHEN calls.answered = 1 THEN 1 END) AS answered,
  count(CASE WHEN calls.voicemail = 1 THEN 1 END) AS voicemail,
  count(CASE WHEN calls.answered = 0 AND calls.voicemail IS DISTINCT FROM 1 THEN 1 END) AS missed,
  count(CASE WHEN calls.answered IS NULL AND calls.voicemail IS DISTINCT FROM 1 THEN 1 END) AS untold
FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
  AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
GROUP BY d.value ORDER BY name;
