-- What people buy who are engaged, against those who are not.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".read reports/person-names.sql" ".read reports/engaged-revenue.sql"
--
-- :since and :until bound engagement, sales and orders alike (UTC, the second is left out), :first_day and :last_day deals that
-- were won on a day.
--
-- engaged        1: did something with an e-mail, a post, a page or the product in the period; 0: did not
-- people         those who are known by any name
-- customers      those who bought: a deal that was won, or an order
-- buying_share   customers / people
-- revenue_minor  won deals, and orders that are not part of one, a row for each currency
-- per_customer_minor   revenue / customers who bought in this currency
-- uplift         per_customer of the engaged / that of the others - 1
--
-- Who buys is more engaged, too: the difference is no effect of engagement alone.
WITH acted AS MATERIALIZED (
  -- Who did something in the period, if both of its ends are set.
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person
  FROM engagement
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = engagement.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = CASE WHEN v.person IS NULL THEN engagement.person_id END
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = CASE WHEN coalesce(v.person, c.person) IS NULL THEN engagement.email_key END
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = CASE WHEN coalesce(v.person, c.person, e.person) IS NULL THEN engagement.phone_key END
  WHERE :since IS NOT NULL AND :until IS NOT NULL AND engagement.at >= :since AND engagement.at < :until
    AND engagement.kind NOT IN ('email_sent', 'email_delivered', 'email_bounce', 'email_unsubscribe', 'push_sent', 'push_delivered',
      'social_impression', 'support_contact')
),
everybody AS NOT MATERIALIZED (
  -- Whoever did something for the first or for the last time in the period did. Of those who did before it and after it, the rows
  -- tell: they are asked only where both ends are set.
  SELECT person, CASE
    WHEN acted_at IS NULL OR last_acted_at < :since OR acted_at >= :until THEN 0
    WHEN :since IS NULL OR :until IS NULL OR acted_at >= :since OR last_acted_at < :until THEN 1
    WHEN person IN (SELECT person FROM acted WHERE person IS NOT NULL) THEN 1 ELSE 0 END AS engaged
  FROM people
),
sales AS (
  SELECT visitor_id, person_id, email_key, phone_key, currency, amount_minor FROM deals
  WHERE won = 1 AND amount_minor IS NOT NULL
    AND (:since IS NULL OR closed_at >= CASE WHEN length(closed_at) = 10 THEN coalesce(:first_day, :since) ELSE :since END)
    AND (:until IS NULL OR closed_at < CASE WHEN length(closed_at) = 10 THEN coalesce(:last_day || '~', :until) ELSE :until END)
  UNION ALL
  SELECT visitor_id, person_id, email_key, phone_key, currency, amount_minor FROM order_lines
  WHERE NOT EXISTS (SELECT 1 FROM deals
    WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1 AND deals.amount_minor IS NOT NULL)
    AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
),
bought AS (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, sales.currency, sum(sales.amount_minor) AS amount_minor
  FROM sales
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = sales.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = CASE WHEN v.person IS NULL THEN sales.person_id END
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = CASE WHEN coalesce(v.person, c.person) IS NULL THEN sales.email_key END
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = CASE WHEN coalesce(v.person, c.person, e.person) IS NULL THEN sales.phone_key END
  GROUP BY 1, 2
),
bought_by AS MATERIALIZED (
  SELECT everybody.engaged, bought.person, bought.currency, bought.amount_minor
  FROM bought CROSS JOIN everybody WHERE everybody.person = bought.person
),
counts AS MATERIALIZED (SELECT count(*) AS people, sum(engaged) AS engaged FROM everybody),
groups AS (
  SELECT 1 AS engaged, engaged AS people FROM counts WHERE engaged > 0
  UNION ALL
  SELECT 0, people - engaged FROM counts WHERE people > engaged
),
customers AS (SELECT engaged, count(DISTINCT person) AS customers FROM bought_by GROUP BY engaged),
money AS (
  SELECT engaged, currency, sum(amount_minor) AS revenue_minor, 1.0 * sum(amount_minor) / count(*) AS per_customer_minor
  FROM bought_by GROUP BY engaged, currency
)
SELECT CASE groups.engaged WHEN 1 THEN 'engaged' ELSE 'not engaged' END AS name, groups.engaged, money.currency, people,
  coalesce(customers, 0) AS customers, 1.0 * coalesce(customers, 0) / people AS buying_share, money.revenue_minor,
  money.per_customer_minor, money.per_customer_minor / nullif(others.per_customer_minor, 0) - 1 AS uplift
FROM groups LEFT JOIN customers ON customers.engaged = groups.engaged
  LEFT JOIN money ON money.engaged = groups.engaged
  LEFT JOIN money AS others ON others.engaged = 0 AND groups.engaged = 1 AND others.currency = money.currency
ORDER BY groups.engaged DESC, money.currency;
