-- What people do with messages that are pushed to their devices.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by push" ".read reports/push-engagement.sql"
--
-- :by is 'all', 'push' (the send), 'campaign', 'day', 'week' or 'month'; :since and :until as in web-engagement.sql.
--
-- sent             messages that were sent
-- delivered        those of which it is told; where of none it is, sent
-- opened           messages that were opened, each once for each person
-- clicked          the same of clicks
-- open_rate        opened / delivered
-- click_rate       clicked / delivered (CTR)
-- click_to_open    clicked / opened
--
-- A row without a person stands for as many messages as its count says.
-- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order, which takes six times as long.
WITH dated AS (
  SELECT kind, coalesce(times, 1) AS times, object, campaign_id, campaign_name,
    coalesce(person_id, visitor_id, email_key, phone_key) AS person, strftime('%Y-%m-%d', at, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= at ORDER BY starts_at DESC LIMIT 1)) AS day
  FROM engagement
  WHERE kind || '' IN ('push_sent', 'push_delivered', 'push_open', 'push_click')
    AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
),
named AS (
  SELECT dated.*, coalesce(CASE :by WHEN 'push' THEN object WHEN 'campaign' THEN coalesce(campaign_id, campaign_name)
      WHEN 'day' THEN day WHEN 'month' THEN substr(day, 1, 7)
      WHEN 'week' THEN strftime('%Y', day, '-3 days', 'weekday 4') || '-W'
        || printf('%02d', (strftime('%j', day, '-3 days', 'weekday 4') + 6) / 7) END, '') AS name
  FROM dated
),
-- Once for each person and message; where nobody says whose it is, as often as it is told.
each_once AS (
  SELECT name, kind, CASE WHEN person IS NULL THEN sum(times) ELSE count(DISTINCT coalesce(object, campaign_id, '')) END
      AS n
  FROM named GROUP BY name, kind, person
),
counted AS (
  SELECT name, coalesce(sum(CASE WHEN kind = 'push_sent' THEN n END), 0) AS sent,
    sum(CASE WHEN kind = 'push_delivered' THEN n END) AS told,
    coalesce(sum(CASE WHEN kind = 'push_open' THEN n END), 0) AS opened,
    coalesce(sum(CASE WHEN kind = 'push_click' THEN n END), 0) AS clicked
  FROM each_once GROUP BY name
),
rated AS (SELECT counted.*, coalesce(told, sent) AS delivered FROM counted)
SELECT name, sent, delivered, opened, clicked,
  1.0 * opened / nullif(delivered, 0) AS open_rate, 1.0 * clicked / nullif(delivered, 0) AS click_rate,
  1.0 * clicked / nullif(opened, 0) AS click_to_open
FROM rated ORDER BY CASE WHEN :by IN ('day', 'week', 'month') THEN name END, sent DESC, opened DESC, name;
