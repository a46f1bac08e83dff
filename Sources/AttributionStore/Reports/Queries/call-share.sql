-- KPI 1, call share: which part of all inbound calls came by what.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by campaign" ".read reports/call-share.sql"
--
-- :by is 'channel', 'source', 'campaign', 'keyword', 'landing-page', 'region', 'ad-version', 'device', 'day', 'week',
-- 'month', or 'all' (view call_dimensions; '' is what is not known). :since and :until bound when calls began (UTC,
-- the second is left out); what is not set bounds nothing.
--
-- calls        inbound calls, answered or not; one whose direction nobody tells counts as inbound
-- call_share   calls / all inbound calls of the period, those of an unknown name included: the sum is 1
SELECT d.value AS name, count(*) AS calls, 1.0 * count(*) / sum(count(*)) OVER () AS call_share
FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
  AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
GROUP BY d.value ORDER BY calls DESC, name;
