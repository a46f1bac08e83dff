/// SQL that says which channel it was, where nobody says: from the clicks that ad platforms number, the medium where that
/// alone tells, what is paid for and where, the kind of event, the source, and the page before, in this order. It is much
/// what Google Analytics 4 calls its default channel groups (https://support.google.com/analytics/answer/9756891).
///
/// It reads the columns `medium`, `source`, `kind`, `campaign_id`, `campaign_name`, `referrer`, `fbclid` and `click_id`, any
/// other number of a click. A large market asks it of millions of touchpoints: what most of them are is told by a few
/// comparisons.
///
/// INVARIANT: migrations have put it into views, so each version is kept as it was released.
struct ChannelSQL {
  /// SQL that says whether the source is a site that searches.
  private let isSearch: String
  /// Whether it is one where people meet.
  private let isSocial: String
  /// Whether it is one that shows films.
  private let isVideo: String
  /// The channel of such a source without a medium.
  private let channel: @Sendable (_ site: Site) -> String

  /// What a source can be.
  private enum Site: String {
    case search, social, video

    /// The channel of those who find us there by themselves.
    var channel: String { self == .search ? "organic search" : rawValue }
  }

  /// By the medium and by who sent somebody.
  static let bySource = ChannelSQL(
    isSearch: site(
      named: ["google", "yahoo", "duckduckgo", "yandex"],
      or: [
        "bing", "bing.com", "bing ads", "bing-ads", "bing_ads", "bingads", "adwords", "microsoft",
        "msn", "ask", "aol", "baidu", "naver", "ecosia",
      ]),
    isSocial: site(
      named: [
        "facebook", "instagram", "linkedin", "twitter", "tiktok", "pinterest", "reddit", "snapchat",
        "nextdoor",
      ], or: ["fb", "ig", "meta", "x", "x.com", "t.co", "lnkd.in", "threads", "whatsapp", "quora"]),
    isVideo: site(
      named: ["youtube", "vimeo"], or: ["yt", "youtu.be", "twitch", "dailymotion"]),
    channel: { "'\($0.channel)'" })

  /// The same, and by what the name of a source says besides: `Google Ads`, `Bing Organic`, `fb_paid`.
  static let byNamesOfAds = ChannelSQL(
    isSearch: "(\(bySource.isSearch) OR \(hasWord(among: ["bing"])) OR \(isAds(of: "microsoft")))",
    isSocial: "(\(bySource.isSocial) OR \(hasWord(among: ["fb"])) OR \(isAds(of: "meta")))",
    isVideo: bySource.isVideo,
    channel: { site in
      """
      CASE WHEN \(hasWord(among: ["display"])) THEN 'display'
            WHEN \(isNamedAfterAds) THEN 'paid \(site.rawValue)' ELSE '\(site.channel)' END
      """
    })

  /// The channel.
  var text: String {
    """
    CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) \(Self.mediumsOfAds) ELSE 'paid search' END
    ELSE coalesce(
      CASE lower(medium) \(Self.mediums) \(Self.mediumsOfAds)
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
          WHEN coalesce(lower(medium), '') <> 'referral' AND \(isSearch) THEN \(channel(.search))
          WHEN \(isSocial) THEN \(channel(.social))
          WHEN \(isVideo) THEN \(channel(.video))
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
  }

  /// The channel of what is paid for, where the medium does not tell which: that of the source.
  private var paidChannel: String {
    """
    CASE
      WHEN \(isSearch) THEN 'paid search'
      WHEN fbclid IS NOT NULL OR \(isSocial) THEN 'paid social'
      WHEN \(isVideo) THEN 'paid video'
      WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
      ELSE 'paid other' END
    """
  }

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

  /// Whether the source, one of the sites, is named after advertisements: `google_ads`, `GoogleAds`, `adwords`.
  private static let isNamedAfterAds: String = {
    let sites = [
      "google", "bing", "microsoft", "yahoo", "facebook", "fb", "meta", "instagram", "linkedin",
      "tiktok", "youtube",
    ]
    let oneWord = sites.map { "'\($0)ads'" }.joined(separator: ", ")
    let words = hasWord(among: ["ads", "adwords", "advertising", "paid", "ppc", "cpc", "extension"])
    return "lower(source) IN (\(oneWord)) OR \(words)"
  }()

  /// Whether one of these words is in the source, with a blank or a line before and behind it.
  private static func hasWord(among words: [String]) -> String {
    let source = "replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ')"
    return words.map { "\(source) GLOB '* \($0) *'" }.joined(separator: " OR ")
  }

  /// Whether the source is what a site with a name of many meanings calls its advertisements.
  private static func isAds(of name: String) -> String {
    "lower(source) IN ("
      + ["ads", " ads", "-ads", "_ads", " advertising", " paid", "_paid", "-paid"]
      .map { "'\(name)\($0)'" }.joined(separator: ", ") + ")"
  }

  /// SQL that says whether the source is one of these sites: one of the `names`, by itself (`Facebook`), with something
  /// behind it (`facebook.com`, `facebook_ads`) or as a part of an address (`m.facebook.com`), or exactly one of the others.
  private static func site(named names: [String], or others: [String]) -> String {
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
