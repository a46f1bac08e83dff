import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite struct DealSourceTests {
  private let market: SoldMarket

  init() throws { market = try SoldMarket() }

  @Test("the last call before the deal was opened counts, else the first one after that")
  func calls() throws {
    try market.deal("d", openedAt: 5, closedAt: 9)
    _ = try market.call("late", at: 8, outcomes: [], SoldMarket.campaign("late"))
    #expect(try market.dealSource() == ["call", "paid search", "late"])
    _ = try market.call("soon", at: 6, outcomes: [], SoldMarket.campaign("soon"))
    #expect(try market.dealSource() == ["call", "paid search", "soon"])
    _ = try market.call("early", at: 1, outcomes: [], SoldMarket.campaign("early"))
    _ = try market.call("before", at: 4, outcomes: [], SoldMarket.campaign("before"))
    #expect(try market.dealSource() == ["call", "paid search", "before"])
    _ = try market.call("unknown", at: 5, outcomes: [], ["call.direction": .choice("inbound")])
    #expect(
      try market.dealSource() == ["call", "paid search", "before"],
      "a call whose source is not known")
    try market.deal("d", ["call_id": .text("early")])
    #expect(try market.dealSource() == ["call", "paid search", "early"])
  }

  @Test("without a call the last touchpoint counts, and direct traffic only where it is alone")
  func touchpoints() throws {
    try market.deal("d", openedAt: 5, ["visitor_id": .text("v")])
    try market.visit("direct", at: 4, ["visitor_id": .text("v")])
    #expect(try market.dealSource() == ["touchpoint", "direct", nil])
    try market.visit("mail", at: 2, ["visitor_id": .text("v"), "medium": .text("email")])
    try market.visit("later", at: 6, ["visitor_id": .text("v"), "medium": .text("cpc")])
    #expect(try market.dealSource() == ["touchpoint", "e-mail", nil])
    try market.deal("d", openedAt: 5, ["person_id": .text("ann")])
    try market.visit("known", at: 3, ["person_id": .text("ann"), "medium": .text("social")])
    #expect(try market.dealSource() == ["touchpoint", "social", nil])
  }

  @Test("at last the customer database is believed")
  func database() throws {
    try market.deal("d", ["lead_source": .text("PAID_SEARCH")])
    #expect(try market.dealSource() == ["lead source", "paid search", nil])
    try market.deal("d", ["campaign_id": .text("spring"), "medium": .text("cpc")])
    #expect(try market.dealSource() == ["deals file", "paid search", "spring"])
    try market.deal("d", ["campaign_id": .text("autumn")])
    #expect(try market.dealSource() == ["deals file", "other", "autumn"])
    try market.book(
      [
        "day": .text("2026-10-03"), "campaign_id": .text("autumn"), "medium": .text("billboard"),
        "amount": .money(Money(minorUnits: 1, currency: .usd)),
      ], in: .spend)
    #expect(try market.dealSource() == ["deals file", "billboard", "autumn"], "as it is paid for")
    try market.deal("d", [:])
    #expect(try market.dealSource() == [nil, nil, nil])
  }

  @Test("a day is the account's own: a call in its last hours anywhere on earth may have led to it")
  func days() throws {
    // Samples.noon is on 2026-10-03.
    _ = try market.call("a", at: 20, outcomes: [Samples.sale()], SoldMarket.campaign("spring"))
    try market.deal(
      "d", openedAt: nil, closedAt: nil,
      ["phone": .contact(SoldMarket.phone), "closed_at": .text("2026-10-03")])
    #expect(try market.dealSource() == ["call", "paid search", "spring"])
    #expect(try market.settle() == [1, 0, 0, 0])
    _ = try market.call("a", at: 25, outcomes: [Samples.sale()], SoldMarket.campaign("spring"))
    #expect(try market.settle() == [0, 1, 0, 1])
  }
}
