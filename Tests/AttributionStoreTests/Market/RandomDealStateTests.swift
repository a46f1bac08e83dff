import AttributionStore
import CallModel
import Foundation
import StoreTestSupport
import TestSupport
import Testing

/// States of deals of which several have one time, or none: what is known in the end is one, whatever comes first,
/// and what a slow search over all states finds.
@Suite("States of deals that have the same time, or none")
struct RandomDealStateTests {
  /// A state as a file tells it.
  private struct State: Hashable {
    var deal: String
    /// The hour of the change.
    var hour: Int?
    var stage: String
    var amount: Int64?
    var product: String?

    var isClosed: Bool { stage.hasPrefix("Closed") }
    var isWon: Bool { stage == "Closed Won" }

    var values: [String: MarketValue] {
      var values: [String: MarketValue] = [
        "id": .text(deal), "stage": .text(stage), "closed": .integer(isClosed ? 1 : 0),
        "won": .integer(isWon ? 1 : 0), "lead_source": .text("Web"),
        "phone": .contact(SoldMarket.phone),
        "opened_at": .instant(SoldMarket.hour(0)),
      ]
      values["modified_at"] = hour.map { .instant(SoldMarket.hour($0)) }
      // Nothing happened behind the day on which a deal was closed.
      if isClosed { values["closed_at"] = .text("2026-12-24") }
      values["amount"] = amount.map { .money(Money(minorUnits: $0, currency: .usd)) }
      values["product"] = product.map { .text($0) }
      return values
    }

    /// What the documentation says of two states, criterion by criterion.
    func counts(before other: State) -> Bool {
      let (hour, otherHour) = (hour ?? .max, other.hour ?? .max)
      if hour != otherHour { return hour > otherHour }
      if isClosed != other.isClosed { return isClosed }
      if isWon != other.isWon { return isWon }
      if stage != other.stage { return stage > other.stage }
      if amount != other.amount { return amount ?? -1 > other.amount ?? -1 }
      return product ?? "" > other.product ?? ""
    }
  }

  private static let stages = ["Negotiation", "Proposal", "Closed Lost", "Closed Won"]

