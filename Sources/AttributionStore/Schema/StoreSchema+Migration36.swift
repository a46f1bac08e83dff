// The thirty-sixth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// The channel by who sent somebody, and not by the medium alone: what is paid for at Facebook is no search.
  static let channelsBySource = channelViews(telling: ChannelSQL.bySource.text)

  /// The views that tell channels, where they tell those that `channel` says.
  static func channelViews(telling channel: String) -> String {
    """
    DROP VIEW touchpoint_channels;
    DROP VIEW spend_channels;
    DROP VIEW call_sources;
    DROP VIEW deal_sources;

    -- Touchpoints with their channel: that of the file, else the one that the rest tells.
    CREATE VIEW touchpoint_channels AS
    SELECT touchpoint_row, touchpoint_id, at, ended_at, kind, visitor_id, phone_key, email_key,
      person_id, tracking_number, coalesce(channel, \(channel)) AS channel, source, medium,
      campaign_id, campaign_name, keyword, ad_version, referrer, landing_page, device, region
    FROM (
      SELECT rowid AS touchpoint_row, *, coalesce(gclid, gbraid, wbraid, msclkid) AS click_id
      FROM touchpoints
    );

    -- Spend with its channel.
    CREATE VIEW spend_channels AS
    SELECT day, campaign_id, keyword, campaign_name, coalesce(channel, \(channel)) AS channel,
      source, medium, amount_minor, currency, clicks, impressions
    FROM (
      SELECT *, NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer FROM spend
    );

    -- Which campaign each call came from, and how that is known, as before.
    CREATE VIEW call_sources AS
    \(callSourcesQuery(ofCallersWho: areAlone, channel: channel));

    -- Where each deal came from, and how that is known, as before.
    CREATE VIEW deal_sources AS
    \(dealSourcesQuery(channel: channel));

    -- What reports worked out last has the channels of before.
    DELETE FROM kept_sources WHERE name IN ('calls', 'deals', 'sales');
    """
  }
}
