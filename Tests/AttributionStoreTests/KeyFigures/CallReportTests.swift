import AttributionStore
import CallModel
import Testing

/// Agents, service, what was sold by phone, and returns, worked out by hand.
@Suite struct CallReportTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func book(_ id: String, _ change: (inout MadeCall) -> Void = { _ in }) throws {
    try market.call(MadeCall(id, change))
  }

  @Test("agents: outbound calls count apart, and a call with two conversions once")
  func agents() throws {
    try book("a") {
      $0.agent = "ann"
      $0.seconds = 30
      $0.conversions = [("sale", .dollars(100)), ("upgrade", .dollars(20))]
    }
    try book("b") {
      $0.agent = "ann"
      $0.seconds = 90
    }
    try book("missed") {
      $0.agent = "ann"
      $0.answered = false
      $0.seconds = 5
    }
    try book("out") {
      $0.agent = "ann"
      $0.direction = "outbound"
      $0.conversions = [("sale", .dollars(100))]
    }
    try book("nobody's")
    let rows = try market.rows(.agents, by: "agent")
    let ann = rows["ann USD"]
    #expect(ann?["calls"] == 3)
    #expect(ann?["outbound"] == 1)
    #expect(ann?["answered"] == 2)
    #expect(ann?["talk_s"] == 120.0)
    #expect(ann?["average_s"] == 60.0)
    #expect(ann?["conversion_rate"] == 0.5)
    #expect(ann?["value_minor"] == 12_000)
    // 0.5 ± 1.96 standard errors of two calls, by the score interval: 9.45 % to 90.55 %.
    if case .real(let low)? = ann?["low"], case .real(let high)? = ann?["high"] {
      #expect(abs(low - 0.0945) < 1e-4 && abs(high - 0.9055) < 1e-4)
    } else {
      Issue.record("no interval")
    }
    #expect(rows[""]?["conversion_rate"] == 0.0)
    #expect(rows[""]?["value_minor"] == .nothing)
  }

  @Test("agents: who answered nothing has no rate")
  func idle() throws {
    try book("missed") {
      $0.agent = "bob"
      $0.answered = false
    }
    let bob = try market.rows(.agents, by: "agent")["bob"]
    for column in ["conversion_rate", "low", "high", "talk_s", "average_s"] {
      #expect(bob?[column] == .nothing, "\(column)")
    }
  }

  @Test(
    "service: by tag or rule, with the cost of calls and minutes; none is known without a price")
  func service() throws {
    try book("a") {
      $0.tags = ["service"]
      $0.seconds = 120
    }
    try book("b") { $0.conversions = [("sale", nil)] }
    try book("c") {
      $0.tags = ["service"]
      $0.campaign = nil
      $0.seconds = 60
    }
    try market.spend(5000, on: "2026-10-03", for: "spring")
    let free = try market.rows(.serviceCalls, by: "campaign", with: ["service": "service"])
    #expect(free["spring"]?["service"] == 1)
    #expect(free["spring"]?["service_share"] == 0.5)
    #expect(free["spring"]?["cost_minor"] == .nothing)
    let priced = try market.rows(
      .serviceCalls, by: "campaign",
      with: [
        "service": "tag service", "per_call_minor": 300.0, "per_minute_minor": 50.0,
        "currency": "USD",
      ])
    #expect(priced["spring USD"]?["service"] == 1)
    #expect(priced["spring USD"]?["cost_minor"] == 400.0)
    #expect(priced["spring USD"]?["cost_of_spend"] == 0.08)
    #expect(priced[" USD"]?["cost_minor"] == 350.0)
    #expect(priced[" USD"]?["cost_of_spend"] == .nothing)
  }

  private func order(_ id: String, _ minorUnits: Int64, _ others: [String: MarketValue]) throws {
    let values: [String: MarketValue] = [
      "order_id": .text(id), "at": .instant(Samples.later),
      "amount": .money(Money(minorUnits: minorUnits, currency: .usd)),
    ]
    try market.book([values.merging(others) { $1 }], in: .orders)
  }

  private func deal(_ id: String, _ others: [String: MarketValue]) throws {
    let values: [String: MarketValue] = [
      "id": .text(id), "stage": .text("Closed Won"), "closed": .integer(1), "won": .integer(1),
      "opened_at": .instant(Samples.noon), "closed_at": .instant(Samples.later),
      "amount": .money(.dollars(50)),
    ]
    try market.book([values.merging(others) { $1 }], in: .deals)
  }

  @Test("phone share: calls of a channel against its deals and orders without a call")
  func phoneShare() throws {
    try market.book(
      [
        [
          "id": .text("t"), "at": .instant(Samples.noon), "visitor_id": .text("v"),
          "medium": .text("email"),
        ]
      ],
      in: .touchpoints)
    for id in ["a", "b"] {
      try book(id) {
        $0.source = "newsletter"
        $0.campaign = nil
        $0.medium = "email"
        $0.conversions = [("sale", .dollars(10)), ("upgrade", nil)]
      }
    }
    try deal("online", ["visitor_id": .text("v")])
    try deal("by phone", ["call_id": .text("a")])
    try order("o1", 900, ["visitor_id": .text("v")])
    try order("o2", 900, ["visitor_id": .text("v"), "call_id": .text("a")])
    try order("o3", -900, ["visitor_id": .text("v")])
    try order("o4", 900, ["visitor_id": .text("v"), "deal_id": .text("online")])
    try order("o5", 900, ["visitor_id": .text("stranger")])
    let rows = try market.rows(.phoneShare, by: "channel")
    #expect(rows["e-mail"]?["by_phone"] == 2)
    #expect(rows["e-mail"]?["deals"] == 1)
    #expect(rows["e-mail"]?["orders"] == 1)
    #expect(rows["e-mail"]?["phone_share"] == 0.5)
    #expect(rows[""]?["phone_share"] == 0.0)
    #expect(rows[""]?["orders"] == 1)
  }

  @Test("phone share: an order that the ledger has at a call's conversion was sold by phone, once")
  func phoneShareOfSettledOrders() throws {
    try book("a") {
      $0.medium = "email"
      $0.conversions = [("sale", .dollars(10))]
    }
    let after: MarketValue = .instant(try Instant(iso8601: "2026-10-04T12:00:00Z"))
    try order("by phone", 900, ["phone": .contact("+12125550100"), "at": after])
    try order("online", 900, ["phone": .contact("+12125550199"), "at": after])
    try market.store.joinCallers(under: ContactKey(bytes: [1]))
    let settled = try market.store.settleSales(recordedAt: Samples.later)
    #expect(settled.settledCount == 1)
    let rows = try market.rows(.phoneShare, by: "channel")
    #expect(rows["e-mail"]?["by_phone"] == 1)
    #expect(rows["e-mail"]?["phone_share"] == 1.0)
    #expect(rows[""]?["orders"] == 1)
  }

  @Test("returns: assumed, held and sold side by side; no return where nothing was spent")
  func returns() throws {
    try book("a") { $0.conversions = [("sale", .dollars(100))] }
    try book("b") { $0.conversions = [("sale", .dollars(30))] }
    try book("c") { $0.campaign = "free" }
    try deal("d", ["call_id": .text("a")])
    try market.spend(2000, on: "2026-10-03", for: "spring")
    try market.spend(700, on: "2026-10-03", for: "silent")
    _ = try market.store.settleSales(recordedAt: Samples.later)
    let rows = try market.rows(.returns, by: "campaign")
    let expected: [String: QueryTable.Value] = [
      "calls": 2, "converting": 2, "leads": 1, "won": 1, "spend_minor": 2000,
      "assumed_minor": 13_000, "holds_minor": 8000, "revenue_minor": 5000, "roi": 3.0, "roas": 4.0,
      "revenue_roi": 1.5, "revenue_roas": 2.5, "cost_per_call_minor": 1000.0,
      "cost_per_conversion_minor": 1000.0, "cost_per_lead_minor": 2000.0,
    ]
    for (column, value) in expected { #expect(rows["spring USD"]?[column] == value, "\(column)") }
    #expect(rows["silent USD"]?["roi"] == -1.0)
    #expect(rows["silent USD"]?["cost_per_conversion_minor"] == .nothing)
    #expect(rows["free"]?["roi"] == .nothing)
    let leads = try market.rows(.returns, by: "all", with: ["conversion": "lead"])[" USD"]
    #expect(leads?["converting"] == 0)
    #expect(leads?["spend_minor"] == 2700)
  }

  @Test("returns: currencies are never added")
  func currencies() throws {
    let euro = try #require(Currency(code: "EUR"))
    try book("a") {
      $0.conversions = [("sale", .dollars(100)), ("sale", Money(minorUnits: 500, currency: euro))]
    }
    try market.spend(100, on: "2026-10-03", for: "spring", currency: euro)
    let rows = try market.rows(.returns, by: "campaign")
    #expect(rows["spring USD"]?["holds_minor"] == 10_000)
    #expect(rows["spring USD"]?["roas"] == .nothing)
    #expect(rows["spring EUR"]?["roas"] == 5.0)
  }
}
