-- Which part of what a channel sold was sold by phone: of e-mail, for example, what its clicks alone do not show.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by channel" ".read reports/phone-share.sql"
--
-- :by is 'channel', 'source' or 'campaign'. :conversion, :since and :until as in call-conversion.sql; the period bounds
-- when calls began, deals were won and orders were made; :first_day and :last_day deals that were won on a day.
--
-- by_phone      inbound calls with a conversion that holds; a call with two counts once
-- deals         deals that were won without a call that is known (view sales_without_calls)
-- orders        orders that are not part of a won deal, name no call and stand at no call's conversion in the ledger, by the last
--               thing that their person met in the ninety days before; direct traffic last (the same view)
-- phone_share   by_phone / (by_phone + deals + orders)
--
-- A deal that was won after a call is in by_phone, by its call, if rules found a conversion there; else nowhere: it
-- would be counted with what nobody heard.
WITH sold AS (
  SELECT s.channel, s.source, s.campaign_id, s.campaign_name, 1 AS by_phone, 0 AS deals, 0 AS orders
  FROM calls JOIN call_sources AS s ON s.call_id = calls.call_id
  WHERE coalesce(calls.direction, 'inbound') = 'inbound'
    AND (:since IS NULL OR calls.started_at >= :since) AND (:until IS NULL OR calls.started_at < :until)
    AND calls.call_id IN (SELECT call_id FROM live_outcomes
      WHERE kind = 'conversion' AND (:conversion IS NULL OR name = :conversion))
  UNION ALL
  SELECT channel, source, campaign_id, campaign_name, 0, CASE WHEN deal_id IS NOT NULL THEN 1 ELSE 0 END,
    CASE WHEN order_id IS NOT NULL THEN 1 ELSE 0 END
  FROM sales_without_calls AS w
  WHERE (:since IS NULL OR at >= CASE WHEN length(at) = 10 THEN coalesce(:first_day, :since) ELSE :since END)
    AND (:until IS NULL OR at < CASE WHEN length(at) = 10 THEN coalesce(:last_day || '~', :until) ELSE :until END)
    AND NOT EXISTS (SELECT 1 FROM live_outcomes AS l WHERE l.order_id = w.order_id)
),
counted AS (
  SELECT coalesce(CASE :by WHEN 'campaign' THEN c.line WHEN 'source' THEN coalesce(source, channel)
      ELSE channel END, '') AS name,
    sum(by_phone) AS by_phone, sum(deals) AS deals, sum(orders) AS orders
  FROM sold AS s LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
  GROUP BY 1
)
SELECT name, by_phone, deals, orders, 1.0 * by_phone / nullif(by_phone + deals + orders, 0) AS phone_share
FROM counted ORDER BY by_phone + deals + orders DESC, name;
