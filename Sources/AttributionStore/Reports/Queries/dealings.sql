-- What people have had to do with us besides touchpoints and engagement, for queries that ask it in the sqlite3 shell: to be
-- read before them, and after `person-names.sql`.
--
--   sqlite3 earshot.db ".read reports/person-names.sql" ".read reports/dealings.sql" ".read reports/journey-stages.sql"
--
-- Makes the temporary views `dealings` and `customer_acts`. The program makes the same views by this text; what `named_dealings`
-- and `customer_acts` say it keeps in the tables `kept_dealings` and `kept_customer_acts` (docs/store.md), and asks those.
--
-- Of `dealings`:
-- person, kind, id, at
--   call                the call `id` began; it came in. It is that of whoever had the session that it came from, else of
--                       whose number it came from
--   lead, opportunity   the deal `id` was known first; the second if it has been opened
--   won                 the deal was won
--   order               lines of the order `id` in one currency; it is that of whom any line names
--   price               a price of the subscription `id` began; it is that of whom it names, else of whom the price before names
-- amount_minor, currency, segment   of what was won, of these lines together, of the price for a month
-- deal_id               of an order the deal that it belongs to or that a line names, of a price the deal that it came of
-- ended_at              when the price ended
-- first_at              when the first price of the subscription began that is this person's
--
-- `customer_acts` has a row for each row of engagement `id` of people who bought, or have ordered something that came back: what
-- they did with e-mails, posts, pages and the product, and contacts with support; `times` is how often.
CREATE TEMP VIEW calls_of_people AS
SELECT calls.call_id, coalesce(v.person, c.person, e.person, p.person, k.person) AS person, calls.started_at, calls.direction
FROM calls LEFT JOIN caller_keys ON caller_keys.call_id = calls.call_id
  LEFT JOIN call_sessions AS s ON s.call_id = calls.call_id
  LEFT JOIN touchpoints AS t ON t.touchpoint_id = s.touchpoint_id
  LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = t.visitor_id
  LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = t.person_id
  LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = t.email_key
  LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = t.phone_key
  LEFT JOIN person_names AS k ON k.kind = 'phone' AND k.name = caller_keys.phone_key;

CREATE TEMP VIEW named_dealings AS
WITH said AS (
  SELECT CASE WHEN opened_at IS NULL THEN 'lead' ELSE 'opportunity' END AS kind, deal_id AS id,
    coalesce(opened_at, lead_at, modified_at, changed_at) AS at, '' AS currency, CAST(NULL AS INTEGER) AS amount_minor,
    CAST(NULL AS TEXT) AS segment, CAST(NULL AS TEXT) AS deal_id, CAST(NULL AS TEXT) AS ended_at, visitor_id, person_id,
    email_key, phone_key
  FROM deals
  UNION ALL
  SELECT 'won', deal_id, coalesce(closed_at, modified_at, changed_at), coalesce(currency, ''), amount_minor, segment, NULL, NULL,
    visitor_id, person_id, email_key, phone_key
  FROM deals WHERE won = 1
  UNION ALL
  SELECT 'order', lines.order_id, lines.at, lines.currency, lines.amount_minor, lines.segment, whole.deal_id, NULL,
    whole.visitor_id, whole.person_id, whole.email_key, whole.phone_key
  FROM (
      SELECT order_id, currency, min(at) AS at, sum(amount_minor) AS amount_minor, max(segment) AS segment
      FROM orders GROUP BY order_id, currency
    ) AS lines JOIN (
      SELECT order_id, max(deal_id) AS deal_id, max(visitor_id) AS visitor_id, max(person_id) AS person_id,
        max(email_key) AS email_key, max(phone_key) AS phone_key
      FROM orders GROUP BY order_id
    ) AS whole ON whole.order_id = lines.order_id
  UNION ALL
  SELECT 'price', u.subscription_id, u.started_at, u.currency, u.amount_minor, u.segment, u.deal_id, u.ended_at,
    n.visitor_id, n.person_id, n.email_key, n.phone_key
  FROM subscriptions AS u JOIN subscriptions AS n ON n.subscription_id = u.subscription_id AND n.started_at = (
      SELECT max(b.started_at) FROM subscriptions AS b
      WHERE b.subscription_id = u.subscription_id AND b.started_at <= u.started_at
        AND coalesce(b.visitor_id, b.person_id, b.email_key, b.phone_key) IS NOT NULL)
),
whose AS (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, said.kind, said.id, said.at, said.currency,
    said.amount_minor, said.segment, said.deal_id, said.ended_at
  FROM said LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = said.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = said.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = said.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = said.phone_key
)
SELECT person, 'call' AS kind, call_id AS id, started_at AS at, '' AS currency, CAST(NULL AS INTEGER) AS amount_minor,
  CAST(NULL AS TEXT) AS segment, CAST(NULL AS TEXT) AS deal_id, CAST(NULL AS TEXT) AS ended_at, CAST(NULL AS TEXT) AS first_at
FROM calls_of_people
WHERE person IS NOT NULL AND started_at IS NOT NULL AND coalesce(direction, 'inbound') = 'inbound'
UNION ALL
SELECT person, kind, id, at, currency, amount_minor, segment, deal_id, ended_at,
  CASE kind WHEN 'price' THEN min(at) OVER (PARTITION BY person, kind, id) END
FROM whose WHERE person IS NOT NULL;

CREATE TEMP VIEW dealings AS
SELECT person, kind, id, at, nullif(currency, '') AS currency, amount_minor, segment, CASE kind WHEN 'order' THEN coalesce((
    SELECT min(s.deal_id) FROM same_sales AS s WHERE s.order_id = named_dealings.id AND s.same = 1), deal_id) ELSE deal_id END
  AS deal_id, ended_at, first_at
FROM named_dealings;

CREATE TEMP VIEW customer_acts AS
SELECT person, at, id, kind, times FROM (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, engagement.at, engagement.engagement_id AS id, engagement.kind,
    coalesce(engagement.times, 1) AS times
  FROM engagement LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = engagement.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = engagement.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = engagement.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = engagement.phone_key
  -- `kind || ''` keeps to the table: by the index on kinds its rows would be fetched in no order.
  WHERE engagement.kind || '' IN ('email_open', 'email_click', 'push_open', 'push_click', 'social_like', 'social_comment',
    'social_share', 'social_click', 'social_follow', 'page_view', 'product_view', 'app_use', 'support_contact')
) AS acts
WHERE person IN (SELECT person FROM named_dealings WHERE kind IN ('won', 'order', 'price'));
