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
WITH won AS MATERIALIZED (
  SELECT d.deal_id, d.currency, d.amount_minor, d.closing, coalesce(d.opened_at, d.closing) AS opening,
    coalesce(v.person, c.person, e.person, p.person) AS person
  FROM (SELECT deals.*, coalesce(closed_at, modified_at, changed_at) AS closing FROM deals) AS d
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = d.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = d.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = d.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = d.phone_key
  WHERE d.won = 1 AND d.amount_minor > 0
),
ordered AS MATERIALIZED (
  SELECT o.order_id, o.at, o.currency, o.amount_minor, coalesce(v.person, c.person, e.person, p.person) AS person
  FROM order_totals AS o
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = o.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = o.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = o.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = o.phone_key
  WHERE o.amount_minor > 0 AND (:since IS NULL OR o.at >= :since) AND (:until IS NULL OR o.at < :until)
    AND NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = o.deal_id AND deals.won = 1)
),
counted AS MATERIALIZED (
  SELECT DISTINCT deal_id, order_id FROM live_outcomes WHERE stands_for IS NOT NULL AND counted_elsewhere = 0
)
SELECT o.order_id, w.deal_id, substr(o.at, 1, 10) AS order_day, substr(w.closing, 1, 10) AS deal_day,
  CAST(round(abs(julianday(o.at) - julianday(w.closing))) AS INTEGER) AS days, o.currency,
  o.amount_minor AS order_minor, w.amount_minor AS deal_minor,
  CASE (SELECT count(*) FROM counted WHERE counted.order_id = o.order_id OR counted.deal_id = w.deal_id)
    WHEN 0 THEN 'no' WHEN 1 THEN 'once' ELSE 'twice' END AS in_ledger,
  '' AS same
FROM ordered AS o JOIN won AS w ON w.person = o.person AND w.currency = o.currency
WHERE abs(o.amount_minor - w.amount_minor) * 100 <= w.amount_minor
  AND julianday(o.at) BETWEEN julianday(w.opening) - 90 AND julianday(w.closing) + 91
  AND NOT EXISTS (SELECT 1 FROM same_sales AS s WHERE s.order_id = o.order_id AND s.deal_id = w.deal_id)
ORDER BY days, o.order_id, w.deal_id;
