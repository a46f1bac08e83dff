import Attribution
import AttributionStore
import CallModel
import Testing

/// Who is one person, as the journeys of a report show it.
@Suite struct SharedNamesTests {
  private let market: SmallMarket
  private let phone = "+12125550100"
  private let pool = "+18005550110"

  init() throws { market = try SmallMarket() }

  private func peopleCount(_ visits: [[String: MarketValue]]) throws -> Int {
    try market.book(visits)
    return try market.report(AttributionRequest()).basis.personCount
  }

  @Test("an address that different customers left joins nobody, one that one customer left does")
  func addresses() throws {
    let family = "home@example.com"
    #expect(
      try peopleCount([
        SmallMarket.click("a", by: "v", email: family, person: "ann"),
        SmallMarket.click("b", by: "w", email: family),
      ]) == 1)
    #expect(try peopleCount([SmallMarket.click("b", by: "w", email: family, person: "bob")]) == 2)
    // Whose the address alone is, nobody can say.
    #expect(
      try peopleCount([
        SmallMarket.click("c", email: family), SmallMarket.click("d", email: family),
      ]) == 4)
  }

  @Test(
    "a number is shared by people with different addresses, unless a customer number ties these")
  func numbers() throws {
    #expect(
      try peopleCount([
        SmallMarket.click("a", by: "v", phone: phone, email: "ann@home.example"),
        SmallMarket.click("b", by: "w", phone: phone, email: "ann@work.example"),
      ]) == 2)
    #expect(
      try peopleCount([
        SmallMarket.click("c", email: "ann@home.example", person: "ann"),
        SmallMarket.click("d", email: "ann@work.example", person: "ann"),
      ]) == 1)
  }

  @Test("a shared address does not tell whose a number is")
  func sharedAddressTellsNothing() throws {
    #expect(
      try peopleCount([
        SmallMarket.click("a", by: "v", email: "info@example.com", person: "ann"),
        SmallMarket.click("b", by: "w", email: "info@example.com", person: "bob"),
        SmallMarket.click("c", by: "x", phone: phone, email: "info@example.com"),
        SmallMarket.click("d", by: "y", phone: phone),
      ]) == 3)
  }

  @Test("a switchboard is known by the sessions of those who call from it, and joins none of them")
  func switchboard() throws {
    try market.book([
      SmallMarket.click("a", by: "v", at: -9000, person: "ann"),
      SmallMarket.click("b", by: "w", at: -9000, person: "bob"),
      SmallMarket.click("c", by: "v", at: -100, number: pool),
      SmallMarket.click("d", by: "w", at: -10, number: pool),
    ])
    try market.call("first", at: -99, from: phone, to: pool)
    #expect(try market.report(AttributionRequest()).basis.personCount == 2)
    try market.call("second", at: -9, from: phone, to: pool)
    try market.call("third", at: 0, from: phone)
    #expect(try market.report(AttributionRequest()).basis.personCount == 3)
  }

  @Test("what was anonymous is joined when the caller becomes known, by whatever comes of the call")
  func anonymousHistory() throws {
    try market.book([SmallMarket.click("a", by: "v", at: -9000, number: pool)])
    try market.book([SmallMarket.click("b", by: "w", at: -8000, person: "ann")])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(try market.earned(.firstTouch) == ["nothing": 10_000])
    try market.book(
      [
        [
          "id": .text("d-1"), "stage": .text("Closed Won"), "closed": .integer(1),
          "won": .integer(1), "call_id": .text("sale"), "person_id": .text("ann"),
        ]
      ], in: .deals)
    #expect(try market.earned(.firstTouch) == ["paid search": 10_000])
    // The visitor of long ago turns out to be the same customer.
    try market.book(
      [
        [
          "order_id": .text("o-1"), "at": .instant(Samples.noon), "deal_id": .text("d-1"),
          "visitor_id": .text("v"), "amount": .money(.dollars(5)),
        ]
      ], in: .orders)
    #expect(try market.report(AttributionRequest()).basis.personCount == 1)
  }

  @Test("people who are merged in a circle are one person")
  func circles() throws {
    #expect(
      try peopleCount([
        SmallMarket.click("a", by: "v", person: "1"), SmallMarket.click("b", by: "w", person: "1"),
        SmallMarket.click("c", by: "w", person: "2"), SmallMarket.click("d", by: "x", person: "2"),
        SmallMarket.click("e", by: "x", person: "3"), SmallMarket.click("f", by: "v", person: "3"),
      ]) == 1)
  }
}
