-- What subscriptions bring now in a month (MRR) and in a year (ARR), and what customers have brought until now
-- (LTV), by lead source and by segment.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by segment" ".read reports/mrr.sql"
--
-- :by is 'segment' or 'source'; the source is that of the subscription's deal (view deal_sources), else what the
-- file calls its lead source. :at is the moment that is asked about (now, if it is not set).
--
-- subscriptions     those that bring something at that moment
-- mrr_minor         what they bring in a month; arr_minor: twelve times that
-- customers         subscriptions that ever began until then
-- brought_minor     what all of them have brought: each price times the months for which it held
--                   (a month is 30.4375 days); ltv_minor: brought_minor / customers
WITH moment AS (SELECT ifnull(:at, strftime('%Y-%m-%dT%H:%M:%fZ')) AS at),
named AS (
  SELECT ifnull(CASE :by WHEN 'segment' THEN subscriptions.segment
      ELSE coalesce(s.channel, lower(replace(subscriptions.lead_source, '_', ' '))) END, '') AS name,
    subscription_id, currency, amount_minor, started_at, at,
    ended_at IS NULL OR ended_at > at AS goes_on,
    julianday(CASE WHEN ended_at IS NULL OR ended_at > at THEN at ELSE ended_at END)
      - julianday(started_at) AS days
  FROM subscriptions CROSS JOIN moment LEFT JOIN deal_sources AS s ON s.deal_id = subscriptions.deal_id
  WHERE started_at <= at
)
SELECT name, currency, count(DISTINCT CASE WHEN goes_on THEN subscription_id END) AS subscriptions,
  ifnull(sum(CASE WHEN goes_on THEN amount_minor END), 0) AS mrr_minor,
  ifnull(12 * sum(CASE WHEN goes_on THEN amount_minor END), 0) AS arr_minor,
  count(DISTINCT subscription_id) AS customers,
  CAST(round(sum(amount_minor * days / 30.4375)) AS INTEGER) AS brought_minor,
  CAST(round(sum(amount_minor * days / 30.4375) / count(DISTINCT subscription_id)) AS INTEGER) AS ltv_minor
FROM named GROUP BY name, currency ORDER BY mrr_minor DESC, name, currency;
