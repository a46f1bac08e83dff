-- Who is who, for queries about people in the sqlite3 shell: to be read before them.
--
--   sqlite3 earshot.db ".read reports/person-names.sql" ".read reports/dealings.sql" ".read reports/journey-stages.sql"
--
-- Makes the temporary tables `person_names`, `people` and `call_sessions` that these queries and `dealings.sql` ask. As long as the store keeps who is who
-- (docs/people.md), which every report about people makes it do, they are what the program knows. Otherwise each name is
-- a person here, unless it came with a customer number: that joins its names.
CREATE TEMP VIEW people_hold AS
SELECT name FROM kept_sources WHERE name = 'people' AND worker IS NULL AND NOT EXISTS (SELECT 1 FROM kept_people_changes);

CREATE TEMP TABLE person_names AS
WITH left_together AS (
  SELECT visitor_id, person_id, email_key, phone_key FROM touchpoints
  UNION ALL SELECT visitor_id, person_id, email_key, phone_key FROM deals
  UNION ALL SELECT visitor_id, person_id, email_key, phone_key FROM orders
  UNION ALL SELECT visitor_id, person_id, email_key, phone_key FROM subscriptions
  UNION ALL SELECT visitor_id, person_id, email_key, phone_key FROM engagement
  UNION ALL SELECT NULL, NULL, NULL, phone_key FROM caller_keys
),
named AS (
  SELECT 'customer' AS kind, person_id AS name, person_id FROM left_together
  UNION ALL SELECT 'visitor', visitor_id, person_id FROM left_together
  UNION ALL SELECT 'email', email_key, person_id FROM left_together
  UNION ALL SELECT 'phone', phone_key, person_id FROM left_together
)
SELECT kind, name, person FROM kept_person_names
WHERE EXISTS (SELECT 1 FROM people_hold)
UNION ALL
SELECT kind, name, coalesce(min(person_id), kind || ' ' || name) FROM named
WHERE name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_hold)
GROUP BY kind, name;
CREATE UNIQUE INDEX temp.person_names_by_name ON person_names (kind, name);

CREATE TEMP TABLE people AS
WITH met_by_names AS (
  SELECT visitor_id, person_id, email_key, phone_key, at, 1 AS visits,
    CASE WHEN kind IN ('form', 'chat', 'email_click') THEN 1 ELSE 0 END AS responds, 0 AS shares, 0 AS acts
  FROM touchpoints
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, at, 0,
    CASE WHEN kind IN ('product_view', 'email_click', 'push_click') THEN 1 ELSE 0 END,
    CASE WHEN kind = 'social_share' THEN 1 ELSE 0 END,
    CASE WHEN kind IN ('email_sent', 'email_delivered', 'email_unsubscribe', 'push_sent', 'push_delivered', 'social_impression',
      'support_contact') THEN 0 ELSE 1 END
  FROM engagement WHERE kind <> 'email_bounce'
),
met AS (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, t.at, t.visits, t.responds, t.shares, t.acts
  FROM met_by_names AS t
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = t.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = t.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = t.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = t.phone_key
  WHERE NOT EXISTS (SELECT 1 FROM people_hold)
),
first_met AS (
  SELECT person, min(at) AS at, min(CASE WHEN visits = 1 THEN at END) AS visited_at,
    min(CASE WHEN responds = 1 THEN at END) AS responded_at, min(CASE WHEN shares = 1 THEN at END) AS shared_at,
    min(CASE WHEN acts = 1 THEN at END) AS acted_at, max(CASE WHEN acts = 1 THEN at END) AS last_acted_at
  FROM met WHERE person IS NOT NULL GROUP BY person
),
came_back AS (
  SELECT met.person, min(met.at) AS at FROM met JOIN first_met ON first_met.person = met.person
  WHERE met.visits = 1 AND substr(met.at, 1, 10) > substr(first_met.visited_at, 1, 10) GROUP BY met.person
)
SELECT person, name, first_met_at, came_back_at, responded_at, shared_at, acted_at, last_acted_at FROM kept_people
WHERE EXISTS (SELECT 1 FROM people_hold)
UNION ALL
SELECT each_one.person, each_one.name, first_met.at, came_back.at, first_met.responded_at, first_met.shared_at, first_met.acted_at,
  first_met.last_acted_at
FROM (
  SELECT person, substr(min(CASE kind WHEN 'customer' THEN 1 WHEN 'visitor' THEN 2 WHEN 'email' THEN 3 ELSE 4 END
      || kind || ':' || name), 2) AS name
  FROM person_names
  WHERE NOT EXISTS (SELECT 1 FROM people_hold)
  GROUP BY person
) AS each_one
  LEFT JOIN first_met ON first_met.person = each_one.person LEFT JOIN came_back ON came_back.person = each_one.person;
CREATE UNIQUE INDEX temp.people_by_person ON people (person);

-- The sessions by which calls were joined to visitors.
CREATE TEMP TABLE call_sessions AS
SELECT call_id, touchpoint_id FROM kept_call_sessions WHERE EXISTS (SELECT 1 FROM people_hold)
UNION ALL
SELECT call_id, touchpoint_id FROM call_sources
WHERE found_by IN ('session', 'earlier visit') AND NOT EXISTS (SELECT 1 FROM people_hold);
CREATE UNIQUE INDEX temp.call_sessions_by_call ON call_sessions (call_id);
