// The sixteenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// The account's own calendar, and what calls and spend can be told apart by.
  static let accountCalendar = """
    -- What holds for the whole account. Without a row days are those of UTC.
    CREATE TABLE account (
      only_row          INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
      time_zone         TEXT NOT NULL,    -- IANA, such as Europe/London
      changed_at        TEXT NOT NULL
    ) STRICT;

    -- How far the clocks of the account's time zone are before UTC, from which moment on. The row that
    -- holds is the last one that does not start later.
    CREATE TABLE utc_offsets (
      starts_at         TEXT NOT NULL PRIMARY KEY, -- UTC; '' for since ever
      offset_s          INTEGER NOT NULL  -- seconds; 3600 an hour east of Greenwich
    ) STRICT, WITHOUT ROWID;
    INSERT INTO utc_offsets VALUES ('', 0);

    -- When a caller had called before.
    CREATE INDEX calls_by_caller ON calls (caller_number, started_at);

    -- The day, week (ISO 8601) and month of each call, by the clocks of the account's time zone.
    CREATE VIEW call_days AS
    \(callDaysQuery);

    -- What calls are told apart by: a row for each call and dimension, '' where it is not known.
    CREATE VIEW call_dimensions AS
    \(callDimensionsQuery(campaigns: campaignsByIDOrName));

    -- What spend is told apart by, the same way. Devices, regions, pages and ads have no spend of their own.
    CREATE VIEW spend_dimensions AS
    \(spendDimensionsQuery(campaigns: campaignsByID));
    """

  /// The view `call_days`.
  private static let callDaysQuery = """
    SELECT call_id, day, \(week(of: "day")) AS week, substr(day, 1, 7) AS month
    FROM (
      SELECT call_id, strftime('%Y-%m-%d', started_at, (
          SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= started_at
          ORDER BY starts_at DESC LIMIT 1)) AS day
      FROM calls
    )
    """

  /// The call and campaign of each row of `call_sources`, by the campaign's id, else by its name.
  private static let campaignsByIDOrName =
    "SELECT call_id, 'campaign', coalesce(campaign_id, campaign_name, '') FROM call_sources"

  /// The view `call_dimensions` over the table `call_sources`, or over what stands for it.
  ///
  /// - Parameter campaigns: a query of calls, the word `campaign`, and the campaign from which each came.
  static func callDimensionsQuery(campaigns: String) -> String {
    """
    SELECT call_id, 'all' AS dimension, '' AS value FROM calls
    UNION ALL SELECT call_id, 'channel', coalesce(channel, '') FROM call_sources
    UNION ALL SELECT call_id, 'source', coalesce(source, channel, '') FROM call_sources
    UNION ALL \(campaigns)
    UNION ALL SELECT call_id, 'keyword', coalesce(\(KnownKeyword.sql("keyword")), '') FROM call_sources
    UNION ALL SELECT call_id, 'landing-page', coalesce(
      substr(landing_page, 1, instr(replace(landing_page, '#', '?') || '?', '?') - 1), '') FROM call_sources
    UNION ALL SELECT s.call_id, 'region', coalesce(calls.caller_region, s.region, '')
      FROM call_sources AS s JOIN calls ON calls.call_id = s.call_id
    UNION ALL SELECT call_id, 'ad-version', coalesce(ad_version, '') FROM call_sources
    UNION ALL SELECT call_id, 'device', coalesce(device, '') FROM call_sources
    UNION ALL SELECT call_id, 'day', coalesce(day, '') FROM call_days
    UNION ALL SELECT call_id, 'week', coalesce(week, '') FROM call_days
    UNION ALL SELECT call_id, 'month', coalesce(month, '') FROM call_days
    """
  }

  private static let campaignsByID =
    "SELECT 'campaign', campaign_id, day, currency, amount_minor FROM spend_channels"

  /// The view `spend_dimensions` over the view `spend_channels`.
  ///
  /// - Parameter campaigns: a query of the word `campaign`, the campaign, and the day and money of each row of spend.
  static func spendDimensionsQuery(campaigns: String) -> String {
    """
    SELECT 'all' AS dimension, '' AS value, day, currency, amount_minor FROM spend_channels
    UNION ALL SELECT 'channel', coalesce(channel, ''), day, currency, amount_minor FROM spend_channels
    UNION ALL SELECT 'source', coalesce(source, channel, ''), day, currency, amount_minor FROM spend_channels
    UNION ALL \(campaigns)
    UNION ALL SELECT 'keyword', coalesce(\(KnownKeyword.sql("keyword")), ''), day, currency, amount_minor
      FROM spend_channels
    UNION ALL SELECT 'day', day, day, currency, amount_minor FROM spend
    UNION ALL SELECT 'week', \(week(of: "day")), day, currency, amount_minor FROM spend
    UNION ALL SELECT 'month', substr(day, 1, 7), day, currency, amount_minor FROM spend
    """
  }

  /// The ISO week of a day, such as 2026-W40: that of its Thursday.
  private static func week(of day: String) -> String {
    let thursday = "\(day), '-3 days', 'weekday 4'"
    return "strftime('%Y', \(thursday)) || '-W' "
      + "|| printf('%02d', (CAST(strftime('%j', \(thursday)) AS INTEGER) + 6) / 7)"
  }
}
