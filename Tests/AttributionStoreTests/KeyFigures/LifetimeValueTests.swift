import AttributionStore
import CallModel
import Testing

@Suite struct LifetimeValueTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func book(_ table: MarketTable, _ values: [String: MarketValue]) throws {
    try market.book([values], in: table)
  }

  private func deal(_ id: String, dollars: Int64, _ others: [String: MarketValue]) throws {
    let values: [String: MarketValue] = [
      "id": .text(id), "stage": .text("Closed Won"), "closed": .integer(1), "won": .integer(1),
      "closed_at": .text("2026-10-03"), "amount": .money(.dollars(dollars)),
      "person_id": .text("ann"), "lead_source": .text("Web"),
    ]
    try book(.deals, values.merging(others) { $1 })
  }

  private let october = ReportPeriod(before: Samples.later)

  @Test(
    "deals, orders and subscriptions of one person are one customer's, in the first sale's segment")
  func together() throws {
    try deal("d1", dollars: 100, ["segment": .text("home")])
    try deal("d2", dollars: 40, ["closed_at": .text("2026-10-01"), "segment": .text("shop")])
    let order: [String: MarketValue] = [
      "at": .instant(Samples.noon), "person_id": .text("ann"), "order_id": .text("o"),
    ]
    try book(.orders, order.merging(["product": .text("a"), "amount": .money(.dollars(9))]) { $1 })
    try book(
      .orders, order.merging(["product": .text("b"), "amount": .money(.dollars(-4))]) { $1 })
    try book(
      .subscriptions,
      [
        "id": .text("s"), "started_at": .text("2026-08-01"), "ended_at": .text("2026-08-31"),
        "amount": .money(Money(minorUnits: 3044, currency: .usd)), "person_id": .text("bob"),
        "segment": .text("shop"),
      ])
    let rows = try market.rows(.lifetimeValue, by: "segment", in: october)
    #expect(rows.keys.sorted() == ["shop USD"])
    #expect(rows["shop USD"]?["customers"] == 2)
    #expect(rows["shop USD"]?["sales"] == 4)
    // 145 dollars of ann's, and 30 of 30.4375 days at $30.44 of bob's.
    #expect(rows["shop USD"]?["brought_minor"] == 17_500)
    #expect(rows["shop USD"]?["ltv_minor"] == 8750)
    #expect(
      try market.rows(.lifetimeValue, by: "source", in: october)["web USD"]?["customers"] == 1)
  }

  @Test("a deal that a subscription came of counts by the subscription")
  func onceOnly() throws {
    try deal("d", dollars: 1200, [:])
    try book(
      .subscriptions,
      [
        "id": .text("s"), "started_at": .text("2026-09-03"), "ended_at": .text("2026-10-03"),
        "amount": .money(Money(minorUnits: 30_437, currency: .usd)), "person_id": .text("ann"),
        "deal_id": .text("d"),
      ])
    let rows = try market.rows(.lifetimeValue, by: "source", in: october)
    #expect(rows["web USD"]?["brought_minor"] == 30_000)
    #expect(rows["web USD"]?["sales"] == 1)
  }

  @Test("before its subscription starts a deal has brought nothing")
  func startsLater() throws {
    try deal("d", dollars: 1200, [:])
    try deal("other", dollars: 10, [:])
    try book(
      .subscriptions,
      [
        "id": .text("s"), "started_at": .text("2026-12-01"), "deal_id": .text("d"),
        "amount": .money(.dollars(100)), "person_id": .text("ann"),
      ])
    let rows = try market.rows(.lifetimeValue, by: "source", in: october)
    #expect(rows["web USD"]?["brought_minor"] == 1000)
  }

  @Test(
    "a price is brought by whom it names, and one that names nobody by whom the one before does")
  func takenOver() throws {
    let prices: [(String, String, MarketValue)] = [
      ("2026-06-01", "2026-07-01", .text("ann")), ("2026-07-01", "2026-08-01", .text("bob")),
      ("2026-08-01", "2026-09-01", .unknown),
    ]
    for (start, end, person) in prices {
      try book(
        .subscriptions,
        [
          "id": .text("s"), "started_at": .text(start), "ended_at": .text(end),
          "amount": .money(Money(minorUnits: 30_437_50, currency: .usd)), "person_id": person,
          "lead_source": .text("Web"),
        ])
    }
    let rows = try market.rows(.lifetimeValue, by: "source", in: october)
    #expect(rows["web USD"]?["customers"] == 2)
    #expect(rows["web USD"]?["sales"] == 1)
    #expect(rows["web USD"]?["brought_minor"] == 9_200_000)
  }

  @Test("whoever has only ordered came from what came before the first order")
  func orderedOnly() throws {
    for (place, medium) in ["cpc", "email"].enumerated() {
      try book(
        .touchpoints,
        [
          "id": .text("t\(place)"), "at": .instant(Samples.noon), "person_id": .text("p\(place)"),
          "medium": .text(medium), "campaign_id": .text("spring"),
        ])
      try book(
        .orders,
        [
          "order_id": .text("o\(place)"), "at": .instant(Samples.noon),
          "person_id": .text("p\(place)"), "amount": .money(.dollars(Int64(place + 1))),
        ])
    }
    let rows = try market.rows(.lifetimeValue, by: "source", in: october)
    #expect(rows.keys.sorted() == ["e-mail USD", "paid search USD"])
    #expect(rows["e-mail USD"]?["brought_minor"] == 200)
    let campaigns = try market.rows(.lifetimeValue, by: "campaign", in: october)
    #expect(campaigns.keys.sorted() == ["spring USD"])
    #expect(campaigns["spring USD"]?["ltv_minor"] == 150)
  }

  @Test("currencies are never added, and what came later is left out")
  func currencies() throws {
    let euro = try #require(Currency(code: "EUR"))
    try deal("d1", dollars: 100, [:])
    try deal("d2", dollars: 1, ["amount": .money(Money(minorUnits: 50, currency: euro))])
    try deal("later", dollars: 77, ["closed_at": .text("2026-11-03")])
    let rows = try market.rows(.lifetimeValue, by: "source", in: october)
    #expect(rows["web USD"]?["brought_minor"] == 10_000)
    #expect(rows["web EUR"]?["brought_minor"] == 50)
    #expect(rows["web EUR"]?["ltv_minor"] == 50)
  }

  @Test(
    "an order of a deal that is not won counts by itself, and so does one of a won deal without an amount"
  )
  func ordersOfDeals() throws {
    func order(_ id: String, dollars: Int64, of deal: String) throws {
      try book(
        .orders,
        [
          "at": .instant(Samples.noon), "person_id": .text("ann"), "order_id": .text(id),
          "deal_id": .text(deal), "amount": .money(.dollars(dollars)),
        ])
    }
    let open: [String: MarketValue] = [
      "stage": .text("Proposal"), "closed": .integer(0), "won": .integer(0),
    ]
    try deal("won", dollars: 100, [:])
    try deal("open", dollars: 1000, open)
    try deal("lost", dollars: 1000, ["stage": .text("Closed Lost"), "won": .integer(0)])
    try market.book(
      [
        [
          "id": .text("unpriced"), "stage": .text("Closed Won"), "closed": .integer(1),
          "won": .integer(1), "closed_at": .text("2026-10-03"), "person_id": .text("ann"),
        ]
      ], in: .deals)
    try order("part of it", dollars: 90, of: "won")
    for (place, deal) in ["open", "lost", "unknown", "unpriced"].enumerated() {
      try order("of \(deal)", dollars: Int64(place + 1), of: deal)
    }
    let rows = try market.rows(.lifetimeValue, by: "source", in: october)
    // 100 of the won deal, and 1 + 2 + 3 + 4 of orders.
    #expect(rows["web USD"]?["brought_minor"] == 11_000)
    #expect(rows["web USD"]?["sales"] == 5)
  }
}
