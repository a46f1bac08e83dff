extension MarketTable {
  /// What people did with e-mails, posts, pages and the product, and what was sent to them.
  public static let engagement = MarketTable(
    kind: .engagement,
    columns: [
      MarketColumn(
        "id", .text, isRequired: true, aliases: ["event_id"],
        summary: "its name, the same in every export"),
      MarketColumn(
        "at", .instant, isRequired: true, aliases: ["timestamp", "time", "created"],
        summary: "when it was"),
      MarketColumn(
        "kind", .choice(engagementKinds), isRequired: true, aliases: ["event", "type"],
        summary: "what happened: " + engagementKinds.map { "`\($0)`" }.joined(separator: ", ")),
    ] + MarketColumn.person + [
      MarketColumn(
        "count", .count, aliases: ["times", "quantity"],
        summary: "how often, where a row stands for several; empty: 1"),
      MarketColumn(
        "duration", .duration, aliases: ["time_on_page", "engagement_time"],
        summary: "how long, such as `40s`"),
      MarketColumn(
        "object", .text, aliases: ["message_id", "post_id", "page", "url", "email_id"],
        summary: "the e-mail, post, page or part of the product"),
      MarketColumn("channel", .text, summary: "its channel, where the rest does not tell"),
      MarketColumn(
        "source", .text, aliases: ["utm_source", "network"], summary: "such as facebook"),
      MarketColumn("campaign_id", .text, aliases: ["utm_id"], summary: "the campaign"),
      MarketColumn(
        "campaign_name", .text, aliases: ["utm_campaign", "campaign"], summary: "its name"),
      MarketColumn("product", .text, aliases: ["product_id", "sku"], summary: "what it is about"),
    ],
    key: ["id"], keysAreUniqueInFile: false)

  /// The words for what happened.
  public static let engagementKinds = [
    "email_sent", "email_delivered", "email_bounce", "email_open", "email_click",
    "email_unsubscribe", "push_sent", "push_delivered", "push_open", "push_click",
    "social_impression", "social_like", "social_comment", "social_share",
    "social_click", "social_follow", "page_view", "product_view", "app_use", "support_contact",
  ]
}
