-- Orders and deals that may be one sale and count as two, since neither names the other.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/person-names.sql" ".read reports/duplicates.sql"
--
-- :since and :until bound when it was ordered.
--
-- An order and a deal that was won are listed if they are of one person and one currency, differ by one percent at
-- most, and the order came from ninety days before the deal was opened until ninety days after it was closed. Those of
-- which somebody has said whether they are one (same_sales), and orders that belong to a deal that was won, are not.
--
-- days            between the order and the closing of the deal
-- in_ledger       twice: each stands at a conversion; once: only one does; no: neither does, but report ltv adds both
-- same            for an answer, yes or no, that `earshot import same-sales` reads
WITH sold AS (
  SELECT deal_id, CAST(NULL AS TEXT) AS order_id, visitor_id, person_id, email_key, phone_key, currency, amount_minor,
    coalesce(closed_at, modified_at, changed_at) AS at,
    coalesce(opened_at, closed_at, modified_at, changed_at) AS opened_at
  FROM deals WHERE won = 1 AND amount_minor > 0
  UNION ALL
  SELECT NULL, order_id, visitor_id, person_id, email_key, phone_key, currency, amount_minor, at, NULL
  FROM order_totals AS o
  WHERE amount_minor > 0 AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
    AND NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = o.deal_id AND deals.won = 1)
),
owned AS MATERIALIZED (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, sold.*
  FROM sold
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = sold.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = sold.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = sold.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = sold.phone_key
)
SELECT o.order_id, w.deal_id, substr(o.at, 1, 10) AS order_day, substr(w.at, 1, 10) AS deal_day,
  CAST(round(abs(julianday(o.at) - julianday(w.at))) AS INTEGER) AS days, o.currency,
  o.amount_minor AS order_minor, w.amount_minor AS deal_minor,
  CASE (SELECT count(*) FROM live_outcomes AS l WHERE l.order_id = o.order_id AND l.counted_elsewhere = 0)
      + (SELECT count(*) FROM live_outcomes AS l WHERE l.deal_id = w.deal_id AND l.counted_elsewhere = 0)
    WHEN 0 THEN 'no' WHEN 1 THEN 'once' ELSE 'twice' END AS in_ledger,
  '' AS same
FROM owned AS o JOIN owned AS w ON w.person = o.person AND w.currency = o.currency
WHERE o.order_id IS NOT NULL AND w.deal_id IS NOT NULL AND abs(o.amount_minor - w.amount_minor) * 100 <= w.amount_minor
  AND julianday(o.at) BETWEEN julianday(w.opened_at) - 90 AND julianday(w.at) + 91
  AND NOT EXISTS (SELECT 1 FROM same_sales AS s WHERE s.order_id = o.order_id AND s.deal_id = w.deal_id)
ORDER BY days, o.order_id, w.deal_id;
