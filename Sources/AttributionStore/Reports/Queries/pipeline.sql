-- What leads became and what they cost, by where they came from.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by channel" ".read reports/pipeline.sql"
--
-- :by is 'channel' or 'campaign'. :since and :until bound when leads began and calls came (UTC, the second is
-- left out), :first_day and :last_day the days of spend, and of leads that began on a day; what is not set bounds nothing.
--
-- lead                  a row of `deals`; it began at lead_at, else at opened_at, else when it was changed last
-- opportunity           a lead with opened_at
-- lead_to_opportunity   opportunities of all leads
-- opportunity_to_won    won ones of all opportunities, open ones included
-- win_rate              won ones of those that are decided
-- cycle_days            the median of closed_at - opened_at of what was won; in whole days of the account's calendar
--                       (utc_offsets) where one of them is a day, so that what is won on its first day takes none
-- revenue_minor         the amounts of what was won, of the leads that began in the period
-- open_minor            the amounts of what is open
-- roi, roas             (revenue - spend) / spend, revenue / spend; nothing where nothing was spent
-- cost_per_call         spend / inbound calls; cost_per_conversion: / inbound calls with a conversion
-- cost_per_lead         spend / leads
--
-- Amounts are in the smallest unit of `currency`; a row for each, and the counts stand in each of them.
WITH origins AS MATERIALIZED (
  SELECT deal_id,
    CASE :by WHEN 'channel' THEN channel ELSE c.line END AS name
  FROM deal_sources AS s LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
),
leads AS MATERIALIZED (
  SELECT * FROM (
    SELECT ifnull(origins.name, '') AS name, deals.*,
      coalesce(lead_at, opened_at, modified_at, changed_at) AS began_at
    FROM deals JOIN origins ON origins.deal_id = deals.deal_id
  ) WHERE (:since IS NULL OR began_at >= CASE WHEN length(began_at) = 10 THEN coalesce(:first_day, :since) ELSE :since END)
    AND (:until IS NULL OR began_at < CASE WHEN length(began_at) = 10 THEN coalesce(:last_day || '~', :until) ELSE :until END)
),
counted AS (
  SELECT name, count(*) AS leads, count(opened_at) AS opportunities, sum(won) AS won,
    sum(closed) AS closed, count(CASE WHEN won = 1 THEN opened_at END) AS won_opportunities
  FROM leads GROUP BY name
),
cycles AS (
  SELECT name, days, row_number() OVER (PARTITION BY name ORDER BY days) AS nth,
    count(*) OVER (PARTITION BY name) AS n
  FROM (
    SELECT name, CASE WHEN length(closed_at) = length(opened_at) THEN julianday(closed_at) - julianday(opened_at)
        ELSE julianday(closed_day) - julianday(opened_day) END AS days
    FROM (
      SELECT name, opened_at, closed_at,
        CASE WHEN length(opened_at) = 10 THEN opened_at ELSE strftime('%Y-%m-%d', opened_at, (
            SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= opened_at
            ORDER BY starts_at DESC LIMIT 1)) END AS opened_day,
        CASE WHEN length(closed_at) = 10 THEN closed_at ELSE strftime('%Y-%m-%d', closed_at, (
            SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= closed_at
            ORDER BY starts_at DESC LIMIT 1)) END AS closed_day
      FROM leads WHERE won = 1
    ) AS ends
  ) AS lengths
  WHERE days IS NOT NULL
),
medians AS (
  SELECT name, avg(days) AS days FROM cycles WHERE nth IN ((n + 1) / 2, (n + 2) / 2) GROUP BY name
),
called AS (
  SELECT ifnull(CASE :by WHEN 'channel' THEN channel ELSE c.line END, '') AS name,
    count(*) AS calls, count(converting.call_id) AS converting
  FROM call_sources AS s JOIN calls ON calls.call_id = s.call_id
    LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
    LEFT JOIN (SELECT DISTINCT call_id FROM live_outcomes WHERE kind = 'conversion') AS converting
      ON converting.call_id = s.call_id
  WHERE ifnull(direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR started_at >= :since) AND (:until IS NULL OR started_at < :until)
  GROUP BY 1
),
money AS (
  SELECT name, currency, sum(revenue) AS revenue, sum(open) AS open, sum(spend) AS spend
  FROM (
    SELECT name, currency, CASE WHEN won = 1 THEN amount_minor END AS revenue,
      CASE WHEN closed = 0 THEN amount_minor END AS open, NULL AS spend
    FROM leads WHERE amount_minor IS NOT NULL
    UNION ALL
    SELECT ifnull(CASE :by WHEN 'channel' THEN channel ELSE c.line END, ''),
      currency, NULL, NULL, amount_minor
    FROM spend_channels AS s LEFT JOIN campaigns AS c ON c.campaign = s.campaign_id
    WHERE (:first_day IS NULL OR day >= :first_day) AND (:last_day IS NULL OR day <= :last_day)
  ) GROUP BY name, currency
),
names AS (
  SELECT name FROM counted UNION SELECT name FROM called UNION SELECT name FROM money
)
SELECT names.name, money.currency, ifnull(calls, 0) AS calls, ifnull(converting, 0) AS converting_calls,
  ifnull(leads, 0) AS leads, ifnull(opportunities, 0) AS opportunities, ifnull(won, 0) AS won,
  ifnull(closed - won, 0) AS lost, ifnull(leads - closed, 0) AS open,
  1.0 * opportunities / nullif(leads, 0) AS lead_to_opportunity,
  1.0 * won_opportunities / nullif(opportunities, 0) AS opportunity_to_won,
  1.0 * won / nullif(closed, 0) AS win_rate, medians.days AS cycle_days,
  revenue AS revenue_minor, money.open AS open_minor, spend AS spend_minor,
  1.0 * (ifnull(revenue, 0) - spend) / nullif(spend, 0) AS roi,
  1.0 * ifnull(revenue, 0) / nullif(spend, 0) AS roas,
  1.0 * spend / nullif(calls, 0) AS cost_per_call_minor,
  1.0 * spend / nullif(leads, 0) AS cost_per_lead_minor,
  1.0 * spend / nullif(converting, 0) AS cost_per_conversion_minor
FROM names LEFT JOIN counted ON counted.name = names.name LEFT JOIN medians ON medians.name = names.name
  LEFT JOIN called ON called.name = names.name LEFT JOIN money ON money.name = names.name
ORDER BY leads DESC, calls DESC, names.name, money.currency;
