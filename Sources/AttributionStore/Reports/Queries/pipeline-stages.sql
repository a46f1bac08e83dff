-- What is open now, stage by stage, by where it came from.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by channel" ".read reports/pipeline-stages.sql"
--
-- :by is 'channel' or 'campaign'; :since, :until, :first_day and :last_day bound when leads began, as in pipeline.sql. A deal without an
-- amount counts as a deal and adds nothing to the value.
SELECT name, stage, count(*) AS deals, currency, sum(amount_minor) AS value_minor
FROM (
  SELECT ifnull(CASE :by WHEN 'channel' THEN s.channel ELSE c.line END, '') AS name, stage, currency,
    amount_minor, coalesce(lead_at, opened_at, modified_at, changed_at) AS began_at
  FROM deals JOIN deal_sources AS s ON s.deal_id = deals.deal_id
    LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
  WHERE closed = 0
)
WHERE (:since IS NULL OR began_at >= CASE WHEN length(began_at) = 10 THEN coalesce(:first_day, :since) ELSE :since END)
  AND (:until IS NULL OR began_at < CASE WHEN length(began_at) = 10 THEN coalesce(:last_day || '~', :until) ELSE :until END)
GROUP BY name, stage, currency
ORDER BY name, sum(amount_minor) DESC, stage, currency;
