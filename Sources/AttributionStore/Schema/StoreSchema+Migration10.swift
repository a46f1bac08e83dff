// The tenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Which channel it was, where nobody says: from the clicks that ad platforms number, the medium, the
  /// kind of event, the source, and the page before, in this order.
  static let channelByRules = """
    CASE
      WHEN click_id IS NOT NULL
        OR lower(medium) IN ('cpc', 'ppc', 'paidsearch', 'paid search', 'paid_search', 'sem')
        THEN 'paid search'
      WHEN lower(medium) IN ('paidsocial', 'paid social', 'paid_social', 'social_paid') THEN 'paid social'
      WHEN lower(medium) IN ('display', 'banner', 'cpm', 'programmatic') THEN 'display'
      WHEN lower(medium) IN ('email', 'e-mail', 'e_mail', 'newsletter')
        OR kind IN ('email_open', 'email_click') THEN 'e-mail'
      WHEN lower(medium) IN ('social', 'social-network', 'social_network', 'organic_social', 'sm')
        OR kind = 'social' OR fbclid IS NOT NULL THEN 'social'
      WHEN lower(medium) = 'organic' THEN 'organic search'
      WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)') THEN lower(medium)
      WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
      WHEN source IS NOT NULL OR campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
      WHEN referrer IS NULL THEN 'direct'
      WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
        OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
        OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
        OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
      WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
        OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*'
        OR referrer GLOB '*://*tiktok.*' OR referrer GLOB '*://*youtube.*' THEN 'social'
      ELSE 'referral'
    END
    """

  /// Which campaign a call came from, worked out anew whenever somebody asks.
  static let callSources = """
    -- Touchpoints with their channel: that of the file, else the one that the rest tells.
    CREATE VIEW touchpoint_channels AS
    SELECT touchpoint_row, touchpoint_id, at, ended_at, kind, visitor_id, phone_key, email_key,
      person_id, tracking_number, coalesce(channel, \(channelByRules)) AS channel, source, medium,
      campaign_id, campaign_name, keyword, ad_version, referrer, landing_page, device, region
    FROM (
      SELECT rowid AS touchpoint_row, *, coalesce(gclid, gbraid, wbraid, msclkid) AS click_id
      FROM touchpoints
    );

    -- Spend with its channel.
    CREATE VIEW spend_channels AS
    SELECT day, campaign_id, keyword, campaign_name, coalesce(channel, \(channelByRules)) AS channel,
      source, medium, amount_minor, currency, clicks, impressions
    FROM (
      SELECT *, NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer FROM spend
    );

    -- The numbers of callers under the key, kept up to date by what joins calls to people.
    CREATE TABLE caller_keys (
      call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
      phone_key         TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER caller_keys_follow_calls AFTER UPDATE OF caller_number ON calls
    WHEN OLD.caller_number IS NOT NEW.caller_number
    BEGIN
      DELETE FROM caller_keys WHERE call_id = NEW.call_id;
    END;

    -- Which campaign each call came from, and how that is known (`found_by`):
    --   calls file     the calls file says it
    --   number         the number was shown for one campaign when it was dialled
    --   session        one visitor had the number then; the session's source
    --   earlier visit  the session was direct; the visitor's last visit that was not
    --   caller         the caller's last touchpoint, known by the telephone number
    -- Where it is not known, `problem` says why; of several candidates none is chosen.
    CREATE VIEW call_sources AS
    \(callSourcesQuery());
    """

  /// The view `call_sources` over the tables `calls` and `caller_keys`, or over what stands for them.
  ///
  /// - Parameter condition: SQL that later migrations want of a caller who is known by the number.
  static func callSourcesQuery(ofCallersWho condition: String = "") -> String {
    """
    WITH counted AS (
      SELECT calls.call_id, max(calls.tracking_number) AS tracking_number,
        max(calls.started_at) AS started_at, max(caller_keys.phone_key) AS phone_key,
        max(coalesce(calls.campaign_id, calls.campaign_name, calls.source, calls.medium)) IS NOT NULL
          AS is_told,
        count(n.number) AS row_count, max(shown_to) AS shown_to, max(hold_ms) AS hold_ms,
        max(n.campaign_id) AS campaign_id, max(n.campaign_name) AS campaign_name,
        max(n.channel) AS channel, max(n.source) AS source, max(n.medium) AS medium,
        max(n.keyword) AS keyword
      FROM calls LEFT JOIN caller_keys USING (call_id)
        LEFT JOIN tracking_numbers AS n ON n.number = calls.tracking_number
          AND n.valid_from <= calls.started_at
          AND (n.valid_until IS NULL OR calls.started_at < n.valid_until)
      GROUP BY calls.call_id
    ),
    numbered AS (
      SELECT *,
        -- How many things the number stood for; nearly always one row holds, and nothing is compared.
        CASE WHEN row_count <= 1 THEN row_count ELSE (
          SELECT count(DISTINCT m.shown_to || '|' || ifnull(m.campaign_id, '') || '|'
            || ifnull(m.campaign_name, '') || '|' || ifnull(m.channel, '') || '|'
            || ifnull(m.source, '') || '|' || ifnull(m.medium, '') || '|' || ifnull(m.keyword, ''))
          FROM tracking_numbers AS m WHERE m.number = counted.tracking_number
            AND m.valid_from <= counted.started_at
            AND (m.valid_until IS NULL OR counted.started_at < m.valid_until)
        ) END AS meaning_count
      FROM counted
    ),
    -- The sessions that had the number when it was dialled, the latest first.
    sessions AS (
      SELECT numbered.call_id, t.rowid AS session_row, t.at AS session_at, t.visitor_id,
        row_number() OVER (PARTITION BY numbered.call_id ORDER BY t.at DESC, t.touchpoint_id) AS nth,
        min(coalesce(visitor_id, person_id, email_key, t.phone_key, touchpoint_id))
          OVER (PARTITION BY numbered.call_id)
        <> max(coalesce(visitor_id, person_id, email_key, t.phone_key, touchpoint_id))
          OVER (PARTITION BY numbered.call_id) AS is_shared
      FROM numbered JOIN touchpoints AS t ON t.tracking_number = numbered.tracking_number
        AND t.at <= numbered.started_at
        AND t.at >= CASE shown_to WHEN 'email' THEN ''
          ELSE strftime('%Y-%m-%dT%H:%M:%fZ', numbered.started_at, '-1 day') END
      WHERE NOT is_told AND meaning_count <= 1 AND ifnull(shown_to, 'visitor') <> 'all'
        AND (shown_to = 'email' OR numbered.started_at <= strftime(
          '%Y-%m-%dT%H:%M:%fZ', max(coalesce(t.ended_at, t.at), t.at),
          '+' || (ifnull(hold_ms, 1800000) / 1000.0) || ' seconds'))
    ),
    found AS MATERIALIZED (
      SELECT numbered.*, session_row, is_shared,
        (SELECT e.touchpoint_row FROM touchpoint_channels AS e
         WHERE e.visitor_id = sessions.visitor_id AND e.at < session_at
           AND e.at >= strftime('%Y-%m-%dT%H:%M:%fZ', session_at, '-90 days')
           AND lower(e.channel) NOT IN ('direct', '(direct)')
           AND lower((SELECT d.channel FROM touchpoint_channels AS d
                      WHERE d.touchpoint_row = session_row)) IN ('direct', '(direct)')
         ORDER BY e.at DESC LIMIT 1) AS earlier_row,
        CASE WHEN NOT is_told AND meaning_count <= 1 AND ifnull(shown_to, '') <> 'all' THEN
          (SELECT p.touchpoint_row FROM touchpoint_channels AS p
           WHERE p.phone_key = numbered.phone_key AND p.at <= numbered.started_at
             AND p.at >= strftime('%Y-%m-%dT%H:%M:%fZ', numbered.started_at, '-90 days')\(condition)
             -- Many people call from one switchboard: such a number tells nothing.
             AND (SELECT count(DISTINCT coalesce(s.person_id, s.email_key)) FROM touchpoints AS s
                  WHERE s.phone_key = numbered.phone_key) <= 1
           ORDER BY lower(p.channel) IN ('direct', '(direct)'), p.at DESC LIMIT 1)
        END AS caller_row
      FROM numbered LEFT JOIN sessions ON sessions.call_id = numbered.call_id AND nth = 1
    ),
    chosen AS (
      SELECT *,
        CASE WHEN is_told THEN 'calls file'
          WHEN meaning_count = 1 AND shown_to = 'all' THEN 'number'
          WHEN meaning_count > 1 THEN NULL
          WHEN session_row IS NOT NULL AND NOT is_shared AND earlier_row IS NOT NULL
            THEN 'earlier visit'
          WHEN session_row IS NOT NULL AND NOT is_shared THEN 'session'
          WHEN caller_row IS NOT NULL THEN 'caller' END AS found_by
      FROM found
    )
    SELECT chosen.call_id, found_by,
      CASE WHEN found_by IS NOT NULL THEN NULL
        WHEN chosen.tracking_number IS NULL THEN 'no number'
        WHEN chosen.started_at IS NULL THEN 'no start'
        WHEN meaning_count > 1 THEN 'several campaigns'
        WHEN is_shared THEN 'several visitors'
        WHEN shown_to IS NOT NULL THEN 'no session'
        ELSE 'unknown number' END AS problem,
      CASE found_by WHEN 'calls file' THEN
          (SELECT \(channelByRules) FROM (SELECT calls.source AS source, calls.medium AS medium,
             calls.campaign_id AS campaign_id, calls.campaign_name AS campaign_name, NULL AS click_id,
             NULL AS fbclid, NULL AS kind, NULL AS referrer))
        WHEN 'number' THEN coalesce(chosen.channel,
          (SELECT \(channelByRules) FROM (SELECT chosen.source AS source, chosen.medium AS medium,
             chosen.campaign_id AS campaign_id, chosen.campaign_name AS campaign_name,
             NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer)))
        ELSE t.channel END AS channel,
      CASE found_by WHEN 'calls file' THEN calls.source WHEN 'number' THEN chosen.source
        ELSE t.source END AS source,
      CASE found_by WHEN 'calls file' THEN calls.medium WHEN 'number' THEN chosen.medium
        ELSE t.medium END AS medium,
      CASE found_by WHEN 'calls file' THEN calls.campaign_id WHEN 'number' THEN chosen.campaign_id
        ELSE t.campaign_id END AS campaign_id,
      CASE found_by WHEN 'calls file' THEN calls.campaign_name
        WHEN 'number' THEN chosen.campaign_name ELSE t.campaign_name END AS campaign_name,
      CASE found_by WHEN 'calls file' THEN calls.keyword
        WHEN 'number' THEN coalesce(calls.keyword, chosen.keyword)
        ELSE coalesce(calls.keyword, t.keyword) END AS keyword,
      t.touchpoint_id, t.visitor_id, t.landing_page, t.device, t.region, t.ad_version
    FROM chosen JOIN calls ON calls.call_id = chosen.call_id
      LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = CASE found_by
        WHEN 'session' THEN session_row WHEN 'earlier visit' THEN earlier_row
        WHEN 'caller' THEN caller_row END
    """
  }
}
