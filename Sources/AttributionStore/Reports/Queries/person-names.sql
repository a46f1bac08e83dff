-- Who is who, for queries about people in the sqlite3 shell: to be read before them.
--
--   sqlite3 earshot.db ".read reports/person-names.sql" ".read reports/journey-stages.sql"
--
-- The program puts a table of this name in its place that knows who is one person by all names that were ever left
-- together (docs/people.md). Here each name is a person, unless it came with a customer number: that joins its names.
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
SELECT kind, name, coalesce(min(person_id), kind || ' ' || name) AS person
FROM named WHERE name IS NOT NULL GROUP BY kind, name;
CREATE UNIQUE INDEX temp.person_names_by_name ON person_names (kind, name);
