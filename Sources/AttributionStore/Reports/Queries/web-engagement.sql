-- How people use the site.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by page" ".read reports/web-engagement.sql"
--
-- :by is 'all', 'page', 'day', 'week' or 'month', the last three by the clocks of the account. :since and :until bound
-- when pages were seen (UTC, the second is left out); what is not set bounds nothing.
--
-- views               page_view and product_view; a row with a count stands for so many
-- visitors            different visitors, else customers, addresses or numbers; a row without any is nobody's
-- sessions            views of one visitor with no more than 30 minutes between one and the next are one session
-- pages_per_session   views of visitors / sessions
-- average_s           seconds on a page: those of all views whose time is known / these views
-- returning_visitors  those who had a session before that one
-- returning_rate      returning_visitors / visitors
-- product_views, product_s   views of products, and the seconds of those whose time is known, together
-- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order, which takes six times as long.
WITH seen AS (
  SELECT engagement_id, at, kind, coalesce(times, 1) AS views, duration_ms, object,
    coalesce(visitor_id, person_id, email_key, phone_key) AS visitor,
    lag(at) OVER (PARTITION BY coalesce(visitor_id, person_id, email_key, phone_key) ORDER BY at, engagement_id)
      AS seen_before
  FROM engagement
  WHERE kind || '' IN ('page_view', 'product_view') AND (:until IS NULL OR at < :until)
),
numbered AS (
  SELECT seen.*, sum(CASE WHEN seen_before IS NULL OR round((julianday(at) - julianday(seen_before)) * 86400) > 1800 THEN 1 END)
    OVER (PARTITION BY visitor ORDER BY at, engagement_id ROWS UNBOUNDED PRECEDING) AS session
  FROM seen
),
dated AS (
  SELECT numbered.*, strftime('%Y-%m-%d', at, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= at ORDER BY starts_at DESC LIMIT 1)) AS day
  FROM numbered WHERE :since IS NULL OR at >= :since
),
named AS (
  SELECT dated.*, coalesce(CASE :by
      WHEN 'page' THEN substr(object, 1, instr(replace(object, '#', '?') || '?', '?') - 1)
      WHEN 'day' THEN day WHEN 'month' THEN substr(day, 1, 7)
      WHEN 'week' THEN strftime('%Y', day, '-3 days', 'weekday 4') || '-W'
        || printf('%02d', (strftime('%j', day, '-3 days', 'weekday 4') + 6) / 7) END, '') AS name
  FROM dated
),
counted AS (
  SELECT name, sum(views) AS views, count(DISTINCT visitor) AS visitors,
    count(DISTINCT CASE WHEN visitor IS NOT NULL THEN visitor || ' ' || session END) AS sessions,
    sum(CASE WHEN visitor IS NOT NULL THEN views END) AS views_of_visitors,
    sum(duration_ms) / 1000.0 / nullif(sum(CASE WHEN duration_ms IS NOT NULL THEN views END), 0) AS average_s,
    count(DISTINCT CASE WHEN session > 1 THEN visitor END) AS returning_visitors,
    sum(CASE WHEN kind = 'product_view' THEN views ELSE 0 END) AS product_views,
    sum(CASE WHEN kind = 'product_view' THEN duration_ms END) / 1000.0 AS product_s
  FROM named GROUP BY name
)
SELECT name, views, visitors, sessions, 1.0 * views_of_visitors / nullif(sessions, 0) AS pages_per_session, average_s,
  returning_visitors, 1.0 * returning_visitors / nullif(visitors, 0) AS returning_rate, product_views,
  product_s
FROM counted ORDER BY CASE WHEN :by IN ('day', 'week', 'month') THEN name END, views DESC, name;
