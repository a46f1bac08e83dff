-- What calls convert in which something is mentioned, against those in which it is not.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by tag" ".read reports/mentions.sql"
--
-- :by is 'term' (a phrase that rules listen for) or 'tag' (what a rule says of a call: that a competitor is mentioned,
-- in whichever words). :name is one of them; all, if it is not set. Of terms, :speaker is 'caller' or 'agent' where only
-- what that one says counts, and :confidence how sure the finder must be (0.80, as in rules, if it is not set).
-- :conversion, :since and :until as in call-conversion.sql.
--
-- calls            inbound calls that were searched for the term, or that rules were applied to; one of which it is known
--                  that nobody answered it is left out. What was not searched for a term is not without it: it is unknown
-- mentioning       those in which it was found, however often
-- converting_with, converting_without   calls with a conversion that holds, of those that mention it and of the others
-- rate_with, rate_without               parts of these: converting_with / mentioning, converting_without / (calls - mentioning)
-- low_…, high_…    between these the true rate lies in 95 of 100 cases, by the score interval: all p for which the
--                  observed rate is within z = 1.959964 standard errors, sqrt(p (1 - p) / n), of p (E. B. Wilson, Probable
--                  inference, the law of succession, and statistical inference, Journal of the American Statistical
--                  Association 22, 1927, p. 209-212). It holds for few calls, and for rates of 0 and 1
-- lift             rate_with / rate_without; nothing where nothing converts without
-- value_with_minor what the conversions of the calls that mention it are worth, a row for each currency
WITH conversions AS MATERIALIZED (
  SELECT call_id, currency, sum(value_minor) AS value_minor FROM live_outcomes
  WHERE kind = 'conversion' AND (:conversion IS NULL OR name = :conversion)
  GROUP BY call_id, currency
),
asked AS MATERIALIZED (
  SELECT call_id, call_id IN (SELECT call_id FROM conversions) AS converts FROM calls
  WHERE coalesce(direction, 'inbound') = 'inbound' AND answered IS DISTINCT FROM 0
    AND (:since IS NULL OR started_at >= :since) AND (:until IS NULL OR started_at < :until)
),
-- What a call was searched for is what the lists of its searches name, in sound and in the transcript. Most calls were
-- searched for the same: what stands in the same lists is looked at once, by one of its calls.
listed AS MATERIALIZED (
  SELECT asked.call_id, asked.converts, (
      SELECT group_concat(CAST(list_id AS TEXT)) FROM searches WHERE searches.call_id = asked.call_id) AS lists
  FROM asked WHERE coalesce(:by, 'term') = 'term'
),
alike AS MATERIALIZED (
  SELECT lists, min(call_id) AS call_id, count(*) AS calls, sum(converts) AS converting FROM listed
  WHERE lists IS NOT NULL GROUP BY lists
),
searched AS (
  -- Terms that differ in how they sound only are one.
  SELECT name, sum(calls) AS calls, sum(converting) AS converting FROM (
    SELECT DISTINCT alike.lists, terms.pattern AS name, alike.calls, alike.converting
    FROM alike JOIN searches ON searches.call_id = alike.call_id
      JOIN listed_terms ON listed_terms.list_id = searches.list_id JOIN terms ON terms.term_id = listed_terms.term_id
    WHERE :name IS NULL OR terms.pattern = :name
  ) AS each_once GROUP BY name
  UNION ALL
  -- Rules say of each call which tags it has, so what they were applied to is the same for all tags.
  SELECT tags.name, evaluated.calls, evaluated.converting
  FROM (SELECT DISTINCT name FROM live_outcomes WHERE kind = 'tag') AS tags CROSS JOIN (
      SELECT count(*) AS calls, sum(asked.converts) AS converting
      FROM asked JOIN evaluations ON evaluations.call_id = asked.call_id
      WHERE :by = 'tag'
    ) AS evaluated
  WHERE evaluated.calls > 0 AND (:name IS NULL OR tags.name = :name)
),
mentioned AS MATERIALIZED (
  SELECT DISTINCT terms.pattern AS name, asked.call_id, asked.converts
  FROM (
      SELECT DISTINCT search_id, term_id FROM hits
      WHERE coalesce(:by, 'term') = 'term' AND confidence_thousandths >= 1000 * coalesce(:confidence, 0.8)
        AND (:speaker IS NULL OR speaker = :speaker)
        AND (:name IS NULL OR term_id IN (SELECT term_id FROM terms WHERE pattern = :name))
    ) AS found JOIN terms ON terms.term_id = found.term_id JOIN searches ON searches.search_id = found.search_id
    JOIN asked ON asked.call_id = searches.call_id
  UNION ALL
  SELECT DISTINCT live_outcomes.name, asked.call_id, asked.converts
  FROM live_outcomes JOIN asked ON asked.call_id = live_outcomes.call_id
  WHERE :by = 'tag' AND live_outcomes.kind = 'tag' AND (:name IS NULL OR live_outcomes.name = :name)
),
counted AS (
  SELECT searched.name, calls, coalesce(m.calls_with, 0) AS mentioning,
    coalesce(m.converting, 0) AS converting_with, searched.converting - coalesce(m.converting, 0) AS converting_without,
    1.0 * m.converting / m.calls_with AS rate_with,
    1.0 * (searched.converting - coalesce(m.converting, 0)) / nullif(calls - coalesce(m.calls_with, 0), 0)
      AS rate_without,
    nullif(1.0 * coalesce(m.calls_with, 0), 0) AS n, nullif(1.0 * (calls - coalesce(m.calls_with, 0)), 0) AS others,
    1.959964 * 1.959964 AS zz
  FROM searched LEFT JOIN (
      SELECT name, count(*) AS calls_with, sum(converts) AS converting FROM mentioned GROUP BY name
    ) AS m ON m.name = searched.name
),
-- What all calls with conversions that were searched are worth, and those that mention it.
worth AS (
  SELECT mentioned.name, conversions.currency, sum(conversions.value_minor) AS value_minor
  FROM mentioned JOIN conversions ON conversions.call_id = mentioned.call_id
  WHERE mentioned.converts AND conversions.currency IS NOT NULL
  GROUP BY mentioned.name, conversions.currency
)
SELECT counted.name, worth.currency, calls, mentioning, converting_with, converting_without,
  rate_with, (rate_with + zz / (2 * n) - sqrt(zz * (rate_with * (1 - rate_with) / n + zz / (4 * n * n))))
    / (1 + zz / n) AS low_with,
  (rate_with + zz / (2 * n) + sqrt(zz * (rate_with * (1 - rate_with) / n + zz / (4 * n * n))))
    / (1 + zz / n) AS high_with,
  rate_without,
  (rate_without + zz / (2 * others) - sqrt(zz * (rate_without * (1 - rate_without) / others
    + zz / (4 * others * others)))) / (1 + zz / others) AS low_without,
  (rate_without + zz / (2 * others) + sqrt(zz * (rate_without * (1 - rate_without) / others
    + zz / (4 * others * others)))) / (1 + zz / others) AS high_without,
  rate_with / nullif(rate_without, 0) AS lift, worth.value_minor AS value_with_minor
FROM counted LEFT JOIN worth ON worth.name = counted.name
ORDER BY mentioning DESC, counted.name, worth.currency;
