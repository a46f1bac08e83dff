import AttributionStore
import CallModel
import Testing

/// What people do with pages, posts and e-mails, how far they have come, and how they are, worked out by hand.
@Suite struct EngagementTests {
  private let market: KeyFigureMarket
  private static let day: Int64 = 1440

  init() throws { market = try KeyFigureMarket() }

  /// Something that somebody did, so many minutes after noon.
  private struct Event {
    let kind: String
    let minutes: Int64
    var names: [String: String] = [:]
    var others: [String: MarketValue] = [:]

    func values(_ id: Int) -> [String: MarketValue] {
      var values: [String: MarketValue] = [
        "id": .text("e\(id)"), "kind": .text(kind), "at": .instant(EngagementTests.at(minutes)),
      ]
      for (column, name) in names {
        values[column] = column == "email" || column == "phone" ? .contact(name) : .text(name)
      }
      return values.merging(others) { $1 }
    }
  }

  private static func at(_ minutes: Int64) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + minutes * 60_000)
  }

  private func book(_ events: [Event]) throws {
    try market.book(events.enumerated().map { $1.values($0) }, in: .engagement)
  }

  private func expect(
    _ row: [String: QueryTable.Value]?, _ expected: [String: QueryTable.Value],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (column, value) in expected {
      #expect(row?[column] == value, "\(column)", sourceLocation: sourceLocation)
    }
  }

  @Test("pages: a session ends after half an hour, and who comes again is returning")
  func pages() throws {
    let ann = ["visitor_id": "ann"]
    let (short, long) = (MarketValue.integer(10_000), MarketValue.integer(50_000))
    try book([
      Event(kind: "page_view", minutes: -Self.day, names: ann),
      Event(kind: "page_view", minutes: 0, names: ann, others: ["duration": short]),
      Event(kind: "product_view", minutes: 30, names: ann, others: ["duration": long]),
      Event(kind: "page_view", minutes: 61, names: ann),
      Event(kind: "page_view", minutes: 5, names: ["visitor_id": "bob"]),
      Event(kind: "page_view", minutes: 5, others: ["count": .integer(100)]),
    ])
    let today = ReportPeriod(from: Samples.noon)
    expect(
      try market.rows(.webEngagement, in: today)[""],
      [
        "views": 104, "visitors": 2, "sessions": 3, "pages_per_session": .real(4.0 / 3),
        "average_s": 30.0, "returning_visitors": 1, "returning_rate": 0.5, "product_views": 1,
        "product_s": 50.0,
      ])
    #expect(
      try market.rows(.webEngagement, by: "day").keys.sorted() == ["2026-10-02", "2026-10-03"])
  }

  @Test("lines of the calendar stand in its order, whatever they count")
  func calendarOrder() throws {
    for (days, count) in [(0, 5), (1, 9), (2, 1)] as [(Int64, Int64)] {
      try market.book(
        ["page_view", "social_impression", "email_sent", "push_sent"].enumerated().map {
          Event(
            kind: $1, minutes: days * Self.day,
            // Of nobody in particular, so that a line counts as many as it says.
            others: ["count": .integer(count), "object": .text("o")]
          ).values(Int(days) * 10 + $0)
        }, in: .engagement)
      for call in 0..<count {
        try market.call(
          MadeCall("c\(days)-\(call)") { $0.started = "2026-10-0\(3 + days)T12:00:00Z" })
      }
    }
    let queries: [ReportQuery] = [
      .webEngagement, .socialEngagement, .emailEngagement, .pushEngagement, .serviceCalls,
    ]
    for query in queries {
      let table = try market.store.table(of: query, by: "day", with: ["service": "x"])
      #expect(
        table.rows.map(\.first) == ["2026-10-03", "2026-10-04", "2026-10-05"], "\(query.name)")
    }
  }

  @Test("posts: interactions, and their part of impressions where any are told")
  func posts() throws {
    try book([
      Event(
        kind: "social_impression", minutes: 0,
        others: ["count": .integer(200), "source": .text("facebook")]),
      Event(
        kind: "social_like", minutes: 1,
        others: ["count": .integer(7), "source": .text("facebook")]),
      Event(kind: "social_share", minutes: 2, others: ["source": .text("facebook")]),
      Event(kind: "social_comment", minutes: 3, others: ["source": .text("linkedin")]),
    ])
    let rows = try market.rows(.socialEngagement, by: "source")
    expect(rows["facebook"], ["interactions": 8, "impressions": 200, "interaction_rate": 0.04])
    expect(rows["linkedin"], ["interactions": 1, "interaction_rate": .nothing])
  }

  @Test("e-mails: who opens three times opened one, and without sends there is no rate")
  func emails() throws {
    func mail(_ kind: String, _ minutes: Int64, _ person: String, _ object: String) -> Event {
      Event(
        kind: kind, minutes: minutes, names: ["email": person], others: ["object": .text(object)])
    }
    try book([
      mail("email_sent", 0, "ann@example.com", "may"),
      mail("email_sent", 0, "bob@example.com", "may"),
      mail("email_sent", 0, "cy@example.com", "may"),
      mail("email_bounce", 1, "cy@example.com", "may"),
      mail("email_open", 2, "ann@example.com", "may"),
      mail("email_open", 3, "ann@example.com", "may"),
      mail("email_open", 4, "ann@example.com", "june"),
      mail("email_click", 4, "ann@example.com", "may"),
    ])
    let rows = try market.rows(.emailEngagement, by: "email")
    expect(
      rows["may"],
      [
        "sent": 3, "bounced": 1, "delivered": 2, "opened": 1, "clicked": 1, "open_rate": 0.5,
        "click_rate": 0.5, "click_to_open": 1.0,
      ])
    expect(rows["june"], ["opened": 1, "open_rate": .nothing])
    expect(try market.rows(.emailEngagement)[""], ["opened": 2, "open_rate": 1.0])
  }

  @Test("pushed messages: once for each person; all that were sent are delivered if nobody says")
  func pushes() throws {
    func push(_ kind: String, _ person: String, _ object: String) -> Event {
      Event(
        kind: kind, minutes: 0, names: ["visitor_id": person], others: ["object": .text(object)])
    }
    try book([
      push("push_sent", "v-1", "may"), push("push_sent", "v-2", "may"),
      push("push_open", "v-1", "may"), push("push_open", "v-1", "may"),
      push("push_click", "v-1", "may"), push("push_sent", "v-1", "june"),
      push("push_sent", "v-2", "june"), push("push_delivered", "v-1", "june"),
      push("push_open", "v-1", "june"), push("email_open", "v-1", "june"),
    ])
    let rows = try market.rows(.pushEngagement, by: "push")
    expect(
      rows["may"],
      [
        "sent": 2, "delivered": 2, "opened": 1, "clicked": 1, "open_rate": 0.5, "click_rate": 0.5,
        "click_to_open": 1.0,
      ])
    expect(rows["june"], ["sent": 2, "delivered": 1, "opened": 1, "open_rate": 1.0, "clicked": 0])
    expect(try market.rows(.pushEngagement)[""], ["sent": 4, "opened": 2])
  }

  @Test("active people: different ones over all sends, of a day, a week and a month")
  func active() throws {
    func open(_ days: Int64, _ person: String) -> Event {
      Event(kind: "email_open", minutes: -days * Self.day - 1, names: ["email": person])
    }
    try book([
      open(0, "ann@example.com"), open(3, "ann@example.com"), open(3, "bob@example.com"),
      open(20, "cy@example.com"), open(40, "di@example.com"),
      Event(kind: "app_use", minutes: -5, names: ["person_id": "42"]),
      Event(kind: "app_use", minutes: 5, names: ["person_id": "43"]),
    ])
    let rows = try market.rows(.activePeople, in: ReportPeriod(before: Samples.noon))
    expect(
      rows["e-mail"],
      ["daily": 1, "weekly": 2, "monthly": 3, "ever": 4, "daily_share": .real(1.0 / 3)])
    expect(rows["app"], ["daily": 1, "ever": 1])
    #expect(rows["site"] == nil)
  }

  private func order(
    _ id: String, _ dollars: Int64, at minutes: Int64 = 0, by names: [String: String]
  ) throws {
    var values: [String: MarketValue] = [
      "order_id": .text(id), "at": .instant(Self.at(minutes)), "amount": .money(.dollars(dollars)),
    ]
    for (column, name) in names {
      values[column] = column == "email" || column == "phone" ? .contact(name) : .text(name)
    }
    try market.book([values], in: .orders)
  }

  @Test(
    "what engaged people buy, whatever name they left: one person by address and customer number")
  func engagedRevenue() throws {
    try book([
      Event(kind: "email_click", minutes: 0, names: ["email": "ann@example.com"]),
      Event(kind: "email_sent", minutes: 0, names: ["email": "bob@example.com"]),
    ])
    try order("o1", 50, by: ["person_id": "1", "email": "ann@example.com"])
    try order("o2", 70, by: ["person_id": "1"])
    try order("o3", 40, by: ["email": "bob@example.com"])
    let rows = try market.rows(.engagedRevenue)
    expect(
      rows["engaged USD"],
      [
        "people": 1, "customers": 1, "revenue_minor": 12_000, "per_customer_minor": 12_000.0,
        "uplift": 2.0,
      ])
    expect(
      rows["not engaged USD"],
      ["people": 1, "customers": 1, "buying_share": 1.0, "uplift": .nothing])
  }

  @Test("each stage of a journey, and who comes no further")
  func stages() throws {
    func visit(
      _ id: String, _ minutes: Int64, _ visitor: String, _ kind: String = "visit"
    )
      -> [String: MarketValue]
    {
      [
        "id": .text(id), "at": .instant(Self.at(minutes)), "visitor_id": .text(visitor),
        "kind": .text(kind),
      ]
    }
    try market.book(
      [
        visit("1", 0, "aware"), visit("2", 5, "aware"), visit("3", 0, "back"),
        visit("4", Self.day, "back"), visit("5", 0, "chats", "chat"), visit("6", 0, "buys"),
        visit("7", 0, "later"),
      ], in: .touchpoints)
    try order("o1", 10, by: ["visitor_id": "buys"])
    for (id, visitor) in [("o2", "again"), ("o3", "again"), ("o4", "shares")] {
      try order(id, 10, by: ["visitor_id": visitor])
    }
    try order("back", -10, by: ["visitor_id": "aware"])
    try book([
      Event(kind: "social_share", minutes: 1, names: ["visitor_id": "shares"]),
      Event(kind: "social_share", minutes: 1, names: ["visitor_id": "only shares"]),
    ])
    try market.call(MadeCall("c"))
    try market.store.joinCallers(under: ContactKey(bytes: [1]))
    let rows = try market.rows(.journeyStages)
    let people = ["awareness", "consideration", "decision", "retention", "advocacy"]
      .map { rows[$0]?["people"] }
    #expect(people == [3, 3, 1, 1, 1])
    expect(rows["consideration"], ["reached": 6, "of_stage_before": .real(6.0 / 9)])
    let each = try market.rows(.journeyStages, by: "person")
    #expect(each.count == 9)
    #expect(each["visitor:again"]?["stage"] == "retention")
    #expect(each["visitor:only shares"]?["stage"] == "awareness")
    let before = ReportPeriod(before: Samples.noon)
    #expect(try market.rows(.journeyStages, in: before)["awareness"]?["reached"] == 0)
  }

  @Test(
    "subscriptions keep a customer after a month, and a recommendation in a call makes an advocate")
  func keptCustomers() throws {
    func subscribe(_ id: String, until end: String?) throws {
      var values: [String: MarketValue] = [
        "id": .text(id), "started_at": .text("2026-08-01"), "person_id": .text(id),
        "amount": .money(.dollars(9)),
      ]
      values["ended_at"] = end.map { .text($0) }
      try market.book([values], in: .subscriptions)
    }
    try subscribe("goes on", until: nil)
    try subscribe("ended soon", until: "2026-08-15")
    try order("o", 10, by: ["phone": "+12125550100"])
    try market.call(MadeCall("c") { $0.tags = ["recommends"] })
    try market.store.joinCallers(under: ContactKey(bytes: [1]))
    let period = ReportPeriod(before: Self.at(Self.day))
    let each = try market.rows(
      .journeyStages, by: "person", in: period, with: ["advocacy": "recommends"])
    #expect(each["customer:goes on"]?["stage"] == "retention")
    #expect(each["customer:ended soon"]?["stage"] == "decision")
    #expect(each.values.map { $0["stage"] }.contains("advocacy"))
  }

  @Test("what tells how customers are: only who bought, and each measure in its own time")
  func health() throws {
    let ann = ["person_id": "ann"]
    try order("o1", 10, at: -10 * Self.day, by: ann)
    try order("o2", 10, at: -400 * Self.day, by: ann)
    try book([
      Event(kind: "email_open", minutes: -2 * Self.day, names: ann),
      Event(kind: "email_open", minutes: -40 * Self.day, names: ann),
      Event(kind: "app_use", minutes: -3 * Self.day, names: ann),
      Event(kind: "app_use", minutes: -3 * Self.day - 1, names: ann),
      Event(kind: "support_contact", minutes: -60 * Self.day, names: ann),
      Event(kind: "support_contact", minutes: 60, names: ann),
      Event(kind: "page_view", minutes: -Self.day, names: ["person_id": "only looks"]),
    ])
    let rows = try market.rows(.health, in: ReportPeriod(before: Samples.noon))
    #expect(rows.keys.sorted() == ["customer:ann"])
    expect(
      rows["customer:ann"],
      [
        "days_since_active": 2.0, "days_since_bought": 10.0, "purchases": 1, "subscribed": 0,
        "email_actions": 1, "app_days": 1, "support_contacts": 1, "calls": 0,
      ])
  }
}
