-- What people do with posts.
--
--   sqlite3 -header -column earshot.db ".parameter init" ".parameter set :by source" ".read reports/social-engagement.sql"
--
-- :by is 'all', 'source' (the network), 'campaign', 'post', 'day', 'week' or 'month'; :since and :until as in
-- web-engagement.sql.
--
-- impressions        how often posts were shown
-- likes, comments, shares, clicks, follows   what was done
-- interactions       all five together
-- interaction_rate   interactions / impressions; nothing where no impressions are told, and above 1 where they are told
--                    of some posts only
WITH dated AS (
  SELECT engagement.*, strftime('%Y-%m-%d', at, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= at ORDER BY starts_at DESC LIMIT 1)) AS day
  FROM engagement
  WHERE kind IN ('social_impression', 'social_like', 'social_comment', 'social_share', 'social_click', 'social_follow')
    AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
),
counted AS (
  SELECT coalesce(CASE :by WHEN 'source' THEN source WHEN 'campaign' THEN coalesce(campaign_id, campaign_name)
      WHEN 'post' THEN object WHEN 'day' THEN day WHEN 'month' THEN substr(day, 1, 7)
      WHEN 'week' THEN strftime('%Y', day, '-3 days', 'weekday 4') || '-W'
        || printf('%02d', (strftime('%j', day, '-3 days', 'weekday 4') + 6) / 7) END, '') AS name,
    sum(CASE WHEN kind = 'social_impression' THEN coalesce(times, 1) ELSE 0 END) AS impressions,
    sum(CASE WHEN kind = 'social_like' THEN coalesce(times, 1) ELSE 0 END) AS likes,
    sum(CASE WHEN kind = 'social_comment' THEN coalesce(times, 1) ELSE 0 END) AS comments,
    sum(CASE WHEN kind = 'social_share' THEN coalesce(times, 1) ELSE 0 END) AS shares,
    sum(CASE WHEN kind = 'social_click' THEN coalesce(times, 1) ELSE 0 END) AS clicks,
    sum(CASE WHEN kind = 'social_follow' THEN coalesce(times, 1) ELSE 0 END) AS follows
  FROM dated GROUP BY 1
)
SELECT name, impressions, likes, comments, shares, clicks, follows,
  likes + comments + shares + clicks + follows AS interactions,
  1.0 * (likes + comments + shares + clicks + follows) / nullif(impressions, 0) AS interaction_rate
FROM counted ORDER BY CASE WHEN :by IN ('day', 'week', 'month') THEN name END, impressions DESC, interactions DESC, name;
