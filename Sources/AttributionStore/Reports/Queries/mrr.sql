-- What subscriptions bring now in a month (MRR) and in a year (ARR), and what customers have brought until now
-- (LTV), by lead source and by segment.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by segment" ".read reports/mrr.sql"
--
-- :by is 'segment' or 'source'; the source is that of the subscription's deal (view deal_sources), else what the
-- file calls its lead source. :at is the moment that is asked about (UTC; now, if it is not set): what begins then, or
-- later, is left out, and what ends then goes on. A day begins and ends things by the account's calendar (utc_offsets).
--
-- subscriptions     those that bring something at that moment
-- mrr_minor         what they bring in a month; arr_minor: twelve times that
-- customers         subscriptions that ever began until then
-- brought_minor     what all of them have brought: each price times the months for which it held
--                   (a month is 30.4375 days); ltv_minor: brought_minor / customers
WITH asked AS (SELECT ifnull(:at, strftime('%Y-%m-%dT%H:%M:%fZ')) AS at),
-- The moment, the same by the clocks of the account, and what stands behind all its days that have begun by then.
moment AS MATERIALIZED (
  SELECT at, strftime('%Y-%m-%dT%H:%M:%fZ', at, shift) AS clock,
    coalesce(strftime('%Y-%m-%d', at, shift, '-0.001 seconds') || '~', at) AS days
  FROM (
    SELECT at, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at < at ORDER BY starts_at DESC LIMIT 1) AS shift
    FROM asked
  ) AS zoned
),
named AS (
  SELECT ifnull(CASE :by WHEN 'segment' THEN subscriptions.segment
      ELSE coalesce(s.channel, lower(replace(subscriptions.lead_source, '_', ' '))) END, '') AS name,
    subscription_id, currency, amount_minor,
    ended_at IS NULL OR ended_at >= CASE length(ended_at) WHEN 10 THEN moment.days ELSE at END AS goes_on,
    julianday(CASE WHEN ended_at < CASE length(ended_at) WHEN 10 THEN moment.days ELSE at END THEN ended_at
      WHEN length(started_at) = 10 THEN clock ELSE at END) - julianday(started_at) AS days
  FROM subscriptions CROSS JOIN moment LEFT JOIN deal_sources AS s ON s.deal_id = subscriptions.deal_id
  WHERE started_at < CASE length(started_at) WHEN 10 THEN moment.days ELSE at END
)
SELECT name, currency, count(DISTINCT CASE WHEN goes_on THEN subscription_id END) AS subscriptions,
  ifnull(sum(CASE WHEN goes_on THEN amount_minor END), 0) AS mrr_minor,
  ifnull(12 * sum(CASE WHEN goes_on THEN amount_minor END), 0) AS arr_minor,
  count(DISTINCT subscription_id) AS customers,
  CAST(round(sum(amount_minor * days / 30.4375)) AS INTEGER) AS brought_minor,
  CAST(round(sum(amount_minor * days / 30.4375) / count(DISTINCT subscription_id)) AS INTEGER) AS ltv_minor
FROM named GROUP BY name, currency ORDER BY mrr_minor DESC, name, currency;
