import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

@Suite struct OrderSourceTests {
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

  /// How the source of the order `o` is known, its channel and its campaign.
  private func source() throws -> [String?] {
    try market.store.joinCallers(under: market.key)
    return try DatabaseQueue(path: market.path).inDatabase { db in
      let row = try #require(
        try Row.fetchOne(
          db,
          sql: "SELECT found_by, channel, campaign_id FROM order_sources WHERE order_id = 'o'"))
      return [row["found_by"], row["channel"], row["campaign_id"]]
    }
  }

  @Test(
    "the last call with a source before the order counts, and the call that it names before all")
  func calls() throws {
    try market.order("o", at: 5)
    _ = try market.call("early", at: 1, outcomes: [], campaign("early"))
    _ = try market.call("late", at: 6, outcomes: [], campaign("late"))
    #expect(try source() == ["call", "paid search", "early"])
    _ = try market.call("before", at: 4, outcomes: [], campaign("before"))
    _ = try market.call("unknown", at: 5, outcomes: [], ["call.direction": .choice("inbound")])
    #expect(try source() == ["call", "paid search", "before"])
    try market.order("o", at: 5, ["call_id": .text("early")])
    #expect(try source() == ["call", "paid search", "early"])
  }

  @Test("without a call it came from where its deal came from")
  func deals() throws {
    try market.order("o", at: 5, ["deal_id": .text("d"), "visitor_id": .text("v")])
    try visit("mail", at: 2, ["visitor_id": .text("v"), "medium": .text("email")])
    try market.deal("d", won: false, ["lead_source": .text("Web")])
    #expect(try source() == ["deal", "web", nil])
    try market.deal("d", won: false, [:])
    #expect(try source() == ["touchpoint", "e-mail", nil], "a deal whose source is not known")
  }

  @Test("without either the last touchpoint counts, and direct traffic only where it is alone")
  func touchpoints() throws {
    try market.order("o", at: 5, ["visitor_id": .text("v"), "call_id": .text("unknown")])
    _ = try market.call("unknown", at: 4, outcomes: [], ["call.direction": .choice("inbound")])
    #expect(try source() == [nil, nil, nil])
    try visit("direct", at: 4, ["visitor_id": .text("v")])
    #expect(try source() == ["touchpoint", "direct", nil])
    try visit("mail", at: 2, ["visitor_id": .text("v"), "medium": .text("email")])
    try visit("later", at: 6, ["visitor_id": .text("v"), "medium": .text("cpc")])
    try visit("long ago", at: -2200, ["visitor_id": .text("v"), "medium": .text("social")])
    #expect(try source() == ["touchpoint", "e-mail", nil])
  }

  @Test("a number that several people left tells nobody")
  func switchboard() throws {
    try market.order("o", at: 5)
    try visit("t", at: 4, ["phone": .contact(SoldMarket.phone), "medium": .text("email")])
    #expect(try source() == ["touchpoint", "e-mail", nil])
    for customer in ["ann", "bob"] {
      try visit(
        customer, at: 3, ["phone": .contact(SoldMarket.phone), "person_id": .text(customer)])
    }
    #expect(try source() == [nil, nil, nil])
  }
}
