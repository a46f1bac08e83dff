-- What people do with e-mails.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by email" ".read reports/email-engagement.sql"
--
-- :by is 'all', 'email' (the send), 'campaign', 'day', 'week' or 'month'; :since and :until as in web-engagement.sql.
--
-- sent, bounced         e-mails that were sent, and that came back
-- delivered             those of which it is told; where of none it is, sent - bounced
-- opened                e-mails that were opened, each once for each person: who looks three times opened one
-- clicked               the same of clicks
-- unsubscribed          people who want no more, each once for each e-mail
-- open_rate             opened / delivered
-- click_rate            clicked / delivered (CTR)
-- click_to_open         clicked / opened
--
-- Programs that fetch pictures for their readers open what nobody read; clicks tell more. A row without a person stands
-- for as many e-mails as its count says.
-- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order, which takes six times as long.
WITH dated AS (
  SELECT kind, coalesce(times, 1) AS times, object, campaign_id, campaign_name,
    coalesce(email_key, person_id, phone_key, visitor_id) AS person, strftime('%Y-%m-%d', at, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= at ORDER BY starts_at DESC LIMIT 1)) AS day
  FROM engagement
  WHERE kind || '' IN ('email_sent', 'email_delivered', 'email_bounce', 'email_open', 'email_click', 'email_unsubscribe')
    AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
),
named AS (
  SELECT dated.*, coalesce(CASE :by WHEN 'email' THEN object WHEN 'campaign' THEN coalesce(campaign_id, campaign_name)
      WHEN 'day' THEN day WHEN 'month' THEN substr(day, 1, 7)
      WHEN 'week' THEN strftime('%Y', day, '-3 days', 'weekday 4') || '-W'
        || printf('%02d', (strftime('%j', day, '-3 days', 'weekday 4') + 6) / 7) END, '') AS name
  FROM dated
),
-- Once for each person and e-mail; where nobody says whose it is, as often as it is told.
each_once AS (
  SELECT name, kind, CASE WHEN person IS NULL THEN sum(times) ELSE count(DISTINCT coalesce(object, campaign_id, '')) END
      AS n
  FROM named GROUP BY name, kind, person
),
counted AS (
  SELECT name, coalesce(sum(CASE WHEN kind = 'email_sent' THEN n END), 0) AS sent,
    coalesce(sum(CASE WHEN kind = 'email_bounce' THEN n END), 0) AS bounced,
    sum(CASE WHEN kind = 'email_delivered' THEN n END) AS told,
    coalesce(sum(CASE WHEN kind = 'email_open' THEN n END), 0) AS opened,
    coalesce(sum(CASE WHEN kind = 'email_click' THEN n END), 0) AS clicked,
    coalesce(sum(CASE WHEN kind = 'email_unsubscribe' THEN n END), 0) AS unsubscribed
  FROM each_once GROUP BY name
),
rated AS (SELECT counted.*, coalesce(told, sent - bounced) AS delivered FROM counted)
SELECT name, sent, bounced, delivered, opened, clicked, unsubscribed,
  1.0 * opened / nullif(delivered, 0) AS open_rate, 1.0 * clicked / nullif(delivered, 0) AS click_rate,
  1.0 * clicked / nullif(opened, 0) AS click_to_open
FROM rated ORDER BY CASE WHEN :by IN ('day', 'week', 'month') THEN name END, sent DESC, opened DESC, name;
