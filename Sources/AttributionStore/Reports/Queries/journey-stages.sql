-- How far people have come: awareness, consideration, decision, retention, advocacy.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/person-names.sql" \
--     ".read reports/dealings.sql" ".read reports/journey-stages.sql"
--
-- :by is 'stage', or 'person' for a row for each person with a name of theirs; :until is the moment that is asked about
-- (UTC; now, if it is not set): what came later is left out. What is known by the day begins and ends with that day of the
-- account's calendar (utc_offsets). :advocacy is the tag of calls in which people recommend.
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
acted AS MATERIALIZED (
  SELECT person,
    max(CASE kind WHEN 'lead' THEN 2 WHEN 'call' THEN
      CASE WHEN id IN (SELECT call_id FROM live_outcomes WHERE kind = 'conversion') THEN 3 ELSE 2 END ELSE 3 END) AS stage,
    -- A subscription counts once, with the first price that is theirs.
    sum(CASE WHEN kind IN ('won', 'order') OR first_at = at AND NOT EXISTS (SELECT 1 FROM subscriptions AS s
      WHERE s.subscription_id = dealings.id AND s.deal_id IS NOT NULL) THEN 1 ELSE 0 END) AS buys,
    max(CASE WHEN kind = 'call' AND id IN (SELECT call_id FROM live_outcomes WHERE kind = 'tag' AND name = :advocacy) THEN 1
      ELSE 0 END) AS shares,
    max(CASE WHEN julianday(CASE length(first_at) WHEN 10 THEN clock ELSE until END) - julianday(first_at) >= 31
      AND (ended_at IS NULL OR julianday(ended_at) - julianday(first_at) >= 31) THEN 1 ELSE 0 END) AS keeps
  FROM dealings CROSS JOIN moment
  WHERE at < CASE length(at) WHEN 10 THEN moment.days ELSE until END AND (kind <> 'order' OR amount_minor > 0 AND NOT EXISTS (
    SELECT 1 FROM deals WHERE deals.deal_id = dealings.deal_id AND deals.won = 1))
  GROUP BY person
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
