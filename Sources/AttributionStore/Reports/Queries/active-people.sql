-- How many people are active: on the last day, in the last week, in the last month.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/active-people.sql"
--
-- :at is the moment that is asked about (now, if it is not set).
--
-- name         'e-mail': opened or clicked any e-mail; 'push': the same of pushed messages; 'app': used the product; 'site': saw a page
-- daily        different people in the 24 hours before :at, over all sends, pages and uses: who opens three e-mails is one
-- weekly, monthly   the same of 7 and 30 days
-- ever         the same of all time before
-- daily_share  daily / monthly: of those who come at all, the part that comes each day
-- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order, which takes six times as long.
WITH moment AS (SELECT coalesce(:at, strftime('%Y-%m-%dT%H:%M:%fZ')) AS at),
since AS (
  SELECT at, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-1 day') AS day, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-7 days') AS week,
    strftime('%Y-%m-%dT%H:%M:%fZ', at, '-30 days') AS month
  FROM moment
),
last_seen AS (
  SELECT CASE kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail'
      WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END
      AS name,
    coalesce(email_key, person_id, phone_key, visitor_id) AS person, max(engagement.at) AS last_at
  FROM engagement CROSS JOIN moment
  WHERE kind || '' IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND engagement.at < moment.at
    AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
  GROUP BY 1, 2
)
SELECT name, count(CASE WHEN last_at >= since.day THEN 1 END) AS daily,
  count(CASE WHEN last_at >= since.week THEN 1 END) AS weekly,
  count(CASE WHEN last_at >= since.month THEN 1 END) AS monthly, count(*) AS ever,
  1.0 * count(CASE WHEN last_at >= since.day THEN 1 END)
    / nullif(count(CASE WHEN last_at >= since.month THEN 1 END), 0) AS daily_share
FROM last_seen CROSS JOIN since GROUP BY name ORDER BY name;
