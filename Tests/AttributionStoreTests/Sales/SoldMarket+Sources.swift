import AttributionStore
import CallModel
import GRDB
import Testing

extension SoldMarket {
  /// The facts of a call that a paid campaign earned.
  static func campaign(_ name: String) -> [String: FieldValue] {
    [
      "campaign.id": .text(name), "campaign.medium": .text("cpc"),
      "call.direction": .choice("inbound"),
    ]
  }

  /// Imports a touchpoint.
  func visit(_ id: String, at hours: Int, _ values: [String: MarketValue]) throws {
    let visit: [String: MarketValue] = ["id": .text(id), "at": .instant(Self.hour(hours))]
    try book(visit.merging(values) { $1 }, in: .touchpoints)
  }

  /// How the source of the deal `d` is known, its channel and its campaign.
  func dealSource() throws -> [String?] {
    try source("SELECT found_by, channel, campaign_id FROM deal_sources WHERE deal_id = 'd'")
  }

  /// How the source of the order `o` is known, its channel and its campaign.
  func orderSource() throws -> [String?] {
    try source("SELECT found_by, channel, campaign_id FROM order_sources WHERE order_id = 'o'")
  }

  private func source(_ sql: String) throws -> [String?] {
    try store.joinCallers(under: key)
    return try DatabaseQueue(path: path).inDatabase { db in
      let row = try #require(try Row.fetchOne(db, sql: sql))
      return [row["found_by"], row["channel"], row["campaign_id"]]
    }
  }
}
