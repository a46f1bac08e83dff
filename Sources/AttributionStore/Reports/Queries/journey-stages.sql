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
-- Bought is a deal that was won, an order that is not part of one, or a subscription that belongs to none. Whom no name is known of is in no stage.
-- A call is that of whoever had the session it came from, else of whose number it came from.
-- Each price of a subscription is that of the person whom it names, else of whom the price before names.
WITH moment AS (SELECT coalesce(:until, strftime('%Y-%m-%dT%H:%M:%fZ')) AS until),
-- What people did besides calls, touchpoints and engagement; of the last two the table `people` tells all that counts.
acts AS (
  -- A deal once, though it is known at one moment and won at another: to look up whose it is takes longest.
  SELECT visitor_id, person_id, email_key, phone_key, CASE WHEN won_at < known_at THEN won_at ELSE known_at END AS at,
    CASE WHEN opened_at IS NULL AND (won_at IS NULL OR won_at >= moment.until) THEN 2 ELSE 3 END AS stage,
    CASE WHEN won_at < moment.until THEN 1 ELSE 0 END AS buys
  FROM (
    SELECT visitor_id, person_id, email_key, phone_key, opened_at, coalesce(opened_at, lead_at, modified_at, changed_at) AS known_at,
      CASE WHEN won = 1 THEN coalesce(closed_at, modified_at, changed_at) END AS won_at
    FROM deals
  ) AS known_deals CROSS JOIN moment
  UNION ALL
  SELECT max(visitor_id), max(person_id), max(email_key), max(phone_key), min(at), 3, 1
  FROM order_lines WHERE NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1)
  GROUP BY order_id HAVING sum(amount_minor) > 0
),
-- Prices of subscriptions that have begun, with whose they are: of whom they name, else of whom the one before names.
priced AS (
  SELECT u.subscription_id, u.started_at, u.ended_at, coalesce(v.person, c.person, e.person, p.person) AS person,
    (SELECT max(d.deal_id) FROM subscriptions AS d WHERE d.subscription_id = u.subscription_id) AS deal_id
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
whose AS (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, acts.stage, acts.buys, 0 AS shares, 0 AS keeps
  FROM acts CROSS JOIN moment
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = acts.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = acts.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = acts.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = CASE WHEN coalesce(v.person, c.person, e.person) IS NULL THEN acts.phone_key END
  WHERE acts.at < moment.until
  UNION ALL
  SELECT person, CASE WHEN call_id IN (SELECT call_id FROM live_outcomes WHERE kind = 'conversion') THEN 3 ELSE 2 END, 0,
    CASE WHEN call_id IN (SELECT call_id FROM live_outcomes WHERE kind = 'tag' AND name = :advocacy) THEN 1 ELSE 0 END, 0
  FROM calls_of_people CROSS JOIN moment
  WHERE coalesce(direction, 'inbound') = 'inbound' AND started_at < moment.until
  UNION ALL
  -- Whoever has a subscription has it from the first price that is theirs.
  SELECT person, 3, CASE WHEN max(deal_id) IS NULL THEN 1 ELSE 0 END, 0,
    CASE WHEN julianday(CASE WHEN count(ended_at) < count(*) OR max(ended_at) > max(moment.until) THEN max(moment.until)
      ELSE max(ended_at) END) - julianday(min(started_at)) >= 31 THEN 1 ELSE 0 END
  FROM priced CROSS JOIN moment GROUP BY subscription_id, person
),
acted AS MATERIALIZED (
  SELECT person, max(stage) AS stage, sum(buys) AS buys, max(shares) AS shares, max(keeps) AS keeps
  FROM whose GROUP BY person
),
-- Of those who acted the stage, and that in which they were by what they met: 1, 2, or nothing.
staged AS MATERIALIZED (
  SELECT people.person, people.name, CASE WHEN acted.buys > 0 AND (acted.shares > 0 OR people.shared_at < moment.until) THEN 5
      WHEN acted.buys > 1 OR acted.keeps = 1 THEN 4 WHEN acted.stage = 3 THEN 3
      WHEN acted.stage = 2 OR people.came_back_at < moment.until OR people.responded_at < moment.until THEN 2 ELSE 1 END AS stage,
    CASE WHEN people.first_met_at < moment.until THEN
      CASE WHEN people.came_back_at < moment.until OR people.responded_at < moment.until THEN 2 ELSE 1 END END AS met
  FROM acted CROSS JOIN moment JOIN people ON people.person = acted.person
),
met AS MATERIALIZED (
  SELECT count(*) AS people,
    count(CASE WHEN people.came_back_at < moment.until OR people.responded_at < moment.until THEN 1 END) AS considering
  FROM people CROSS JOIN moment WHERE people.first_met_at < moment.until
),
-- Everybody by what they met, and those who acted from there to where they are.
found AS (
  SELECT stage, sum(people) AS people FROM (
    SELECT 1 AS stage, people - considering AS people FROM met
    UNION ALL SELECT 2, considering FROM met
    UNION ALL SELECT met, -count(*) FROM staged GROUP BY met
    UNION ALL SELECT stage, count(*) FROM staged GROUP BY stage
  ) AS moves GROUP BY stage
),
stages (stage, name) AS (
  VALUES (1, 'awareness'), (2, 'consideration'), (3, 'decision'), (4, 'retention'), (5, 'advocacy')
),
counted AS (
  SELECT stages.stage, stages.name, coalesce(found.people, 0) AS people
  FROM stages LEFT JOIN found ON found.stage = stages.stage
),
reaching AS (
  SELECT stage, name, people, sum(people) OVER (ORDER BY stage DESC ROWS UNBOUNDED PRECEDING) AS reached FROM counted
)
SELECT name, stage, people, reached, of_stage_before FROM (
  SELECT stage AS nth, name, NULL AS stage, people, reached,
    1.0 * reached / nullif(lag(reached) OVER (ORDER BY stage), 0) AS of_stage_before
  FROM reaching WHERE :by IS DISTINCT FROM 'person'
  UNION ALL
  SELECT 0, each_one.name, stages.name, NULL, NULL, NULL
  FROM (
    SELECT name, stage FROM staged
    UNION ALL
    SELECT people.name, CASE WHEN people.came_back_at < moment.until OR people.responded_at < moment.until THEN 2 ELSE 1 END
    FROM people CROSS JOIN moment
    WHERE people.first_met_at < moment.until AND people.person NOT IN (SELECT person FROM staged)
  ) AS each_one JOIN stages ON stages.stage = each_one.stage
  WHERE :by = 'person'
) AS answers ORDER BY nth, name;
