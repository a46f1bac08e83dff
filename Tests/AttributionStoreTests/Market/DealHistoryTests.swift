import AttributionStore
import CallModel
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct DealHistoryTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: SQLCallStore

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path)
  }

  /// Hours after noon.
  private func hour(_ hours: Int64) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + hours * 3_600_000)
  }

  private func book(
    _ values: [String: MarketValue], in table: MarketTable = .deals, at hours: Int64 = 100
  ) throws -> [Int] {
    let row = MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
    let result = try store.book(
      [row], in: table, contacts: ContactKeeping(under: ContactKey(bytes: [1])),
      recordedAt: hour(hours))
    return [result.insertedCount, result.supersededCount, result.unchangedCount]
  }

  private func deal(
    _ stage: String, modifiedAt hours: Int64? = nil, closed: Bool = false, won: Bool = false
  ) -> [String: MarketValue] {
    var values: [String: MarketValue] = [
      "id": .text("d"), "stage": .text(stage), "closed": .integer(closed ? 1 : 0),
      "won": .integer(won ? 1 : 0),
    ]
    values["modified_at"] = hours.map { .instant(hour($0)) }
    return values
  }

  private func reached(_ stage: String, at hours: Int64) -> [String: MarketValue] {
    ["deal_id": .text("d"), "stage": .text(stage), "at": .instant(hour(hours))]
  }

  private func history() throws -> [String] {
    try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll(
        $0,
        sql: """
          SELECT stage || CASE WHEN won THEN ' (won)' WHEN closed THEN ' (closed)' ELSE '' END
          FROM deal_history WHERE deal_id = 'd' ORDER BY position
          """)
    }
  }

  @Test("a deal that reopens keeps its history, and is one deal")
  func reopening() throws {
    #expect(try book(deal("Proposal", modifiedAt: 1)) == [1, 0, 0])
    #expect(try book(deal("Closed Won", modifiedAt: 2, closed: true, won: true)) == [0, 1, 0])
    #expect(try book(deal("Negotiation", modifiedAt: 3)) == [0, 1, 0])
    #expect(try book(deal("Closed Won", modifiedAt: 4, closed: true, won: true)) == [0, 1, 0])
    let expected = ["Proposal", "Closed Won (won)", "Negotiation", "Closed Won (won)"]
    #expect(try history() == expected)
    let before = try StoreDump.text(ofStoreAt: path)
    let again = try book(deal("Closed Won", modifiedAt: 4, closed: true, won: true), at: 200)
    #expect(again == [0, 0, 1])
    #expect(try StoreDump.text(ofStoreAt: path) == before)
  }

  @Test("an older state does not replace a newer one, in whichever order they come")
  func order() throws {
    #expect(try book(deal("Closed Won", modifiedAt: 5, closed: true, won: true)) == [1, 0, 0])
    #expect(try book(deal("Proposal", modifiedAt: 1)) == [0, 0, 1])
    #expect(try history() == ["Proposal", "Closed Won (won)"], "it is in the history")
  }

  @Test("a history in whatever order and what was seen later are one way without repeats")
  func histories() throws {
    #expect(try book(deal("Closed Won", modifiedAt: 9, closed: true, won: true)) == [1, 0, 0])
    var random = SeededGenerator(seed: 7)
    let stages = [("Prospecting", 1), ("Proposal", 3), ("Closed Won", 8)] as [(String, Int64)]
    for (stage, at) in stages.shuffled(using: &random) {
      #expect(try book(reached(stage, at: at), in: .dealStages) == [1, 0, 0])
      #expect(try book(reached(stage, at: at), in: .dealStages) == [0, 0, 1])
    }
    #expect(try history() == ["Prospecting", "Proposal", "Closed Won (won)"])
  }

  @Test("without a time of change the day of closing counts, or the import's own time")
  func times() throws {
    #expect(try book(deal("Proposal"), at: 10) == [1, 0, 0])
    var won = deal("Gewonnen", closed: true, won: true)
    won["closed_at"] = .text("2026-10-09")
    #expect(try book(won, at: 20) == [0, 1, 0])
    #expect(try history() == ["Proposal", "Gewonnen (won)"])
    won["id"] = .text("e")
    #expect(try book(won, at: 30) == [1, 0, 0])
    let at = try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll($0, sql: "SELECT at FROM deal_history ORDER BY deal_id, position")
    }
    #expect(at == [hour(10).iso8601, "2026-10-09T23:59:59.999Z", "2026-10-09T23:59:59.999Z"])
  }

  @Test("orders, subscriptions and engagement are booked once")
  func others() throws {
    let money = MarketValue.money(Money(minorUnits: -500, currency: .usd))
    let order: [String: MarketValue] = [
      "order_id": .text("o"), "at": .instant(hour(0)), "amount": money,
    ]
    let subscription: [String: MarketValue] = [
      "id": .text("s"), "started_at": .text("2026-10-09"), "amount": money,
    ]
    let event: [String: MarketValue] = [
      "id": .text("e"), "at": .instant(hour(0)), "kind": .text("email_open"),
      "email": .contact("ann@example.com"), "count": .integer(3),
    ]
    for (row, table) in [
      (order, MarketTable.orders), (subscription, .subscriptions), (event, .engagement),
    ] {
      #expect(try book(row, in: table) == [1, 0, 0])
      #expect(try book(row, in: table) == [0, 0, 1])
    }
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }
}
