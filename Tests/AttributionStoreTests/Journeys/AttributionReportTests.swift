import Attribution
import AttributionStore
import CallModel
import Testing

@Suite struct AttributionReportTests {
  private let market: SmallMarket
  private let pool = "+18005550110"
  private let phone = "+12125550100"

  init() throws { market = try SmallMarket() }

  @Test("a caller is the visitor who left the number, with all that visitor met before")
  func joinedByPhone() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -9000, medium: "organic"),
      SmallMarket.visit("b", by: "v", at: -8000, medium: "cpc", kind: "form", phone: phone),
      SmallMarket.visit("c", by: "w", at: -7000, medium: "email"),
    ])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(try market.earned(.linear) == ["organic search": 5000, "paid search": 5000])
    #expect(try market.earned(.firstTouch) == ["organic search": 10_000])
  }

  @Test("what a call back sold came of what led to it; reports on calls that came in leave it out")
  func calledBack() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -90, medium: "cpc", kind: "form", phone: phone)
    ])
    try market.call(
      "back", at: 0, from: phone, medium: "cpc", direction: "outbound", bringing: [.dollars(100)])
    try market.call("in", at: 1, from: phone, medium: "cpc", bringing: [.dollars(50)])
    #expect(try market.earned(.firstTouch) == ["paid search": 15_000])
    #expect(try market.store.sourceReport(by: .channel).total.values == [.dollars(50)])
    let returns = try market.store.table(of: .returns, by: "channel")
    let holds = try #require(returns.index(of: "holds_minor"))
    #expect(returns.rows.map { $0[holds] } == [5000])
  }

  @Test("two devices that left one number are one person, unless several people share the number")
  func sharedNumber() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -9000, medium: "organic", phone: phone, person: "ann"),
      SmallMarket.visit("b", by: "w", at: -8000, medium: "cpc", phone: phone),
    ])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(try market.earned(.linear) == ["organic search": 5000, "paid search": 5000])
    try market.book([
      SmallMarket.visit("b", by: "w", at: -8000, medium: "cpc", phone: phone, person: "bob")
    ])
    #expect(try market.earned(.linear) == ["nothing": 10_000])
  }

  @Test(
    "a caller is the visitor whose session had the number, also where the calls file names a campaign"
  )
  func joinedBySession() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -9000, medium: "organic"),
      SmallMarket.visit("b", by: "v", at: -10, medium: "cpc", campaign: "spring", number: pool),
    ])
    try market.call("sale", at: 0, to: pool, bringing: [.dollars(100)])
    #expect(try market.earned(.firstTouch) == ["organic search": 10_000])
    try market.call("sale", at: 0, to: pool, campaign: "spring", bringing: [.dollars(100)])
    #expect(try market.earned(.firstTouch) == ["organic search": 10_000])
    #expect(try market.earned(.linear) == ["organic search": 5000, "paid search": 5000])
  }

  @Test(
    "two sessions on one number are no guess: what the caller met is not known, and that is told")
  func ambiguous() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -10, medium: "cpc", number: pool),
      SmallMarket.visit("b", by: "w", at: -9, medium: "email", number: pool),
    ])
    try market.call("sale", at: 0, to: pool, bringing: [.dollars(100)])
    #expect(try market.earned(.linear) == ["nothing": 10_000])
    let basis = try market.report(AttributionRequest()).basis
    #expect(basis.problems == [.severalVisitors: 1])
    #expect(basis.callCount == 1 && basis.touchpointCount == 2 && basis.personCount == 3)
  }

  @Test(
    "a call is a touchpoint of its own campaign, unless it was made in a session of that campaign")
  func ownTouchpoint() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -9000, medium: "organic", phone: phone),
      SmallMarket.visit("b", by: "v", at: -50, medium: "cpc", campaign: "spring", until: -30),
    ])
    // Half an hour after the session: the same visit.
    try market.call(
      "sale", at: 0, from: phone, campaign: "spring", medium: "radio", bringing: [.dollars(100)])
    #expect(try market.earned(.linear) == ["organic search": 5000, "paid search": 5000])
    // A minute later, and from another campaign: touchpoints of their own.
    try market.call(
      "sale", at: 1, from: phone, campaign: "spring", medium: "radio", bringing: [.dollars(100)])
    #expect(try market.earned(.lastTouch) == ["radio": 10_000])
    try market.call(
      "sale", at: 0, from: phone, campaign: "autumn", medium: "radio", bringing: [.dollars(100)])
    #expect(try market.earned(.lastTouch) == ["radio": 10_000])
  }

  @Test("earlier calls are touchpoints, and the first of them makes the lead")
  func earlierCalls() throws {
    try market.call("first", at: -5000, from: phone, campaign: "a", medium: "radio")
    try market.book([SmallMarket.visit("b", by: "v", at: -4000, medium: "cpc", phone: phone)])
    try market.call("out", at: -3000, from: phone, direction: "outbound")
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(try market.earned(.firstTouch) == ["radio": 10_000])
    // First and lead are one: 30 + 30 of 90 parts, the last before the sale 30.
    #expect(try market.earned(.wShaped) == ["radio": 6667, "paid search": 3333])
  }

  @Test("what was seen counts for a day, what was clicked as long as asked for")
  func lookback() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -40 * 1440, medium: "organic", phone: phone),
      SmallMarket.visit("b", by: "v", at: -2 * 1440, medium: "display", kind: "view"),
      SmallMarket.visit("c", by: "v", at: -1440, medium: "email", kind: "email_open"),
    ])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(try market.earned(.firstTouch) == ["e-mail": 10_000])
    #expect(
      try market.earned(.firstTouch) { $0.settings.lookback = Lookback(clickDays: 40, viewDays: 1) }
        == ["organic search": 10_000])
    #expect(
      try market.earned(.lastTouch) { $0.settings.lookback = Lookback(clickDays: 1, viewDays: 0) }
        == ["nothing": 10_000])
  }

  @Test("a period shares out what calls in it brought, by what came before it as well")
  func period() throws {
    try market.book([SmallMarket.visit("a", by: "v", at: -9000, medium: "organic", phone: phone)])
    for (id, minutes) in [("early", Int64(-100)), ("in", 0), ("late", 100)] {
      try market.call(id, at: minutes, from: phone, bringing: [.dollars(100)])
    }
    try market.call("undated", at: nil, from: phone, campaign: "x", bringing: [.dollars(7)])
    let whole = try market.report(AttributionRequest())
    #expect(whole.conversions.total == 4 && whole.revenue[0].total == .dollars(307))
    var request = AttributionRequest()
    request.period = ReportPeriod(
      from: SmallMarket.minute(0), before: SmallMarket.minute(100))
    let report = try market.report(request)
    #expect(report.conversions.total == 1 && report.revenue[0].total == .dollars(100))
    #expect(
      try market.earned(.lastTouch) { $0.period = request.period } == ["organic search": 10_000])
  }

  @Test("a call that nobody dated is its own journey, with the campaign that the calls file names")
  func undated() throws {
    try market.book([SmallMarket.visit("a", by: "v", at: -9000, medium: "organic", phone: phone)])
    try market.call("x", at: nil, from: phone, campaign: "x", bringing: [.dollars(7)])
    try market.call("y", at: nil, from: phone, bringing: [.dollars(5)])
    #expect(try market.earned(.linear, by: .campaign) == ["x": 700, "nothing": 500])
  }

  @Test("currencies are never mixed, and a conversion without money counts")
  func currencies() throws {
    let won = try #require(Currency(code: "KRW"))
    try market.call(
      "a", at: 0, campaign: "x", medium: "radio",
      bringing: [.dollars(1), Money(minorUnits: 50_000, currency: won), nil])
    let report = try market.report(AttributionRequest())
    #expect(report.revenue.map(\.total.currency.code) == ["KRW", "USD"])
    #expect(report.revenue.map(\.total.minorUnits) == [50_000, 100])
    #expect(report.conversions.total == 3)
    #expect(
      report.conversions.lines.map(\.billionths)
        == [[Int64](repeating: 3_000_000_000, count: 9)])
  }

  @Test(
    "lines are channels, campaigns, sources, keywords or landing pages; the channel is the player")
  func dimensions() throws {
    var one = SmallMarket.visit(
      "a", by: "v", at: -60, medium: "cpc", campaign: "spring", phone: phone)
    one["source"] = .text("google")
    one["keyword"] = .text("(not provided)")
    one["landing_page"] = .text("/shoes?color=red#top")
    var two = SmallMarket.visit("b", by: "v", at: -50, medium: "cpc", campaign: "brand")
    two["keyword"] = .text("shoes")
    two["landing_page"] = .text("/hats#top?x")
    try market.book([one, two])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(1)])
    #expect(try market.earned(.markov) == ["paid search": 100])
    #expect(try market.earned(.markov, by: .campaign) == ["spring": 50, "brand": 50])
    #expect(try market.earned(.markov, by: .source) == ["google": 50, "-": 50])
    #expect(try market.earned(.markov, by: .keyword) == ["shoes": 50, "-": 50])
    #expect(try market.earned(.markov, by: .landingPage) == ["/shoes": 50, "/hats": 50])
  }

  @Test("direct traffic hides nothing from the model that passes over it, nor from any if so asked")
  func direct() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -9000, medium: "cpc", phone: phone),
      SmallMarket.visit("b", by: "v", at: -5),
    ])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(1)])
    #expect(try market.earned(.lastTouch) == ["direct": 100])
    #expect(try market.earned(.lastNonDirect) == ["paid search": 100])
    #expect(
      try market.earned(.lastTouch) { $0.settings.directTraffic = .onlyAlone }
        == ["paid search": 100])
  }

  @Test("what no longer holds earns nothing")
  func withdrawn() throws {
    try market.call("sale", at: 0, campaign: "x", bringing: [.dollars(1)])
    try market.call("sale", at: 0, campaign: "x", bringing: [.dollars(2)])
    #expect(try market.report(AttributionRequest()).revenue[0].total == .dollars(2))
    try market.call("sale", at: 0, campaign: "x")
    #expect(try market.report(AttributionRequest()).revenue.isEmpty)
  }

  @Test(
    "a sale that took the place of what a rule assumed has its money, and its deal a place in W-shaped"
  )
  func sale() throws {
    try market.book([
      SmallMarket.visit("a", by: "v", at: -9000, medium: "organic"),
      SmallMarket.visit("b", by: "v", at: -8000, medium: "cpc", kind: "form", phone: phone),
      SmallMarket.visit("c", by: "v", at: -20, medium: "email"),
    ])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(
      try market.earned(.wShaped)
        == ["organic search": 3334, "paid search": 3333, "e-mail": 3333])
    try market.book(
      [
        [
          "id": .text("d"), "stage": .text("Closed Won"), "call_id": .text("sale"),
          "opened_at": .instant(SmallMarket.minute(-100)), "won": .integer(1),
          "closed": .integer(1),
          "closed_at": .instant(SmallMarket.minute(600)), "amount": .money(.dollars(1240)),
        ]
      ], in: .deals)
    #expect(try market.store.settleSales(recordedAt: Samples.later).settledCount == 1)
    // First 30, the form and the last before the deal 60, the other 10.
    #expect(
      try market.earned(.wShaped)
        == ["organic search": 37_200, "paid search": 74_400, "e-mail": 12_400])
  }
}
