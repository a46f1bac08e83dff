// The thirty-sixth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// The channel by who sent somebody, and not by the medium alone: what is paid for at Facebook is no search.
  static let channelsBySource = """
    DROP VIEW touchpoint_channels;
    DROP VIEW spend_channels;
    DROP VIEW call_sources;
    DROP VIEW deal_sources;

    -- Touchpoints with their channel: that of the file, else the one that the rest tells.
    CREATE VIEW touchpoint_channels AS
    SELECT touchpoint_row, touchpoint_id, at, ended_at, kind, visitor_id, phone_key, email_key,
      person_id, tracking_number, coalesce(channel, \(channelBySource)) AS channel, source, medium,
      campaign_id, campaign_name, keyword, ad_version, referrer, landing_page, device, region
    FROM (
      SELECT rowid AS touchpoint_row, *, coalesce(gclid, gbraid, wbraid, msclkid) AS click_id
      FROM touchpoints
    );

    -- Spend with its channel.
    CREATE VIEW spend_channels AS
    SELECT day, campaign_id, keyword, campaign_name, coalesce(channel, \(channelBySource)) AS channel,
      source, medium, amount_minor, currency, clicks, impressions
    FROM (
      SELECT *, NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer FROM spend
    );

    -- Which campaign each call came from, and how that is known, as before.
    CREATE VIEW call_sources AS
    \(callSourcesQuery);

    -- Where each deal came from, and how that is known, as before.
    CREATE VIEW deal_sources AS
    \(dealSourcesQuery);

    -- What reports worked out last has the channels of before.
    DELETE FROM kept_sources WHERE name IN ('calls', 'deals', 'sales');
    """

  /// The view `call_sources` over the tables `calls` and `caller_keys`, or over what stands for them.
  static let callSourcesQuery = callSourcesQuery(ofCallersWho: areAlone, channel: channelBySource)

  /// The view `deal_sources` over the table `call_sources`, or over what stands for it.
  static let dealSourcesQuery = dealSourcesQuery(channel: channelBySource)

  /// Which channel it was, where nobody says: from the clicks that ad platforms number, the medium where that alone
  /// tells, what is paid for and where, the kind of event, the source, and the page before, in this order. It is much
  /// what Google Analytics 4 calls its default channel groups (https://support.google.com/analytics/answer/9756891).
  ///
  /// A large market asks this of millions of touchpoints: what most of them are is told by a few comparisons.
  private static let channelBySource = """
    CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) \(mediumsOfAds) ELSE 'paid search' END
    ELSE coalesce(
      CASE lower(medium) \(mediums) \(mediumsOfAds)
        ELSE CASE
          WHEN lower(medium) GLOB '*cp*' OR lower(medium) GLOB 'paid*' OR lower(medium) IN ('ppc', 'retargeting')
            THEN \(paidChannel)
          WHEN kind IN ('email_open', 'email_click') THEN 'e-mail'
          WHEN kind = 'social' OR fbclid IS NOT NULL THEN 'social'
          WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)', 'referral') THEN lower(medium) END
      END,
      CASE
        WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
        WHEN source IS NOT NULL THEN CASE
          WHEN coalesce(lower(medium), '') <> 'referral' AND \(isSearch) THEN 'organic search'
          WHEN \(isSocial) THEN 'social'
          WHEN \(isVideo) THEN 'video'
          WHEN lower(medium) = 'referral' THEN 'referral'
          WHEN lower(source) IN ('email', 'e-mail', 'e_mail', 'e mail', 'newsletter') THEN 'e-mail'
          ELSE 'other' END
        WHEN lower(medium) = 'referral' THEN 'referral'
        WHEN campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
        WHEN referrer IS NULL THEN 'direct'
        WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
          OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
          OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
          OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
        WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
          OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*' OR referrer GLOB '*://*tiktok.*'
          OR referrer GLOB '*://*pinterest.*' OR referrer GLOB '*://*reddit.*' THEN 'social'
        WHEN referrer GLOB '*://*youtube.*' OR referrer GLOB '*://*vimeo.*' THEN 'video'
        ELSE 'referral' END)
    END
    """

  /// The channel of what is paid for, where the medium does not tell which: that of the source.
  private static let paidChannel = """
    CASE
      WHEN \(isSearch) THEN 'paid search'
      WHEN fbclid IS NOT NULL OR \(isSocial) THEN 'paid social'
      WHEN \(isVideo) THEN 'paid video'
      WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
      ELSE 'paid other' END
    """

  /// Mediums that tell the channel even of an ad's click.
  private static let mediumsOfAds = telling([
    "display": ["display", "banner", "cpm", "programmatic", "expandable", "interstitial"],
    "paid social": [
      "paidsocial", "paid social", "paid_social", "paid-social", "social_paid", "social-paid",
    ],
    "paid video": ["paidvideo", "paid video", "paid_video", "paid-video", "cpv"],
  ])

  /// Mediums that tell the channel otherwise. The commonest come first: a million rows are asked one after the other.
  private static let mediums = telling([
    "organic search": ["organic"],
    "paid search": ["paidsearch", "paid search", "paid_search", "paid-search", "sem"],
    "e-mail": ["email", "e-mail", "e_mail", "e mail", "newsletter"],
    "social": [
      "social", "social-network", "social_network", "social network", "social-media",
      "social_media", "social media", "organic_social", "organic-social", "sm",
    ],
    "affiliate": ["affiliate", "affiliates"],
  ])

  /// Whether the source is a site where people meet.
  private static let isSocial = isSite(
    named: [
      "facebook", "instagram", "linkedin", "twitter", "tiktok", "pinterest", "reddit", "snapchat",
      "nextdoor",
    ], or: ["fb", "ig", "meta", "x", "x.com", "t.co", "lnkd.in", "threads", "whatsapp", "quora"])

  /// Whether it is one that shows films.
  private static let isVideo = isSite(
    named: ["youtube", "vimeo"], or: ["yt", "youtu.be", "twitch", "dailymotion"])

  /// Whether it is one that searches.
  private static let isSearch = isSite(
    named: ["google", "yahoo", "duckduckgo", "yandex"],
    or: [
      "bing", "bing.com", "bing ads", "bing-ads", "bing_ads", "bingads", "adwords", "microsoft",
      "msn", "ask", "aol", "baidu", "naver", "ecosia",
    ])

  /// SQL that says whether the source is one of these sites: one of the `names`, by itself (`Facebook`), with something
  /// behind it (`facebook.com`, `facebook_ads`) or as a part of an address (`m.facebook.com`), or exactly one of the others.
  private static func isSite(named names: [String], or others: [String]) -> String {
    let exactly = (names + others).map { "'\($0)'" }.joined(separator: ", ")
    let alike = names.map { " OR '.' || lower(source) GLOB '*.\($0)*'" }.joined()
    return "(lower(source) IN (\(exactly))\(alike))"
  }

  /// The arms of a `CASE` that tells of each medium its channel.
  private static func telling(_ channels: KeyValuePairs<String, [String]>) -> String {
    channels.flatMap { channel, mediums in mediums.map { "WHEN '\($0)' THEN '\(channel)'" } }
      .joined(separator: " ")
  }
}
