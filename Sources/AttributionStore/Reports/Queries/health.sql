-- What tells how customers are: the measures that a health score is made of.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/person-names.sql" ".read reports/health.sql"
--
-- :until is the moment that is asked about (UTC; now, if it is not set): what came later is left out. :complaint is the
-- tag of calls in which people complain. A row for each person who bought (a deal that was won, an order, a subscription).
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
WITH moment AS (SELECT coalesce(:until, strftime('%Y-%m-%dT%H:%M:%fZ')) AS until),
-- When each person acted last is known, so that older engagement is looked at only if somebody has acted since the moment.
bounds AS MATERIALIZED (
  SELECT until, strftime('%Y-%m-%dT%H:%M:%fZ', until, '-30 days') AS month, strftime('%Y-%m-%dT%H:%M:%fZ', until, '-90 days')
      AS quarter, strftime('%Y-%m-%dT%H:%M:%fZ', until, '-365 days') AS year,
    CASE WHEN (SELECT max(last_acted_at) FROM people) >= until THEN '' ELSE strftime('%Y-%m-%dT%H:%M:%fZ', until, '-30 days') END
      AS engaged_since
  FROM moment
),
events AS (
  SELECT visitor_id, person_id, email_key, phone_key, at, kind, coalesce(times, 1) AS times FROM engagement
  WHERE kind IN ('email_open', 'email_click', 'push_open', 'push_click', 'social_like', 'social_comment', 'social_share', 'social_click',
      'social_follow', 'page_view', 'product_view', 'app_use')
    AND at >= (SELECT engaged_since FROM bounds)
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, at, kind, coalesce(times, 1) FROM engagement WHERE kind = 'support_contact'
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, coalesce(closed_at, modified_at, changed_at), 'purchase', 1
  FROM deals WHERE won = 1
  UNION ALL
  SELECT max(visitor_id), max(person_id), max(email_key), max(phone_key), min(at), 'purchase', 1
  FROM order_lines WHERE NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1)
  GROUP BY order_id HAVING sum(amount_minor) > 0
),
-- Prices of subscriptions that have begun, with whose they are: of whom they name, else of whom the one before names.
priced AS (
  SELECT u.subscription_id, u.started_at, u.ended_at, coalesce(v.person, c.person, e.person, p.person) AS person
  FROM subscriptions AS u CROSS JOIN moment
    JOIN subscriptions AS n ON n.subscription_id = u.subscription_id AND n.started_at = (
      SELECT max(b.started_at) FROM subscriptions AS b
      WHERE b.subscription_id = u.subscription_id AND b.started_at <= u.started_at
        AND coalesce(b.visitor_id, b.person_id, b.email_key, b.phone_key) IS NOT NULL)
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = n.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = n.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = n.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone'
      AND p.name = CASE WHEN coalesce(v.person, c.person, e.person) IS NULL THEN n.phone_key END
  WHERE u.started_at < moment.until
),
-- Most who call buy nothing: they are left out before anything is added up.
whose AS MATERIALIZED (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, events.at, events.kind, events.times
  FROM events CROSS JOIN moment
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = events.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = events.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = events.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = CASE WHEN coalesce(v.person, c.person, e.person) IS NULL THEN events.phone_key END
  WHERE events.at < moment.until
  UNION ALL
  SELECT person, started_at, 'call', 1 FROM calls_of_people CROSS JOIN moment
  WHERE coalesce(direction, 'inbound') = 'inbound' AND started_at < moment.until
  UNION ALL
  SELECT person, started_at, 'complaint', 1 FROM calls_of_people CROSS JOIN moment
  WHERE coalesce(direction, 'inbound') = 'inbound' AND started_at < moment.until
    AND call_id IN (SELECT call_id FROM live_outcomes WHERE kind = 'tag' AND name = :complaint)
  UNION ALL
  SELECT person, min(started_at),
    CASE WHEN count(ended_at) < count(*) OR max(ended_at) > max(moment.until) THEN 'subscription' ELSE 'ended' END, 1
  FROM priced CROSS JOIN moment GROUP BY subscription_id, person
),
measured AS (
  SELECT person, max(bounds.until) AS until, max(events.at) AS last_at,
    max(CASE WHEN events.kind IN ('purchase', 'subscription', 'ended') THEN events.at END) AS bought_at,
    sum(CASE WHEN events.kind = 'purchase' AND events.at >= bounds.year THEN times ELSE 0 END) AS purchases,
    max(CASE WHEN events.kind = 'subscription' THEN 1 ELSE 0 END) AS subscribed,
    sum(CASE WHEN events.kind IN ('email_open', 'email_click') AND events.at >= bounds.month THEN times ELSE 0 END)
      AS email_actions,
    sum(CASE WHEN events.kind IN ('page_view', 'product_view') AND events.at >= bounds.month THEN times ELSE 0 END)
      AS page_views,
    count(DISTINCT CASE WHEN events.kind = 'app_use' AND events.at >= bounds.month THEN substr(events.at, 1, 10) END)
      AS app_days,
    sum(CASE WHEN events.kind = 'support_contact' AND events.at >= bounds.quarter THEN times ELSE 0 END)
      AS support_contacts,
    sum(CASE WHEN events.kind = 'call' AND events.at >= bounds.quarter THEN 1 ELSE 0 END) AS calls,
    sum(CASE WHEN events.kind = 'complaint' AND events.at >= bounds.quarter THEN 1 ELSE 0 END) AS complaints
  FROM whose AS events CROSS JOIN bounds
  WHERE person IN (SELECT person FROM whose WHERE kind IN ('purchase', 'subscription', 'ended'))
  GROUP BY person
)
SELECT people.name, julianday(until) - julianday(
    CASE WHEN people.last_acted_at > last_at AND people.last_acted_at < until THEN people.last_acted_at ELSE last_at END)
    AS days_since_active,
  julianday(until) - julianday(bought_at) AS days_since_bought, purchases, subscribed, email_actions, page_views, app_days,
  support_contacts, calls, complaints
FROM measured JOIN people ON people.person = measured.person
WHERE measured.bought_at IS NOT NULL
ORDER BY people.name;
