extension MarketTable {
  /// Touchpoints: each visit, click, opened e-mail, form or chat of a person.
  public static let touchpoints = MarketTable(
    kind: .touchpoints, columns: event + person + origin + place,
    key: ["id"], keysAreUniqueInFile: false)

  /// The words for what happened.
  public static let touchpointKinds = [
    "visit", "click", "view", "form", "chat", "email_open", "email_click", "social",
  ]

  private static let event = [
    MarketColumn(
      "id", .text, isRequired: true, aliases: ["session_id", "touchpoint_id", "event_id"],
      summary: "its name, the same in every export"),
    MarketColumn(
      "at", .instant, isRequired: true, aliases: ["started_at", "timestamp", "time"],
      summary: "when it began"),
    MarketColumn(
      "ended_at", .instant, aliases: ["last_seen_at"], summary: "when the session was last seen"),
    MarketColumn(
      "kind", .choice(touchpointKinds), aliases: ["event", "type"],
      summary: "what happened; empty: `visit`"),
  ]

  private static let person =
    MarketColumn.person + [
      MarketColumn(
        "tracking_number", .ownNumber, aliases: ["shown_number"],
        summary: "the number that the page or the e-mail showed")
    ]

  private static let origin = [
    MarketColumn("channel", .text, summary: "its channel, where the rest does not tell"),
    MarketColumn("source", .text, aliases: ["utm_source"], summary: "such as google"),
    MarketColumn("medium", .text, aliases: ["utm_medium"], summary: "such as cpc or email"),
    MarketColumn(
      "campaign_id", .text, aliases: ["utm_id"], summary: "the campaign's id on its platform"),
    MarketColumn(
      "campaign_name", .text, aliases: ["utm_campaign", "campaign"], summary: "its name"),
    MarketColumn(
      "keyword", .text, aliases: ["utm_term"], summary: "the keyword that was bought or used"),
    MarketColumn(
      "ad_version", .text, aliases: ["utm_content", "content", "creative", "ad"],
      summary: "which version of the ad or the e-mail"),
    MarketColumn("gclid", .text, summary: "Google's click"),
    MarketColumn("gbraid", .text, summary: "Google's click from an app to the web"),
    MarketColumn("wbraid", .text, summary: "Google's click from the web to an app"),
    MarketColumn("msclkid", .text, summary: "Microsoft's click"),
    MarketColumn("fbclid", .text, summary: "Meta's click"),
  ]

  private static let place = [
    MarketColumn("referrer", .text, aliases: ["referer"], summary: "the page before"),
    MarketColumn(
      "landing_page", .text, aliases: ["landing_page_url", "page", "url"],
      summary: "the first page; what its address says in `utm_source`, `gclid` and so on counts"),
    MarketColumn("device", .text, summary: "such as mobile, desktop or tablet"),
    MarketColumn("region", .text, summary: "where the person was"),
  ]
}
