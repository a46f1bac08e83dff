import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite struct SaleSettlingTests {
  private let market: SoldMarket

  init() throws { market = try SoldMarket() }

  @Test("a sale takes the place of what the rule assumed, once")
  func settling() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d")
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": 124_000])
    let ledger = try market.store.ledger(ofCall: "a")
    #expect(ledger.map(\.correctsID) == [nil, ledger[0].id])
    #expect(ledger.map(\.sale?.source) == [nil, .deal("d")])
    #expect(ledger.map(\.sale?.amount.minorUnits) == [nil, 124_000])
    #expect(
      ledger.map(\.outcome) == [Samples.sale(), Samples.sale()], "the rule says what it said")
    let before = try StoreDump.text(ofStoreAt: market.path)
    #expect(try market.settle() == [0, 0, 1, 0])
    #expect(try StoreDump.text(ofStoreAt: market.path) == before)
    #expect(try StoreDump.faults(ofStoreAt: market.path) == [])
  }

  @Test("a deal of less than nothing is that in the ledger, as in reports")
  func credit() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d", minorUnits: -5_000)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": -5_000])
    let pipeline = try market.store.table(of: .pipeline, by: "channel")
    let revenue = try #require(pipeline.columns.firstIndex(of: "revenue_minor"))
    #expect(pipeline.rows.map { $0[revenue] } == [.integer(-5_000)])
  }

  @Test("booking the call again leaves the sale in its place")
  func bookingAgain() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d")
    _ = try market.settle()
    let again = try market.call("a", at: 0, outcomes: [Samples.sale()])
    #expect(again == BookingResult(unchangedCount: 1))
    #expect(try market.totals() == ["USD": 124_000])
  }

  @Test("a deal that reopens gives the conversion back, and takes it again when it is won again")
  func reopening() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d")
    _ = try market.settle()
    try market.deal("d", won: false)
    #expect(try market.settle() == [0, 1, 0, 0])
    #expect(try market.totals() == ["USD": 10_000])
    #expect(try market.settle() == [0, 0, 0, 0])
    #expect(try market.call("a", at: 0, outcomes: [Samples.sale()]).hasChanges == false)
    try market.deal("d", minorUnits: 99_000)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": 99_000])
    let values = try market.store.ledger(ofCall: "a").map { $0.sale?.amount.minorUnits }
    #expect(values == [nil, 124_000, nil, 99_000])
  }

  @Test("another amount supersedes the sale; another value of the rule is settled again")
  func changes() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d")
    _ = try market.settle()
    try market.deal("d", minorUnits: 150_000)
    #expect(try market.settle() == [1, 0, 0, 0])
    let changed = try market.call("a", at: 0, outcomes: [Samples.sale(12_000)])
    #expect(changed == BookingResult(supersededCount: 1))
    #expect(try market.totals() == ["USD": 12_000])
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": 150_000])
    let withdrawn = try market.call("a", at: 0, outcomes: [])
    #expect(withdrawn == BookingResult(retractedCount: 1))
    #expect(try market.settle() == [0, 0, 0, 1])
    #expect(try market.totals() == [:])
    let last = try #require(try market.store.ledger(ofCall: "a").last)
    #expect(last.isRetraction && last.sale == nil && last.outcome == Samples.sale(12_000))
  }

  @Test(
    "of several conversions the last call's most valuable one is taken, and each by one deal only")
  func choice() throws {
    _ = try market.call("early", at: -48, outcomes: [Samples.sale()])
    _ = try market.call(
      "late", at: 2,
      outcomes: [
        Samples.sale(5000, name: "appointment", rule: Samples.rule("appointment")), Samples.sale(),
      ])
    _ = try market.call("after", at: 20, outcomes: [Samples.sale()])
    try market.deal("first", minorUnits: 1, closedAt: 9)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": 1 + 10_000], "what else led to the deal counts there")
    let names = try market.store.ledger(ofCall: "late")
      .filter { $0.sale?.isCountedElsewhere == false }
      .map { StoredName($0.outcome).name }
    #expect(names == ["card sale"])
    try market.deal("second", minorUnits: 2, closedAt: 10)
    try market.deal("third", minorUnits: 4, closedAt: 11)
    try market.deal("fourth", minorUnits: 8, closedAt: 12)
    #expect(try market.settle() == [2, 0, 1, 1])
    #expect(try market.totals() == ["USD": 1 + 2 + 4 + 10_000])
  }

  @Test("the call that a deal names counts, whoever made it")
  func named() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    _ = try market.call("b", at: 1, from: "+12125550199", outcomes: [Samples.sale()])
    try market.deal("d", ["phone": .contact(SoldMarket.phone), "call_id": .text("b")])
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.store.ledger(ofCall: "b").last?.sale?.source == .deal("d"))
  }

  @Test("an e-mail address leads to the only number that was left with it")
  func emails() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    let visit: [String: MarketValue] = [
      "id": .text("t"), "at": .instant(SoldMarket.hour(-5)),
      "email": .contact("ann@example.com"), "phone": .contact(SoldMarket.phone),
    ]
    try market.book(visit, in: .touchpoints)
    try market.deal("d", ["email": .contact("ann@example.com")])
    #expect(try market.settle() == [1, 0, 0, 0])
    let other = ["id": .text("u"), "phone": .contact("+12125550101")] as [String: MarketValue]
    try market.book(visit.merging(other) { $1 }, in: .touchpoints)
    #expect(try market.settle() == [0, 1, 0, 1], "two numbers: none is chosen")
  }

  @Test("a switchboard joins nobody, and neither do calls long before or after the deal")
  func strangers() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d", ["phone": .contact(SoldMarket.phone), "person_id": .text("ann")])
    #expect(try market.settle() == [1, 0, 0, 0])
    try market.deal(
      "e", won: false, ["phone": .contact(SoldMarket.phone), "person_id": .text("bob")])
    #expect(try market.settle() == [0, 1, 0, 1])

    let other = try SoldMarket()
    _ = try other.call("a", at: -91 * 24, outcomes: [Samples.sale()])
    _ = try other.call("b", at: 10, outcomes: [Samples.sale()])
    try other.deal("d", openedAt: 1, closedAt: 9)
    #expect(try other.settle() == [0, 0, 0, 1])
  }

  @Test(
    "deals without an amount, open ones and lost ones leave the assumed value; other currencies stand"
  )
  func others() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d", minorUnits: nil)
    try market.deal("e", won: false)
    try market.deal("f", won: false, closed: true)
    #expect(try market.settle() == [0, 0, 0, 0])
    let euro = try #require(Currency(code: "EUR"))
    try market.deal("d", minorUnits: 7, currency: euro)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["EUR": 7])
  }
}

/// The name of an outcome, for tests that tell conversions apart.
private struct StoredName {
  let name: String?

  init(_ outcome: Outcome) {
    if case .conversion(let name, _, _) = outcome.kind { self.name = name } else { name = nil }
  }
}
