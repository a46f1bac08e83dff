import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite("Orders that take the place of what rules assumed")
struct OrderSettlingTests {
  private let market: SoldMarket

  init() throws { market = try SoldMarket() }

  /// What holds on a call: the amount, `elsewhere` where it counts at another conversion, and the sale.
  private func holding(_ call: String) throws -> [String] {
    let ledger = try market.store.ledger(ofCall: call)
    let corrected = Set(ledger.compactMap(\.correctsID))
    return ledger.filter { !corrected.contains($0.id) }.map { entry in
      guard let sale = entry.sale else { return "as the rule says" }
      let place = sale.isCountedElsewhere ? "elsewhere" : "\(sale.amount.minorUnits)"
      switch sale.source {
      case .deal(let id): return "\(place) by deal \(id)"
      case .order(let id): return "\(place) by order \(id)"
      }
    }
  }

  @Test("an order counts what all its lines come to, less what came back")
  func lines() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.order("o", line: "1", minorUnits: 114_000)
    try market.order("o", line: "2", minorUnits: 10_000)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try holding("a") == ["124000 by order o"])
    let before = try StoreDump.text(ofStoreAt: market.path)
    #expect(try market.settle() == [0, 0, 1, 0])
    #expect(try StoreDump.text(ofStoreAt: market.path) == before)
    #expect(try !market.call("a", at: 0, outcomes: [Samples.sale()]).hasChanges)
    try market.order("o", line: "3", at: 50, minorUnits: -10_000)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": 114_000])
    try market.order("o", line: "4", at: 60, minorUnits: -200_000)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["USD": 0], "all came back: nothing was sold, and not less")
    #expect(try StoreDump.faults(ofStoreAt: market.path) == [])
  }

  @Test("an order that turns out to be somebody else's gives the conversion back")
  func withdrawn() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.order("o")
    #expect(try market.settle() == [1, 0, 0, 0])
    try market.order("o", ["phone": .contact("+12125550177")])
    #expect(try market.settle() == [0, 1, 0, 1])
    #expect(try holding("a") == ["as the rule says"])
  }

  @Test("an order that fills a deal counts once: by the deal where that was won for an amount")
  func sameSale() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    _ = try market.call("b", at: 2, outcomes: [Samples.sale()])
    let filling: [String: MarketValue] = [
      "phone": .contact(SoldMarket.phone), "deal_id": .text("d"),
    ]
    try market.order("o", filling)
    #expect(try market.settle() == [1, 0, 0, 0], "no such deal is known yet")
    #expect(try holding("b") == ["99000 by order o"])
    try market.deal("d")
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try holding("b") == ["124000 by deal d"])
    #expect(try holding("a") == ["elsewhere by deal d"])
    try market.deal("d", minorUnits: nil)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try holding("b") == ["99000 by deal d"], "without an amount it is what was ordered")
    try market.deal("d", won: false)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try holding("b") == ["99000 by order o"], "what was ordered was sold")
    #expect(try market.totals() == ["USD": 99_000])
  }

  @Test("an order of somebody whose call led to a deal takes only calls that did not")
  func dealsFirst() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.order("o")
    try market.deal("d", closedAt: 9)
    #expect(try market.settle() == [1, 0, 0, 1], "it may be the same sale")
    #expect(try holding("a") == ["124000 by deal d"])
    _ = try market.call("b", at: 20, outcomes: [Samples.sale()])
    try market.order("p", at: 21, minorUnits: 5000)
    #expect(try market.settle() == [1, 0, 1, 1])
    #expect(try holding("b") == ["5000 by order p"])
    #expect(try market.totals() == ["USD": 129_000])
  }

  @Test("each order takes a conversion of its own, and what else led to them counts nothing")
  func severalCalls() throws {
    _ = try market.call("a", at: -30, outcomes: [Samples.sale()])
    _ = try market.call("b", at: 0, outcomes: [Samples.sale(), Samples.sale(5000, name: "visit")])
    _ = try market.call("c", at: 10, outcomes: [Samples.sale()])
    try market.order("o", at: 1, minorUnits: 7)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try holding("a") == ["elsewhere by order o"])
    #expect(try holding("b").sorted() == ["7 by order o", "elsewhere by order o"])
    #expect(try holding("c") == ["as the rule says"], "it came after the order")
    try market.order("p", at: 2, minorUnits: 11)
    #expect(try market.settle() == [1, 0, 1, 0])
    #expect(try holding("b").sorted() == ["11 by order p", "7 by order o"])
    #expect(try market.totals() == ["USD": 18 + 10_000])
  }

  @Test("an order that came back whole leaves the conversion to one that did not")
  func exchanged() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.order("o", line: "1", at: 1, minorUnits: 500)
    try market.order("o", line: "2", at: 2, minorUnits: -500)
    try market.order("p", at: 3, minorUnits: 400)
    #expect(try market.settle() == [1, 0, 0, 1])
    #expect(try holding("a") == ["400 by order p"])
  }

  @Test("an order that names its call takes its conversion before others may")
  func named() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    _ = try market.call("b", at: 1, outcomes: [Samples.sale()])
    try market.order("o", at: 2, minorUnits: 1)
    try market.order("p", at: 3, minorUnits: 2, ["call_id": .text("b")])
    #expect(try market.settle() == [2, 0, 0, 0])
    #expect(try holding("a") == ["1 by order o"])
    #expect(try holding("b") == ["2 by order p"])
  }

  @Test("lines in several currencies are told, and not added")
  func currencies() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    let euro = try #require(Currency(code: "EUR"))
    try market.order("o", line: "1")
    try market.order("o", line: "2", currency: euro)
    try market.store.joinCallers(under: market.key)
    let settlement = try market.store.settleSales(recordedAt: Samples.later)
    #expect(settlement == SaleSettlement(mixedCount: 1))
    #expect(try market.totals() == ["USD": 10_000])
    try market.order("o", line: "1", currency: euro)
    #expect(try market.settle() == [1, 0, 0, 0])
    #expect(try market.totals() == ["EUR": 198_000])
  }

  @Test("whose an order is, is known as for deals, and from the deal that it fills")
  func strangers() throws {
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.order("o", ["email": .contact("ann@example.com")])
    #expect(try market.settle() == [0, 0, 0, 1])
    let visit: [String: MarketValue] = [
      "id": .text("t"), "at": .instant(SoldMarket.hour(-5)),
      "email": .contact("ann@example.com"), "phone": .contact(SoldMarket.phone),
    ]
    try market.book(visit, in: .touchpoints)
    #expect(try market.settle() == [1, 0, 0, 0])
    try market.order(
      "p", at: 90 * 24 + 1,
      ["phone": .contact(SoldMarket.phone), "email": .contact("bob@example.com")])
    #expect(try market.settle() == [0, 0, 1, 1], "too late for that call")
    try market.order(
      "q", ["phone": .contact(SoldMarket.phone), "email": .contact("bob@example.com")])
    #expect(try market.settle() == [0, 0, 1, 2], "one address each, by one number in one table")
    try market.order(
      "r", ["phone": .contact(SoldMarket.phone), "email": .contact("cat@example.com")])
    #expect(try market.settle() == [0, 1, 0, 4], "two addresses: the number is a switchboard's")

    let other = try SoldMarket()
    _ = try other.call("a", at: 0, outcomes: [Samples.sale()])
    try other.deal("d", won: false)
    try other.order("o", ["deal_id": .text("d")])
    #expect(try other.settle() == [1, 0, 0, 0])
  }
}
