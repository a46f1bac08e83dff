-- What customers have brought until now (LTV), from all that they bought, by where they came from and by segment.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by segment" ".read reports/person-names.sql" \
--     ".read reports/dealings.sql" ".read reports/ltv.sql"
--
-- :by is 'source' (the channel), 'campaign' or 'segment': that of the customer's first sale which has one. A deal and a
-- subscription that came of one have the deal's source (view deal_sources), an order its own (view order_sources): that of the
-- last call with a known source that led to it, else its deal's, else the last thing that its person met. :until is the moment that is asked about (UTC; now, if it is not set); what is known by the day begins and ends with that day of the
-- account's calendar (utc_offsets).
--
-- customers       people who bought in this currency
-- sales           deals that were won, orders that are not part of one, and subscriptions
-- brought_minor   what these came to: of a deal its amount, of an order what was ordered less what came back, of a
--                 subscription each price times the months for which it held (30.4375 days). A deal that a subscription
--                 came of counts by the subscription, or it would count twice; before that starts it has brought nothing
-- ltv_minor       brought_minor / customers
--
-- It is what they have brought so far: young customers have had less time.
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
owned AS MATERIALIZED (
  SELECT d.person, d.at, d.currency, CASE WHEN d.kind <> 'price' THEN 1.0 * d.amount_minor ELSE d.amount_minor / 30.4375
      * (julianday(CASE WHEN d.ended_at < CASE length(d.ended_at) WHEN 10 THEN moment.days ELSE moment.until END THEN d.ended_at
        WHEN length(d.at) = 10 THEN moment.clock ELSE moment.until END) - julianday(d.at))
      END AS amount_minor,
    CASE WHEN d.kind <> 'price' OR d.at = (SELECT min(first.started_at) FROM subscriptions AS first
      WHERE first.subscription_id = d.id) THEN 1 ELSE 0 END AS sales,
    CASE :by WHEN 'campaign' THEN c.line WHEN 'segment' THEN d.segment
      ELSE coalesce(s.channel, o.channel, lower(replace(u.lead_source, '_', ' '))) END AS name
  FROM dealings AS d CROSS JOIN moment
    LEFT JOIN deal_sources AS s ON s.deal_id = CASE d.kind WHEN 'won' THEN d.id WHEN 'price' THEN d.deal_id END
    LEFT JOIN order_sources AS o ON d.kind = 'order' AND o.order_id = d.id
    LEFT JOIN subscriptions AS u ON d.kind = 'price' AND u.subscription_id = d.id AND u.started_at = d.at
    LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name, o.campaign_id, o.campaign_name)
  WHERE d.at < CASE length(d.at) WHEN 10 THEN moment.days ELSE moment.until END AND (d.kind = 'price'
    OR d.kind = 'won' AND d.amount_minor IS NOT NULL AND d.id NOT IN (SELECT deal_id FROM subscriptions WHERE deal_id IS NOT NULL)
    OR d.kind = 'order' AND NOT EXISTS (SELECT 1 FROM deals
      WHERE deals.deal_id = d.deal_id AND deals.won = 1 AND deals.amount_minor IS NOT NULL))
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
