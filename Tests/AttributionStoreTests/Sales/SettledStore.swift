import AttributionStore
import CallModel
import TestSupport

/// A store in which a call led to a deal and another to an order, and something stands in each table.
struct SettledStore {
  let place: WatchedStore

  /// One of each database, with sales settled.
  static func all() throws -> [SettledStore] {
    try [WatchedStore.sqlite(), .postgres()].map { place in
      let store = SettledStore(place: place)
      try store.fill()
      _ = try store.settle()
      return store
    }
  }

  private func fill() throws {
    let phones = ["+12125550100", "+12125550101"].map { MarketValue.contact($0) }
    let market = place.market
    try market.call("a", at: 0, from: "+12125550100", bringing: [.dollars(100)])
    try market.call("b", at: 10, from: "+12125550101", bringing: [.dollars(100)])
    try market.book([Self.deal("d", ["phone": phones[0]])], in: .deals)
    try market.book([Self.order("o", ["phone": phones[1]])], in: .orders)
    try market.book([SmallMarket.visit("t", by: "v", at: -60, phone: "+12125550100")])
    try market.book(
      [["order_id": .text("p"), "deal_id": .text("e"), "same": .integer(0)]], in: .sameSales)
    try market.store.joinCallers(under: SmallMarket.key)
  }

  static func deal(
    _ id: String, dollars: Int64 = 900, _ others: [String: MarketValue] = [:]
  ) -> [String: MarketValue] {
    others.merging([
      "id": .text(id), "won": .integer(1), "closed": .integer(1), "stage": .text("Won"),
      "opened_at": .instant(SmallMarket.minute(20)), "closed_at": .instant(SmallMarket.minute(30)),
      "amount": .money(.dollars(dollars)),
    ]) { $1 }
  }

  static func order(_ id: String, _ others: [String: MarketValue] = [:]) -> [String: MarketValue] {
    others.merging([
      "order_id": .text(id), "at": .instant(SmallMarket.minute(40)),
      "amount": .money(.dollars(70)),
    ]) { $1 }
  }

  /// Settles sales if anything has changed.
  func settle() throws -> SaleSettlement? {
    try place.market.store.settleChangedSales(recordedAt: Samples.later)
  }

  /// The whole ledger.
  func ledger() throws -> [[String?]] {
    try place.other.rows(
      """
      SELECT CAST(outcome_id AS TEXT), call_id, name, CAST(value_minor AS TEXT), CAST(corrects_id AS TEXT),
        CAST(retracted AS TEXT), deal_id, order_id, CAST(stands_for AS TEXT)
      FROM outcomes ORDER BY outcome_id
      """)
  }
}