  /// Few times, so that several states have the same; at most one state of a deal has none.
  private static func states(_ random: inout SeededGenerator) -> [State] {
    var states: [State] = []
    for deal in ["d-0", "d-1", "d-2", "d-3"] {
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        states.append(
          State(
            deal: deal, hour: .random(in: 1...3, using: &random),
            stage: stages.randomElement(using: &random) ?? "",
            amount: [nil, 5, 9].randomElement(using: &random) ?? nil,
            product: [nil, "gold", "tin"].randomElement(using: &random) ?? nil))
      }
      if Bool.random(using: &random) {
        states[states.count - 1].hour = nil
      }
    }
    return states
  }

  private static let contacts = ContactKeeping(under: ContactKey(bytes: [3]))

  /// The states, a file for each, or all in one batch.
  private static func book(_ states: [State], in store: SQLCallStore, atOnce: Bool) throws {
    let rows = states.map { state in
      MarketRow(
        line: 1, values: MarketTable.deals.columns.map { state.values[$0.name] ?? .unknown })
    }
    for file in atOnce ? [rows] : rows.map({ [$0] }) {
      _ = try store.book(file, in: .deals, contacts: contacts, recordedAt: SoldMarket.hour(100))
    }
    // A conversion, so that the ledger hangs on the deals.
    let call = Samples.call(
      "c",
      facts: CallFacts(
        ["call.id": .text("c"), "call.started": .instant(SoldMarket.hour(0))].merging(
          PhoneNumber(SoldMarket.phone).map { ["caller.number": .phone($0)] } ?? [:]
        ) { $1 }))
    _ = try store.book(
      Samples.booking(call: call, evaluation: Samples.evaluation([Samples.sale()])))
    try store.joinCallers(under: contacts.key)
    _ = try store.settleSales(recordedAt: Samples.later)
  }

  private static func seen(_ store: SQLCallStore) throws -> [String] {
    let names = ["deals", "deal_stages", "deal_history", "outcomes"]
    return try TableText.lines(of: store, try store.tables().filter { names.contains($0.name) })
  }

  private static func check(_ makeStore: () throws -> SQLCallStore, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let states = states(&random)
    let first = try makeStore()
    try book(states, in: first, atOnce: false)
    let expected = try seen(first)
    for round in 0..<3 {
      let store = try makeStore()
      let twice = states + states.filter { $0.hour != nil && Bool.random(using: &random) }
      try book(twice.shuffled(using: &random), in: store, atOnce: round == 0)
      #expect(try seen(store) == expected, "seed \(seed)")
    }
    let winners = slowWinners(states)
    let alone = try makeStore()
    try book(winners, in: alone, atOnce: true)
    let deals = try seen(alone).filter { $0.hasPrefix("deals:") }
    #expect(expected.filter { $0.hasPrefix("deals:") } == deals, "seed \(seed)")
    let history = expected.filter { $0.hasPrefix("deal_history:") }
    #expect(history == slowHistory(states).sorted(), "seed \(seed)")
  }

  /// Each deal as it stands: the state that no other one counts before.
  private static func slowWinners(_ states: [State]) -> [State] {
    Set(states).filter { state in
      !states.contains { $0.deal == state.deal && $0.counts(before: state) }
    }.sorted { $0.deal < $1.deal }
  }

  /// The lines of the view `deal_history`.
  private static func slowHistory(_ states: [State]) -> [String] {
    Dictionary(grouping: states, by: \.deal).flatMap { deal, states in
      func at(_ state: State) -> String {
        state.hour.map { SoldMarket.hour($0).iso8601 }
          ?? (state.isClosed ? "2026-12-24T23:59:59.999Z" : SoldMarket.hour(100).iso8601)
      }
      let ordered = states.sorted {
        at($0) != at($1) ? at($0) < at($1) : $1.counts(before: $0)
      }
      var way: [(at: String, state: State, amount: Int64?)] = []
      for state in ordered where state.stage != way.last?.state.stage {
        let amounts = states.filter { $0.stage == state.stage && at($0) == at(state) }
          .compactMap(\.amount)
        way.append((at(state), state, amounts.max()))
      }
      return way.indices.map { place in
        let (at, state, amount) = way[place]
        let until = place + 1 < way.count ? way[place + 1].at : "-"
        let value = amount.map { "\($0) | USD" } ?? "- | -"
        return "deal_history: \(deal) | \(place + 1) | \(at) | \(until) | \(state.stage) | \(value)"
          + " | \(state.isClosed ? 1 : 0) | \(state.isWon ? 1 : 0)"
      }
    }
  }

  @Test("come to the same in a file, whatever comes first", arguments: UInt64(0)..<10)
  func file(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var count = 0
    try Self.check(
      {
        count += 1
        return try SQLCallStore(path: folder.path("\(count).db"))
      }, seed: seed)
  }

  @Test("come to the same in PostgreSQL, whatever comes first", arguments: UInt64(10)..<13)
  func server(seed: UInt64) throws {
    let server = try PostgresServer.shared()
    try Self.check({ try SQLCallStore(path: server.newDatabase()) }, seed: seed)
  }

  @Test("are counted where the order of files decides, or nothing does")
  func counts() throws {
    let folder = try TemporaryFolder()
    let stores = [
      try SQLCallStore(path: folder.path("calls.db")),
      try SQLCallStore(path: PostgresServer.shared().newDatabase()),
    ]
    let known = State(deal: "d", hour: 2, stage: "Closed Won", amount: 9)
    var tied = known
    tied.amount = 5
    var untimed = known
    untimed.hour = nil
    var older = known
    older.hour = 1
    for store in stores {
      func counts(_ state: State) throws -> [Int] {
        let row = MarketRow(
          line: 1, values: MarketTable.deals.columns.map { state.values[$0.name] ?? .unknown })
        let done = try store.book(
          [row], in: .deals, contacts: Self.contacts, recordedAt: SoldMarket.hour(100))
        return [
          done.insertedCount, done.supersededCount, done.unchangedCount, done.tiedCount,
          done.untimedCount,
        ]
      }
      #expect(try counts(known) == [1, 0, 0, 0, 0])
      #expect(try counts(tied) == [0, 0, 1, 1, 0], "the greater amount stays")
      #expect(try counts(known) == [0, 0, 1, 0, 0])
      #expect(try counts(older) == [0, 0, 1, 0, 0])
      #expect(try counts(untimed) == [0, 1, 0, 0, 1])
      #expect(try counts(untimed) == [0, 0, 1, 0, 0])
      #expect(try counts(known) == [0, 0, 1, 0, 0], "it is older than the import")
    }
  }
}
