import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite("An order and a deal that may be one sale")
struct SameSalesTests {
  private let market: SoldMarket

  init() throws {
    market = try SoldMarket()
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()])
    try market.deal("d", minorUnits: 124_000, openedAt: 1, closedAt: 9)
    _ = try market.call("b", at: 12, outcomes: [Samples.sale()])
  }

  /// How many orders may count twice, after sales are settled.
  private func doubtfulCount() throws -> Int {
    try market.store.joinCallers(under: market.key)
    return try market.store.settleSales(recordedAt: Samples.later).doubtfulCount
  }

  /// What the report lists: order, deal, days, and how often they count.
  private func listed() throws -> [[QueryTable.Value]] {
    let table = try market.store.table(of: .duplicates, by: "order")
    let columns = try ["order_id", "deal_id", "days", "in_ledger"].map {
      try #require(table.index(of: $0))
    }
    return table.rows.map { row in columns.map { row[$0] } }
  }

  private func say(_ isSame: Bool, order: String = "o", deal: String = "d") throws {
    try market.book(
      [
        "order_id": .text(order), "deal_id": .text(deal), "same": .integer(isSame ? 1 : 0),
      ], in: .sameSales)
  }

  @Test("count as two and are told, until somebody says that they are one")
  func correction() throws {
    try market.order("o", at: 60, minorUnits: 123_000)
    #expect(try doubtfulCount() == 1)
    #expect(try market.totals() == ["USD": 247_000])
    #expect(try listed() == [[.text("o"), .text("d"), .integer(2), .text("twice")]])

    try say(true)
    #expect(try doubtfulCount() == 0)
    #expect(try market.totals() == ["USD": 134_000], "the later call is worth what its rule says")
    #expect(try listed() == [])
    // The shop still does not name the deal.
    try market.order("o", at: 60, minorUnits: 123_000)
    #expect(try market.settle() == [0, 0, 1, 0])

    try say(false)
    #expect(try doubtfulCount() == 0, "somebody has said that they are two")
    #expect(try market.totals() == ["USD": 247_000])
    #expect(try listed() == [])
    #expect(try StoreDump.faults(ofStoreAt: market.path) == [])
  }

  @Test("are not told of where something tells them apart", arguments: 0..<5)
  func others(case number: Int) throws {
    let own: [String: MarketValue] = ["phone": .contact(SoldMarket.phone)]
    switch number {
    case 0: try market.order("o", at: 60, minorUnits: 122_000, own)
    case 1:
      try market.order(
        "o", at: 60, minorUnits: 124_000, currency: Currency(code: "EUR") ?? .usd, own)
    case 2: try market.order("o", at: 60, minorUnits: 124_000, ["phone": .contact("+12125550199")])
    case 3: try market.order("o", at: 24 * 200, minorUnits: 124_000, own)
    default:
      try market.order(
        "o", at: 60, minorUnits: 124_000, own.merging(["deal_id": .text("d")]) { $1 })
    }
    #expect(try doubtfulCount() == 0)
    #expect(try listed() == [])
  }

  @Test("are listed where the ledger has one of them, since reports on customers add both")
  func lifetimeValue() throws {
    try market.order("o", at: 10, minorUnits: 124_000)
    #expect(try doubtfulCount() == 0, "the order came before the later call and has no conversion")
    #expect(try listed() == [[.text("o"), .text("d"), .integer(0), .text("once")]])
    func brought() throws -> [QueryTable.Value] {
      let table = try market.store.table(of: .lifetimeValue, by: "segment")
      let column = try #require(table.index(of: "brought_minor"))
      return table.rows.map { $0[column] }
    }
    #expect(try brought() == [.integer(248_000)])
    try say(true)
    #expect(try brought() == [.integer(124_000)])
  }

  @Test("of which an order is said to be several, it is the first by name")
  func several() throws {
    try market.deal("c", minorUnits: nil, openedAt: 1, closedAt: 9)
    try market.order("o", at: 60, minorUnits: 123_000)
    try say(true)
    try say(true, deal: "c")
    _ = try market.settle()
    #expect(try market.totals() == ["USD": 123_000 + 10_000 + 0])
  }
}
