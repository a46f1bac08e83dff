import AttributionStore
import CallModel
import Testing

@Suite struct OrderSourceTests {
  private let market: SoldMarket

  init() throws { market = try SoldMarket() }

  @Test(
    "the last call with a source before the order counts, and the call that it names before all")
  func calls() throws {
    try market.order("o", at: 5)
    _ = try market.call("early", at: 1, outcomes: [], SoldMarket.campaign("early"))
    _ = try market.call("late", at: 6, outcomes: [], SoldMarket.campaign("late"))
    #expect(try market.orderSource() == ["call", "paid search", "early"])
    _ = try market.call("before", at: 4, outcomes: [], SoldMarket.campaign("before"))
    _ = try market.call("unknown", at: 5, outcomes: [], ["call.direction": .choice("inbound")])
    #expect(try market.orderSource() == ["call", "paid search", "before"])
    try market.order("o", at: 5, ["call_id": .text("early")])
    #expect(try market.orderSource() == ["call", "paid search", "early"])
  }

  @Test("without a call it came from where its deal came from")
  func deals() throws {
    try market.order("o", at: 5, ["deal_id": .text("d"), "visitor_id": .text("v")])
    try market.visit("mail", at: 2, ["visitor_id": .text("v"), "medium": .text("email")])
    try market.deal("d", won: false, ["lead_source": .text("Web")])
    #expect(try market.orderSource() == ["deal", "web", nil])
    try market.deal("d", won: false, [:])
    #expect(
      try market.orderSource() == ["touchpoint", "e-mail", nil], "a deal whose source is not known")
  }

  @Test("without either the last touchpoint counts, and direct traffic only where it is alone")
  func touchpoints() throws {
    try market.order("o", at: 5, ["visitor_id": .text("v"), "call_id": .text("unknown")])
    _ = try market.call("unknown", at: 4, outcomes: [], ["call.direction": .choice("inbound")])
    #expect(try market.orderSource() == [nil, nil, nil])
    try market.visit("direct", at: 4, ["visitor_id": .text("v")])
    #expect(try market.orderSource() == ["touchpoint", "direct", nil])
    try market.visit("mail", at: 2, ["visitor_id": .text("v"), "medium": .text("email")])
    try market.visit("later", at: 6, ["visitor_id": .text("v"), "medium": .text("cpc")])
    try market.visit("long ago", at: -2200, ["visitor_id": .text("v"), "medium": .text("social")])
    #expect(try market.orderSource() == ["touchpoint", "e-mail", nil])
  }

  @Test("a number that several people left tells nobody")
  func switchboard() throws {
    try market.order("o", at: 5)
    try market.visit("t", at: 4, ["phone": .contact(SoldMarket.phone), "medium": .text("email")])
    #expect(try market.orderSource() == ["touchpoint", "e-mail", nil])
    for customer in ["ann", "bob"] {
      try market.visit(
        customer, at: 3, ["phone": .contact(SoldMarket.phone), "person_id": .text(customer)])
    }
    #expect(try market.orderSource() == [nil, nil, nil])
  }
}
