import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

@Suite struct DealSourceTests {
  private let market: SoldMarket

  init() throws { market = try SoldMarket() }

  private func campaign(_ name: String) -> [String: FieldValue] {
    [
      "campaign.id": .text(name), "campaign.medium": .text("cpc"),
      "call.direction": .choice("inbound"),
    ]
  }

  private func visit(_ id: String, at hours: Int, _ values: [String: MarketValue]) throws {
    let visit: [String: MarketValue] = ["id": .text(id), "at": .instant(SoldMarket.hour(hours))]
    try market.book(visit.merging(values) { $1 }, in: .touchpoints)
  }

  /// How the source of the deal `d` is known, its channel and its campaign.
  private func source() throws -> [String?] {
    try market.store.joinCallers(under: market.key)
    return try DatabaseQueue(path: market.path).inDatabase { db in
      let row = try #require(
        try Row.fetchOne(
          db,
          sql: "SELECT found_by, channel, campaign_id FROM deal_sources WHERE deal_id = 'd'"))
      return [row["found_by"], row["channel"], row["campaign_id"]]
    }
  }

  @Test("the last call before the deal was opened counts, else the first one after that")
  func calls() throws {
    try market.deal("d", openedAt: 5, closedAt: 9)
    _ = try market.call("late", at: 8, outcomes: [], campaign("late"))
    #expect(try source() == ["call", "paid search", "late"])
    _ = try market.call("soon", at: 6, outcomes: [], campaign("soon"))
    #expect(try source() == ["call", "paid search", "soon"])
    _ = try market.call("early", at: 1, outcomes: [], campaign("early"))
    _ = try market.call("before", at: 4, outcomes: [], campaign("before"))
    #expect(try source() == ["call", "paid search", "before"])
    _ = try market.call("unknown", at: 5, outcomes: [], ["call.direction": .choice("inbound")])
    #expect(try source() == ["call", "paid search", "before"], "a call whose source is not known")
    try market.deal("d", ["call_id": .text("early")])
    #expect(try source() == ["call", "paid search", "early"])
  }

  @Test("without a call the last touchpoint counts, and direct traffic only where it is alone")
  func touchpoints() throws {
    try market.deal("d", openedAt: 5, ["visitor_id": .text("v")])
    try visit("direct", at: 4, ["visitor_id": .text("v")])
    #expect(try source() == ["touchpoint", "direct", nil])
    try visit("mail", at: 2, ["visitor_id": .text("v"), "medium": .text("email")])
    try visit("later", at: 6, ["visitor_id": .text("v"), "medium": .text("cpc")])
    #expect(try source() == ["touchpoint", "e-mail", nil])
    try market.deal("d", openedAt: 5, ["person_id": .text("ann")])
    try visit("known", at: 3, ["person_id": .text("ann"), "medium": .text("social")])
    #expect(try source() == ["touchpoint", "social", nil])
  }

  @Test("at last the customer database is believed")
  func database() throws {
    try market.deal("d", ["lead_source": .text("PAID_SEARCH")])
    #expect(try source() == ["lead source", "paid search", nil])
    try market.deal("d", ["campaign_id": .text("spring"), "medium": .text("cpc")])
    #expect(try source() == ["deals file", "paid search", "spring"])
    try market.deal("d", ["campaign_id": .text("autumn")])
    #expect(try source() == ["deals file", "other", "autumn"])
    try market.book(
      [
        "day": .text("2026-10-03"), "campaign_id": .text("autumn"), "medium": .text("billboard"),
        "amount": .money(Money(minorUnits: 1, currency: .usd)),
      ], in: .spend)
    #expect(try source() == ["deals file", "billboard", "autumn"], "as it is paid for")
    try market.deal("d", [:])
    #expect(try source() == [nil, nil, nil])
  }

  @Test("a day is the account's own: a call in its last hours anywhere on earth may have led to it")
  func days() throws {
    // Samples.noon is on 2026-10-03.
    _ = try market.call("a", at: 20, outcomes: [Samples.sale()], campaign("spring"))
    try market.deal(
      "d", openedAt: nil, closedAt: nil,
      ["phone": .contact(SoldMarket.phone), "closed_at": .text("2026-10-03")])
    #expect(try source() == ["call", "paid search", "spring"])
    #expect(try market.settle() == [1, 0, 0, 0])
    _ = try market.call("a", at: 25, outcomes: [Samples.sale()], campaign("spring"))
    #expect(try market.settle() == [0, 1, 0, 1])
  }
}
