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
acting (kind, name) AS (
  VALUES ('app_use', 'app'), ('email_open', 'e-mail'), ('email_click', 'e-mail'), ('push_open', 'push'), ('push_click', 'push'),
    ('page_view', 'site'), ('product_view', 'site')
),
since AS MATERIALIZED (
  SELECT at, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-1 day') AS day, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-7 days') AS week,
    strftime('%Y-%m-%dT%H:%M:%fZ', at, '-30 days') AS month,
    CASE WHEN EXISTS (SELECT 1 FROM engagement AS later WHERE later.kind IN (SELECT kind FROM acting) AND later.at >= moment.at)
      THEN 1 ELSE 0 END AS goes_on
  FROM moment
),
-- Whoever did it at all before :at, with when they did it last: the view first_actions has the first and the last time of each. Where
-- anybody has done something since :at, the last time before it is looked for in the rows of the month.
seen AS (
  SELECT first_actions.name, 1 AS ever, CASE WHEN since.goes_on = 0 THEN first_actions.last_at END AS last_at
  FROM first_actions CROSS JOIN since WHERE first_actions.at < since.at
  UNION ALL
  SELECT acting.name, 0, max(engagement.at)
  FROM since CROSS JOIN acting JOIN engagement ON engagement.kind = acting.kind
  WHERE since.goes_on = 1 AND engagement.at >= since.month AND engagement.at < since.at
    AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
  GROUP BY acting.name, coalesce(email_key, person_id, phone_key, visitor_id)
)
SELECT seen.name, count(CASE WHEN last_at >= since.day THEN 1 END) AS daily,
  count(CASE WHEN last_at >= since.week THEN 1 END) AS weekly, count(CASE WHEN last_at >= since.month THEN 1 END) AS monthly,
  sum(ever) AS ever,
  1.0 * count(CASE WHEN last_at >= since.day THEN 1 END) / nullif(count(CASE WHEN last_at >= since.month THEN 1 END), 0) AS daily_share
FROM seen CROSS JOIN since
GROUP BY seen.name ORDER BY seen.name;
