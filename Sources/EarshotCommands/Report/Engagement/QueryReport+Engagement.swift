import AttributionStore

extension QueryReport {
  /// How people use the site.
  static let webEngagement = QueryReport(
    .webEngagement, nothing: "no page was seen in this period",
    columns: [
      Column("views", "views", .count), Column("visitors", "visitors", .count),
      Column("sessions", "sessions", .count), Column("pages", "pages_per_session", .number),
      Column("on a page", "average_s", .seconds), Column("returning", "returning_rate", .share),
      Column("products", "product_views", .count), Column("on products", "product_s", .hours),
    ],
    notes: [
      "pages: of a session, which ends after 30 minutes without one; returning: visitors who had a session before"
    ])

  /// What people do with posts.
  static let socialEngagement = QueryReport(
    .socialEngagement, nothing: "nothing is known of posts in this period",
    columns: [
      Column("shown", "impressions", .count), Column("likes", "likes", .count),
      Column("comments", "comments", .count), Column("shares", "shares", .count),
      Column("clicks", "clicks", .count), Column("follows", "follows", .count),
      Column("all", "interactions", .count), Column("of shown", "interaction_rate", .share),
    ], notes: [])

  /// What people do with e-mails.
  static let emailEngagement = QueryReport(
    .emailEngagement, nothing: "nothing is known of e-mails in this period",
    columns: [
      Column("sent", "sent", .count), Column("delivered", "delivered", .count),
      Column("opened", "opened", .count), Column("rate", "open_rate", .share),
      Column("clicked", "clicked", .count), Column("CTR", "click_rate", .share),
      Column("of opened", "click_to_open", .share), Column("left", "unsubscribed", .count),
    ],
    notes: ["opened, clicked: each e-mail once for each person; rate, CTR: of those delivered"])

  /// What people do with pushed messages.
  static let pushEngagement = QueryReport(
    .pushEngagement, nothing: "nothing is known of pushed messages in this period",
    columns: [
      Column("sent", "sent", .count), Column("delivered", "delivered", .count),
      Column("opened", "opened", .count), Column("rate", "open_rate", .share),
      Column("clicked", "clicked", .count), Column("CTR", "click_rate", .share),
      Column("of opened", "click_to_open", .share),
    ],
    notes: ["opened, clicked: each message once for each person; rate, CTR: of those delivered"])

  /// How many people are active.
  static let activePeople = QueryReport(
    .activePeople,
    nothing: "nobody is known to have opened an e-mail, seen a page or used the product",
    columns: [
      Column("day", "daily", .count), Column("week", "weekly", .count),
      Column("month", "monthly", .count), Column("ever", "ever", .count),
      Column("day of month", "daily_share", .share),
    ],
    notes: ["different people in the last day, 7 and 30 days, now or before the end of --until"])

  /// What people buy who are engaged, and who are not.
  static let engagedRevenue = QueryReport(
    .engagedRevenue, nothing: "nobody is known by any name",
    columns: [
      Column("people", "people", .count), Column("customers", "customers", .count),
      Column("buy", "buying_share", .share), Column("revenue", "revenue_minor", .money),
      Column("per customer", "per_customer_minor", .money), Column("uplift", "uplift", .change),
    ],
    notes: [
      "uplift: what a customer brings, against those who are not engaged; no effect of engagement alone"
    ])

  /// How far people have come.
  static let journeyStages = QueryReport(
    .journeyStages, nothing: "nobody is known by any name",
    columns: [
      Column("people", "people", .count), Column("reached", "reached", .count),
      Column("of before", "of_stage_before", .share),
    ],
    notes: [
      "people: who came so far and no further; reached: so far or further; of before: of the stage before",
      "reports/journey-stages.sql says what each stage is",
    ])

  /// Which stage each person has reached.
  static let peopleStages = QueryReport(
    .journeyStages, nothing: "nobody is known by any name",
    columns: [Column("stage", "stage", .word)], notes: [])
}
