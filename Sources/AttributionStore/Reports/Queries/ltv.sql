-- What customers have brought until now (LTV), from all that they bought, by where they came from and by segment.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by segment" ".read reports/person-names.sql" \
--     ".read reports/ltv.sql"
--
-- :by is 'source' (the channel), 'campaign' or 'segment': that of the customer's first sale which has one. :until is the
-- moment that is asked about (UTC; now, if it is not set).
--
-- customers       people who bought in this currency
-- sales           deals that were won, orders that are not part of one, and subscriptions
-- brought_minor   what these came to: of a deal its amount, of an order what was ordered less what came back, of a
--                 subscription each price times the months for which it held (30.4375 days). A deal that a subscription
--                 came of counts by the subscription, or it would count twice; before that starts it has brought nothing
-- ltv_minor       brought_minor / customers
--
-- It is what they have brought so far: young customers have had less time.
WITH moment AS (SELECT coalesce(:until, strftime('%Y-%m-%dT%H:%M:%fZ')) AS until),
sold AS (
  SELECT deals.visitor_id, deals.person_id, deals.email_key, deals.phone_key,
    coalesce(closed_at, modified_at, changed_at) AS at, deals.currency, 1.0 * deals.amount_minor AS amount_minor, 1 AS sales,
    s.channel, coalesce(s.campaign_id, s.campaign_name) AS campaign, deals.segment
  FROM deals JOIN deal_sources AS s ON s.deal_id = deals.deal_id
  WHERE won = 1 AND amount_minor IS NOT NULL
    AND deals.deal_id NOT IN (SELECT deal_id FROM subscriptions WHERE deal_id IS NOT NULL)
  UNION ALL
  SELECT max(visitor_id), max(person_id), max(email_key), max(phone_key), min(at), currency, 1.0 * sum(amount_minor), 1,
    NULL, NULL, max(segment)
  FROM order_lines WHERE NOT EXISTS (SELECT 1 FROM deals
    WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1 AND deals.amount_minor IS NOT NULL)
  GROUP BY order_id, currency
  UNION ALL
  SELECT n.visitor_id, n.person_id, n.email_key, n.phone_key, u.started_at, u.currency,
    u.amount_minor / 30.4375 * (julianday(CASE WHEN u.ended_at IS NULL OR u.ended_at > moment.until THEN moment.until
      ELSE u.ended_at END) - julianday(u.started_at)),
    CASE WHEN u.started_at = (SELECT min(first.started_at) FROM subscriptions AS first
      WHERE first.subscription_id = u.subscription_id) THEN 1 ELSE 0 END,
    coalesce(s.channel, lower(replace(u.lead_source, '_', ' '))), coalesce(s.campaign_id, s.campaign_name), u.segment
  FROM subscriptions AS u CROSS JOIN moment
    -- A price that names nobody is that of whom the one before names.
    JOIN subscriptions AS n ON n.subscription_id = u.subscription_id AND n.started_at = (
      SELECT max(b.started_at) FROM subscriptions AS b
      WHERE b.subscription_id = u.subscription_id AND b.started_at <= u.started_at
        AND coalesce(b.visitor_id, b.person_id, b.email_key, b.phone_key) IS NOT NULL)
    LEFT JOIN deal_sources AS s ON s.deal_id = u.deal_id
  WHERE u.started_at < moment.until
),
owned AS MATERIALIZED (
  SELECT coalesce(v.person, c.person, e.person, p.person) AS person, sold.at, sold.currency, sold.amount_minor, sold.sales,
    CASE :by WHEN 'campaign' THEN named_so.line WHEN 'segment' THEN segment ELSE channel END AS name
  FROM sold CROSS JOIN moment LEFT JOIN campaigns AS named_so ON named_so.campaign = sold.campaign
    LEFT JOIN person_names AS v ON v.kind = 'visitor' AND v.name = sold.visitor_id
    LEFT JOIN person_names AS c ON c.kind = 'customer' AND c.name = sold.person_id
    LEFT JOIN person_names AS e ON e.kind = 'email' AND e.name = sold.email_key
    LEFT JOIN person_names AS p ON p.kind = 'phone' AND p.name = CASE WHEN coalesce(v.person, c.person, e.person) IS NULL THEN sold.phone_key END
  WHERE sold.at < moment.until
),
named AS (
  SELECT person, name FROM (
    SELECT person, name, row_number() OVER (PARTITION BY person ORDER BY CASE WHEN name IS NULL THEN 1 ELSE 0 END, at, name)
        AS nth
    FROM owned
  ) AS placed WHERE nth = 1
)
SELECT coalesce(named.name, '') AS name, owned.currency, count(DISTINCT owned.person) AS customers,
  sum(owned.sales) AS sales, CAST(round(sum(owned.amount_minor)) AS INTEGER) AS brought_minor,
  CAST(round(sum(owned.amount_minor) / count(DISTINCT owned.person)) AS INTEGER) AS ltv_minor
FROM owned JOIN named ON named.person = owned.person
GROUP BY coalesce(named.name, ''), owned.currency
ORDER BY brought_minor DESC, name, owned.currency;
