// The thirteenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Calls and the deals that came of them: where a deal came from, and what a sale does to the ledger.
  static let closedLoop = """
    DROP VIEW live_outcomes;

    -- A sale takes the place of what a rule assumed: the row has the amount of the deal, corrects the row
    -- that held, and stands for the one in which the rule says what it assumes.
    ALTER TABLE outcomes ADD COLUMN deal_id TEXT CHECK (deal_id IS NULL OR kind = 'conversion');
    ALTER TABLE outcomes ADD COLUMN stands_for INTEGER
      CHECK ((stands_for IS NULL) = (deal_id IS NULL) AND stands_for < outcome_id);

    -- The outcomes that hold now: neither withdrawn nor superseded. `value` is for reading; add up
    -- `value_minor`, for each currency by itself. With a `deal_id` it is what was sold, else what rules say.
    CREATE VIEW live_outcomes AS
    SELECT outcome_id, call_id, kind, name, type, value_minor, currency, value_digits,
      CASE value_digits WHEN 0 THEN value_minor * 1.0 WHEN 2 THEN value_minor / 100.0
        WHEN 3 THEN value_minor / 1000.0 WHEN 4 THEN value_minor / 10000.0 END AS value,
      points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
      model_version, matcher_version, evidence, recorded_at, corrects_id, deal_id, stands_for
    FROM outcomes
    WHERE retracted = 0
      AND NOT EXISTS (SELECT 1 FROM outcomes AS later WHERE later.corrects_id = outcomes.outcome_id);

    CREATE INDEX outcomes_by_deal ON outcomes (deal_id) WHERE deal_id IS NOT NULL;
    CREATE INDEX caller_keys_by_phone ON caller_keys (phone_key);
    CREATE INDEX touchpoints_by_email ON touchpoints (email_key, at) WHERE email_key IS NOT NULL;
    CREATE INDEX touchpoints_by_person ON touchpoints (person_id, at) WHERE person_id IS NOT NULL;

    -- The telephone number of each deal's person, under the key: that of the deal, else the only one that
    -- the same e-mail address, person or visitor has left. NULL where several people have it (a
    -- switchboard). With it the time in which a call may have led to the deal.
    CREATE VIEW deal_phones AS
    WITH found AS MATERIALIZED (
      SELECT deal_id, call_id, coalesce(phone_key,
          (SELECT max(t.phone_key) FROM touchpoints AS t
           WHERE t.email_key = deals.email_key AND t.phone_key IS NOT NULL
           HAVING count(DISTINCT t.phone_key) = 1),
          (SELECT max(t.phone_key) FROM touchpoints AS t
           WHERE t.person_id = deals.person_id AND t.phone_key IS NOT NULL
           HAVING count(DISTINCT t.phone_key) = 1),
          (SELECT max(t.phone_key) FROM touchpoints AS t
           WHERE t.visitor_id = deals.visitor_id AND t.phone_key IS NOT NULL
           HAVING count(DISTINCT t.phone_key) = 1)) AS phone_key,
        coalesce(opened_at, lead_at, CASE WHEN closed = 1 THEN closed_at END) AS opened_at,
        CASE WHEN closed = 1 THEN closed_at END AS closed_at
      FROM deals
    )
    SELECT deal_id, call_id,
      CASE WHEN (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM touchpoints WHERE touchpoints.phone_key = found.phone_key) <= 1
        AND (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM deals WHERE deals.phone_key = found.phone_key) <= 1
        THEN phone_key END AS phone_key,
      ifnull(strftime('%Y-%m-%dT%H:%M:%fZ', opened_at, '-90 days'), '') AS calls_from,
      -- A day of the account's own calendar may end half a day after one of UTC.
      ifnull(CASE length(opened_at) WHEN 10 THEN strftime('%Y-%m-%dT%H:%M:%fZ', opened_at, '+36 hours')
        ELSE opened_at END, '~') AS opened_by,
      ifnull(CASE length(closed_at) WHEN 10 THEN strftime('%Y-%m-%dT%H:%M:%fZ', closed_at, '+36 hours')
        ELSE closed_at END, '~') AS closed_by
    FROM found;

    -- The calls that may have led to each deal: the one that it names, else those of its person, from
    -- ninety days before it was opened until it was closed.
    CREATE VIEW deal_calls AS
    SELECT d.deal_id, c.call_id, c.started_at, 'named' AS found_by
    FROM deals AS d JOIN calls AS c ON c.call_id = d.call_id
    UNION ALL
    SELECT d.deal_id, c.call_id, c.started_at, 'caller'
    FROM deal_phones AS d JOIN caller_keys AS k ON k.phone_key = d.phone_key
      JOIN calls AS c ON c.call_id = k.call_id
    WHERE c.started_at >= d.calls_from AND c.started_at <= d.closed_by
      AND NOT EXISTS (SELECT 1 FROM calls AS named WHERE named.call_id = d.call_id);

    -- Where each deal came from, and how that is known (`found_by`):
    --   call         its inbound call whose source is known: the last one before it was opened, else the
    --                first one after that
    --   touchpoint   the last thing that the person met in the ninety days before; direct traffic last
    --   deals file   the customer database says it
    --   lead source  what the customer database calls it
    CREATE VIEW deal_sources AS
    \(dealSourcesQuery());

    -- What rules assumed and what was sold, a row for each conversion that holds.
    CREATE VIEW conversion_values AS
    SELECT live.outcome_id, live.call_id, live.name, live.rule_id,
      assumed.value_minor AS assumed_minor, assumed.currency AS assumed_currency,
      CASE WHEN live.deal_id IS NOT NULL THEN live.value_minor END AS sold_minor,
      CASE WHEN live.deal_id IS NOT NULL THEN live.currency END AS sold_currency, live.deal_id
    FROM live_outcomes AS live
      JOIN outcomes AS assumed ON assumed.outcome_id = coalesce(live.stands_for, live.outcome_id)
    WHERE live.kind = 'conversion';
    """

  /// The view `deal_sources` over the table `call_sources`, or over what stands for it.
  ///
  /// - Parameter channel: SQL of the channel, which later migrations tell otherwise.
  static func dealSourcesQuery(channel: String = channelByRules) -> String {
    """
    WITH windows AS MATERIALIZED (SELECT * FROM deal_phones),
    linked AS MATERIALIZED (SELECT * FROM deal_calls),
    known AS MATERIALIZED (
      SELECT call_id, touchpoint_id, channel, source, medium, campaign_id, campaign_name, keyword
      FROM call_sources WHERE found_by IS NOT NULL
    ),
    called AS MATERIALIZED (
      SELECT deal_id, call_id FROM (
        SELECT d.deal_id, d.call_id, row_number() OVER (PARTITION BY d.deal_id
            ORDER BY d.started_at > p.opened_by,
              CASE WHEN d.started_at <= p.opened_by THEN d.started_at END DESC, d.started_at,
              d.call_id) AS nth
        FROM linked AS d JOIN windows AS p ON p.deal_id = d.deal_id
          JOIN calls ON calls.call_id = d.call_id
        WHERE ifnull(calls.direction, 'inbound') = 'inbound'
          AND d.call_id IN (SELECT call_id FROM known)
      ) WHERE nth = 1
    ),
    met AS MATERIALIZED (
      SELECT d.deal_id, (
          SELECT touchpoint_row FROM (
            SELECT touchpoint_row, channel, at FROM touchpoint_channels
            WHERE visitor_id = d.visitor_id AND at >= p.calls_from AND at <= p.opened_by
            UNION ALL
            SELECT touchpoint_row, channel, at FROM touchpoint_channels
            WHERE person_id = d.person_id AND at >= p.calls_from AND at <= p.opened_by
            UNION ALL
            SELECT touchpoint_row, channel, at FROM touchpoint_channels
            WHERE email_key = d.email_key AND at >= p.calls_from AND at <= p.opened_by
            UNION ALL
            SELECT touchpoint_row, channel, at FROM touchpoint_channels
            WHERE phone_key = p.phone_key AND at >= p.calls_from AND at <= p.opened_by
          ) ORDER BY lower(channel) IN ('direct', '(direct)'), at DESC LIMIT 1) AS touchpoint_row
      FROM deals AS d JOIN windows AS p ON p.deal_id = d.deal_id
      WHERE d.deal_id NOT IN (SELECT deal_id FROM called)
    ),
    -- The channel in which a campaign is paid for, where it is one.
    paid AS MATERIALIZED (
      SELECT campaign_id, max(channel) AS channel FROM spend_channels
      GROUP BY campaign_id HAVING count(DISTINCT channel) = 1
    )
    SELECT d.deal_id,
      CASE WHEN c.call_id IS NOT NULL THEN 'call' WHEN t.touchpoint_id IS NOT NULL THEN 'touchpoint'
        WHEN coalesce(d.channel, d.source, d.medium, d.campaign_id, d.campaign_name) IS NOT NULL
          THEN 'deals file'
        WHEN d.lead_source IS NOT NULL THEN 'lead source' END AS found_by,
      c.call_id, coalesce(c.touchpoint_id, t.touchpoint_id) AS touchpoint_id,
      CASE WHEN c.call_id IS NOT NULL THEN c.channel WHEN t.touchpoint_id IS NOT NULL THEN t.channel
        WHEN coalesce(d.source, d.medium, d.campaign_id, d.campaign_name) IS NOT NULL
          THEN coalesce(d.channel, CASE WHEN coalesce(d.source, d.medium) IS NULL THEN paid.channel END,
            (SELECT \(channel) FROM (SELECT d.source AS source,
            d.medium AS medium, d.campaign_id AS campaign_id, d.campaign_name AS campaign_name,
            NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer)))
        ELSE coalesce(d.channel, lower(replace(d.lead_source, '_', ' '))) END AS channel,
      CASE WHEN c.call_id IS NOT NULL THEN c.source WHEN t.touchpoint_id IS NOT NULL THEN t.source
        ELSE d.source END AS source,
      CASE WHEN c.call_id IS NOT NULL THEN c.medium WHEN t.touchpoint_id IS NOT NULL THEN t.medium
        ELSE d.medium END AS medium,
      CASE WHEN c.call_id IS NOT NULL THEN c.campaign_id
        WHEN t.touchpoint_id IS NOT NULL THEN t.campaign_id ELSE d.campaign_id END AS campaign_id,
      CASE WHEN c.call_id IS NOT NULL THEN c.campaign_name
        WHEN t.touchpoint_id IS NOT NULL THEN t.campaign_name ELSE d.campaign_name END AS campaign_name,
      CASE WHEN c.call_id IS NOT NULL THEN c.keyword WHEN t.touchpoint_id IS NOT NULL THEN t.keyword
        ELSE d.keyword END AS keyword
    FROM deals AS d
      LEFT JOIN called ON called.deal_id = d.deal_id
      LEFT JOIN known AS c ON c.call_id = called.call_id
      LEFT JOIN met ON met.deal_id = d.deal_id
      LEFT JOIN paid ON paid.campaign_id = d.campaign_id
      LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = met.touchpoint_row
    """
  }
}
