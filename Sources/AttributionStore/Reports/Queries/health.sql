-- What tells how customers are: the measures that a health score is made of.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/person-names.sql" \
--     ".read reports/dealings.sql" ".read reports/health.sql"
--
-- :until is the moment that is asked about (UTC; now, if it is not set): what came later is left out. What is known by the
-- day begins and ends with that day of the account's calendar (utc_offsets). :complaint is the tag of calls in which people
-- complain. A row for each person who bought (a deal that was won, an order, a subscription).
--
-- name                 a name of the person
-- days_since_active    days since anything that the person did or bought
-- days_since_bought    days since the last deal, order or beginning of a subscription
-- purchases            deals that were won, and orders that are not part of one, in the 365 days before
-- subscribed           1: a subscription goes on; 0: one ended, or there was none
-- email_actions        e-mails opened or clicked in the 30 days before
-- page_views           pages and products seen in the 30 days before
-- app_days             days (UTC) on which the product was used, of the 30 before
-- support_contacts     contacts with support in the 90 days before
-- calls, complaints    inbound calls in the 90 days before, and those of them with the tag :complaint. A call
--                      is that of whoever had the session it came from, else of whose number it came from
WITH asked AS (SELECT coalesce(:until, strftime('%Y-%m-%dT%H:%M:%fZ')) AS until),
-- The moment, the same by the clocks of the account, and what stands behind all its days that have begun by then.
moment AS MATERIALIZED (
  SELECT until, strftime('%Y-%m-%dT%H:%M:%fZ', until, shift) AS clock,
    coalesce(strftime('%Y-%m-%d', until, shift, '-0.001 seconds') || '~', until) AS days
  FROM (
    SELECT until, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at < until ORDER BY starts_at DESC LIMIT 1) AS shift
    FROM asked
  ) AS zoned
),
acting (kind) AS (
  VALUES ('email_open'), ('email_click'), ('push_open'), ('push_click'), ('social_like'), ('social_comment'), ('social_share'),
    ('social_click'), ('social_follow'), ('page_view'), ('product_view'), ('app_use')
),
-- When each person acted last is known, so that what was done earlier is looked at only if somebody has acted since the moment.
bounds AS MATERIALIZED (
  SELECT until, moment.days, strftime('%Y-%m-%dT%H:%M:%fZ', until, '-30 days') AS month,
    strftime('%Y-%m-%dT%H:%M:%fZ', until, '-90 days') AS quarter, strftime('%Y-%m-%dT%H:%M:%fZ', until, '-365 days') AS year,
    strftime('%Y-%m-%d', clock, '-365 days') AS year_day,
    CASE WHEN EXISTS (SELECT 1 FROM engagement AS later WHERE later.kind IN (SELECT kind FROM acting) AND later.at >= moment.until)
      THEN '' ELSE strftime('%Y-%m-%dT%H:%M:%fZ', until, '-30 days') END AS engaged_since
  FROM moment
),
-- Most who call buy nothing.
dealt AS MATERIALIZED (
  SELECT person, max(at) AS last_at, max(CASE WHEN kind <> 'call' THEN at END) AS bought_at,
    sum(CASE WHEN kind <> 'call' AND first_at IS NULL AND at >= CASE length(at) WHEN 10 THEN bounds.year_day ELSE bounds.year END
      THEN 1 ELSE 0 END) AS purchases,
    max(CASE WHEN first_at IS NOT NULL AND (ended_at IS NULL
      OR ended_at >= CASE length(ended_at) WHEN 10 THEN bounds.days ELSE bounds.until END) THEN 1 ELSE 0 END) AS subscribed,
    sum(CASE WHEN kind = 'call' AND at >= bounds.quarter THEN 1 ELSE 0 END) AS calls,
    sum(CASE WHEN kind = 'call' AND at >= bounds.quarter
      AND id IN (SELECT call_id FROM live_outcomes WHERE kind = 'tag' AND name = :complaint) THEN 1 ELSE 0 END) AS complaints
  FROM (
    -- Of the prices of a subscription the first is when it began; whether it goes on, the later ones tell.
    SELECT person, kind, id, coalesce(first_at, at) AS at, first_at, ended_at FROM dealings CROSS JOIN bounds
    WHERE at < CASE length(at) WHEN 10 THEN bounds.days ELSE bounds.until END
      AND kind <> 'lead' AND kind <> 'opportunity' AND (kind <> 'order' OR amount_minor > 0
      AND NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = dealings.deal_id AND deals.won = 1))
  ) AS acts CROSS JOIN bounds
  GROUP BY person HAVING max(CASE WHEN kind <> 'call' THEN 1 END) = 1
),
engaged AS MATERIALIZED (
  SELECT person, max(at) AS last_at,
    sum(CASE WHEN kind IN ('email_open', 'email_click') AND at >= bounds.month THEN times ELSE 0 END) AS email_actions,
    sum(CASE WHEN kind IN ('page_view', 'product_view') AND at >= bounds.month THEN times ELSE 0 END) AS page_views,
    count(DISTINCT CASE WHEN kind = 'app_use' AND at >= bounds.month THEN substr(at, 1, 10) END) AS app_days,
    sum(CASE WHEN kind = 'support_contact' AND at >= bounds.quarter THEN times ELSE 0 END) AS support_contacts
  FROM customer_acts CROSS JOIN bounds
  WHERE (at >= bounds.engaged_since OR kind = 'support_contact') AND at < bounds.until
  GROUP BY person
),
measured AS (
  SELECT dealt.person, CASE WHEN engaged.last_at > dealt.last_at THEN engaged.last_at ELSE dealt.last_at END AS last_at, bought_at,
    purchases, subscribed, coalesce(email_actions, 0) AS email_actions, coalesce(page_views, 0) AS page_views,
    coalesce(app_days, 0) AS app_days, coalesce(support_contacts, 0) AS support_contacts, calls, complaints
  FROM dealt LEFT JOIN engaged ON engaged.person = dealt.person
)
SELECT name, julianday(CASE length(active_at) WHEN 10 THEN clock ELSE until END) - julianday(active_at) AS days_since_active,
  julianday(CASE length(bought_at) WHEN 10 THEN clock ELSE until END) - julianday(bought_at) AS days_since_bought, purchases, subscribed,
  email_actions, page_views, app_days, support_contacts, calls, complaints
FROM (
  SELECT measured.*, people.name, moment.clock, moment.until,
    CASE WHEN people.last_acted_at > last_at AND people.last_acted_at < until THEN people.last_acted_at ELSE last_at END
      AS active_at
  FROM measured CROSS JOIN moment JOIN people ON people.person = measured.person
) AS told
ORDER BY name;
