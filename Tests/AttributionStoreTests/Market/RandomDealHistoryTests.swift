import AttributionStore
import CallModel
import Foundation
import GRDB
import TestSupport
import Testing

/// States of deals and their histories, in whatever order files bring them: what is known in the end is one.
@Suite("Histories of deals that come in any order")
struct RandomDealHistoryTests {
  private struct Row {
    let table: MarketTable
    let values: [String: MarketValue]
  }

  private static let stages = [
    "Prospecting", "Proposal", "Negotiation", "Closed Won", "Closed Lost",
  ]

  private static func rows(_ random: inout SeededGenerator) -> [Row] {
    var rows: [Row] = []
    for deal in 0..<3 {
      for hour in 0..<Int.random(in: 1...6, using: &random) {
        let stage = stages.randomElement(using: &random) ?? ""
        let isClosed = stage.hasPrefix("Closed")
        var state: [String: MarketValue] = [
          "id": .text("d-\(deal)"), "stage": .text(stage), "closed": .integer(isClosed ? 1 : 0),
          "won": .integer(stage == "Closed Won" ? 1 : 0), "lead_source": .text("Web"),
          "opened_at": .instant(SoldMarket.hour(0)), "modified_at": .instant(SoldMarket.hour(hour)),
          "amount": .money(Money(minorUnits: .random(in: 1...9, using: &random), currency: .usd)),
        ]
        if isClosed { state["closed_at"] = .instant(SoldMarket.hour(hour)) }
        rows.append(Row(table: .deals, values: state))
        // The history may know the state too, or another one, and what it was worth then.
        guard Bool.random(using: &random) else { continue }
        var reached: [String: MarketValue] = [
          "deal_id": .text("d-\(deal)"), "at": .instant(SoldMarket.hour(hour)),
          "stage": .text(Bool.random(using: &random) ? stage : stages[0]),
        ]
        if Bool.random(using: &random) { reached["amount"] = state["amount"] }
        rows.append(Row(table: .dealStages, values: reached))
      }
    }
    return rows
  }

  /// What tables and reports say.
  private static func seen(_ market: SoldMarket) throws -> [[String]] {
    var seen = try DatabaseQueue(path: market.path).inDatabase { db in
      try ["deals", "deal_stages", "deal_history"].map { table in
        try GRDB.Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY deal_id, 2, 3").map {
          "\($0.databaseValues)"
        }
      }
    }
    for query in [ReportQuery.pipeline, .stages] {
      let table = try market.store.table(of: query, by: "channel", in: ReportPeriod())
      seen.append(table.rows.map { "\($0)" })
    }
    return seen
  }

  @Test("any order of the same files gives the same tables and reports", arguments: UInt64(0)..<20)
  func permutations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = Self.rows(&random)
    let ordered = try SoldMarket()
    for row in rows { try ordered.book(row.values, in: row.table) }
    let expected = try Self.seen(ordered)
    for _ in 0..<3 {
      let market = try SoldMarket()
      let twice = rows + rows.filter { _ in Bool.random(using: &random) }
      for row in twice.shuffled(using: &random) { try market.book(row.values, in: row.table) }
      #expect(try Self.seen(market) == expected, "seed \(seed)")
    }
  }

  @Test("the history of a deal is its states by their times, each change once")
  func history() throws {
    for seed in UInt64(0)..<20 {
      var random = SeededGenerator(seed: seed)
      let states = Self.rows(&random).filter { $0.table.kind == .deals }.shuffled(using: &random)
      let market = try SoldMarket()
      for state in states { try market.book(state.values, in: .deals) }
      for deal in 0..<3 {
        let own = states.filter { $0.values["id"] == .text("d-\(deal)") }
          .sorted { Self.hour(of: $0) < Self.hour(of: $1) }
        var way: [String] = []
        for case .text(let stage)? in own.map({ $0.values["stage"] }) where stage != way.last {
          way.append(stage)
        }
        let found = try DatabaseQueue(path: market.path).inDatabase {
          try String.fetchAll(
            $0, sql: "SELECT stage FROM deal_history WHERE deal_id = ? ORDER BY position",
            arguments: ["d-\(deal)"])
        }
        #expect(found == way, "seed \(seed)")
      }
    }
  }

  private static func hour(of row: Row) -> Int64 {
    guard case .instant(let at)? = row.values["modified_at"] else { return 0 }
    return at.unixMs
  }
}
