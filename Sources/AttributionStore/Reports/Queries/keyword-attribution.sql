-- KPI 8, keyword attribution: of which part of the calls the keyword is known that brought them.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by campaign" ".read reports/keyword-attribution.sql"
--
-- :by, :since and :until as in call-share.sql. What a keyword brought, call-share.sql and call-conversion.sql say with
-- :by keyword.
--
-- calls           inbound calls
-- with_keyword    those whose keyword is known; '(not provided)', '(not set)' and the like are none
-- keywords        how many different keywords that are
-- keyword_ratio   with_keyword / calls
WITH counted AS (
  SELECT d.value AS name, count(*) AS calls, count(nullif(k.value, '')) AS with_keyword,
    count(DISTINCT nullif(k.value, '')) AS keywords
  FROM calls JOIN call_dimensions AS d ON d.call_id = calls.call_id
    JOIN call_dimensions AS k ON k.call_id = calls.call_id AND k.dimension = 'keyword'
  WHERE d.dimension = coalesce(:by, 'all') AND coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
  GROUP BY d.value
)
SELECT name, calls, with_keyword, keywords, 1.0 * with_keyword / nullif(calls, 0) AS keyword_ratio
FROM counted ORDER BY calls DESC, name;
