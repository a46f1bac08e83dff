-- Which part of what a channel sold was sold by phone: of e-mail, for example, what its clicks alone do not show.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by channel" ".read reports/phone-share.sql"
--
-- :by is 'channel', 'source' or 'campaign'. :conversion, :since and :until as in call-conversion.sql; the period bounds
-- when calls began, deals were won and orders were made.
--
-- by_phone      inbound calls with a conversion that holds; a call with two counts once
-- deals         deals that were won without a call that is known (view deal_sources)
-- orders        orders that are not part of a won deal and name no call, by the last thing that their person met in the ninety days
--               before; direct traffic last
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
  SELECT s.channel, s.source, s.campaign_id, s.campaign_name, 0, 1, 0
  FROM deals JOIN deal_sources AS s ON s.deal_id = deals.deal_id
  WHERE deals.won = 1 AND s.call_id IS NULL
    AND (:since IS NULL OR deals.closed_at >= :since) AND (:until IS NULL OR deals.closed_at < :until)
    AND NOT EXISTS (SELECT 1 FROM deal_calls WHERE deal_calls.deal_id = deals.deal_id)
  UNION ALL
  SELECT t.channel, t.source, t.campaign_id, t.campaign_name, 0, 0, 1
  FROM (
    SELECT order_id, min(at) AS at, max(visitor_id) AS visitor_id, max(person_id) AS person_id,
      max(email_key) AS email_key, max(phone_key) AS phone_key
    FROM order_lines
    WHERE call_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1)
    GROUP BY order_id HAVING sum(amount_minor) > 0
  ) AS o LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = (
      SELECT touchpoint_row FROM (
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE visitor_id = o.visitor_id AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
        UNION ALL
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE person_id = o.person_id AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
        UNION ALL
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE email_key = o.email_key AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
        UNION ALL
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE phone_key = o.phone_key AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
      ) AS met ORDER BY lower(channel) IN ('direct', '(direct)'), at DESC LIMIT 1)
  WHERE (:since IS NULL OR o.at >= :since) AND (:until IS NULL OR o.at < :until)
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
