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
  FROM since CROSS JOIN engagement
  WHERE kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view')
    AND engagement.at >= since.month AND engagement.at < since.at
    AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
  GROUP BY 1, 2
),
-- Whoever did it at all before :at: the view first_actions has the first time of each.
active AS (SELECT name, count(*) AS ever FROM first_actions WHERE at < (SELECT at FROM moment) GROUP BY name)
SELECT active.name, count(CASE WHEN last_at >= since.day THEN 1 END) AS daily,
  count(CASE WHEN last_at >= since.week THEN 1 END) AS weekly, count(last_at) AS monthly, active.ever,
  1.0 * count(CASE WHEN last_at >= since.day THEN 1 END) / nullif(count(last_at), 0) AS daily_share
FROM active CROSS JOIN since LEFT JOIN last_seen ON last_seen.name = active.name
GROUP BY active.name, active.ever ORDER BY active.name;
