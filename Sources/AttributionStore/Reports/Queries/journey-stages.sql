-- How far people have come: awareness, consideration, decision, retention, advocacy.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/person-names.sql" ".read reports/journey-stages.sql"
--
-- :by is 'stage', or 'person' for a row for each person with a name of theirs; :until is the moment that is asked about
-- (UTC; now, if it is not set): what came later is left out. :advocacy is the tag of calls in which people recommend.
--
-- awareness       met anything: a touchpoint, an e-mail, a page
-- consideration   came back on another day (UTC), left a form, chatted, clicked in an e-mail or a pushed message, looked at a product, called,
--                 or is a lead
-- decision        is an opportunity, brought a conversion by phone, or bought
-- retention       bought twice, or has had a subscription for 31 days
-- advocacy        bought, and shared a post or recommends in a call with the tag :advocacy
--
-- people              those who have come so far and no further
-- reached             those who have come so far, or further
-- of_stage_before     reached / reached of the stage before
--
-- Bought is a deal that was won, an order that belongs to no deal, or a subscription that belongs to none. Whom no name is known of is in no stage.
WITH moment AS (SELECT coalesce(:until, strftime('%Y-%m-%dT%H:%M:%fZ')) AS until),
rows_of_people AS (
  SELECT visitor_id, person_id, email_key, phone_key, at, CASE WHEN kind IN ('form', 'chat', 'email_click') THEN 2 ELSE 1 END
      AS stage, 1 AS meets, 0 AS buys, 0 AS shares, 0 AS keeps
  FROM touchpoints
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, at, CASE WHEN kind IN ('product_view', 'email_click', 'push_click') THEN 2 ELSE 1 END,
    0, 0, CASE WHEN kind = 'social_share' THEN 1 ELSE 0 END, 0
  FROM engagement WHERE kind NOT IN ('email_bounce')
  UNION ALL
  SELECT NULL, NULL, NULL, k.phone_key, calls.started_at, CASE WHEN calls.call_id IN (
      SELECT call_id FROM live_outcomes WHERE kind = 'conversion') THEN 3 ELSE 2 END, 0, 0,
    CASE WHEN calls.call_id IN (SELECT call_id FROM live_outcomes WHERE kind = 'tag' AND name = :advocacy) THEN 1 ELSE 0 END, 0
  FROM calls JOIN caller_keys AS k ON k.call_id = calls.call_id WHERE coalesce(calls.direction, 'inbound') = 'inbound'
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, coalesce(opened_at, lead_at, modified_at, changed_at),
    CASE WHEN opened_at IS NULL THEN 2 ELSE 3 END, 0, 0, 0, 0
  FROM deals
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, coalesce(closed_at, modified_at, changed_at), 3, 0, 1, 0, 0
  FROM deals WHERE won = 1
  UNION ALL
  SELECT max(visitor_id), max(person_id), max(email_key), max(phone_key), min(at), 3, 0, 1, 0, 0
  FROM orders WHERE deal_id IS NULL GROUP BY order_id HAVING sum(amount_minor) > 0
  UNION ALL
  SELECT max(visitor_id), max(person_id), max(email_key), max(phone_key), min(started_at), 3, 0,
    CASE WHEN max(deal_id) IS NULL THEN 1 ELSE 0 END, 0,
    CASE WHEN julianday(CASE WHEN count(ended_at) < count(*) OR max(ended_at) > max(moment.until) THEN max(moment.until)
      ELSE max(ended_at) END) - julianday(min(started_at)) >= 31 THEN 1 ELSE 0 END
  FROM subscriptions CROSS JOIN moment WHERE started_at < moment.until GROUP BY subscription_id
),
staged AS (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, max(r.stage) AS stage, sum(r.buys) AS buys,
    max(r.shares) AS shares, max(r.keeps) AS keeps,
    substr(min(CASE WHEN r.meets = 1 THEN r.at END), 1, 10) IS DISTINCT FROM
      substr(max(CASE WHEN r.meets = 1 THEN r.at END), 1, 10) AS came_back
  FROM rows_of_people AS r CROSS JOIN moment
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = r.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = r.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = r.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = r.phone_key
  WHERE r.at < moment.until
  GROUP BY 1
),
people AS (
  SELECT person, CASE WHEN buys > 0 AND shares > 0 THEN 5 WHEN buys > 1 OR keeps = 1 THEN 4 WHEN stage = 3 THEN 3
    WHEN stage = 2 OR came_back THEN 2 ELSE 1 END AS stage
  FROM staged WHERE person IS NOT NULL
),
stages (stage, name) AS (
  VALUES (1, 'awareness'), (2, 'consideration'), (3, 'decision'), (4, 'retention'), (5, 'advocacy')
),
counted AS (
  SELECT stages.stage, stages.name, count(people.person) AS people
  FROM stages LEFT JOIN people ON people.stage = stages.stage GROUP BY stages.stage, stages.name
),
reaching AS (
  SELECT stage, name, people, sum(people) OVER (ORDER BY stage DESC ROWS UNBOUNDED PRECEDING) AS reached FROM counted
)
SELECT name, stage, people, reached, of_stage_before FROM (
  SELECT stage AS nth, name, NULL AS stage, people, reached,
    1.0 * reached / nullif(lag(reached) OVER (ORDER BY stage), 0) AS of_stage_before
  FROM reaching WHERE :by IS DISTINCT FROM 'person'
  UNION ALL
  SELECT 0, known.name, stages.name, NULL, NULL, NULL
  FROM people JOIN stages ON stages.stage = people.stage
    JOIN (SELECT person, substr(min(CASE kind WHEN 'customer' THEN 1 WHEN 'visitor' THEN 2 WHEN 'email' THEN 3 ELSE 4 END
        || kind || ':' || name), 2) AS name FROM person_names GROUP BY person) AS known
      ON known.person = people.person
  WHERE :by = 'person'
) AS answers ORDER BY nth, name;
