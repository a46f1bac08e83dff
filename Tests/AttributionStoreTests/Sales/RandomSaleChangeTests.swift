import AttributionStore
import TestSupport
import Testing

/// Two stores to which the same happens: in one sales are settled where something has changed, in the other always.
@Suite("The ledger where sales are settled after changes is that where they are always settled")
struct RandomSaleChangeTests {
  @Test("in a SQLite store, after any changes", arguments: UInt64(1)...6)
  func sqlite(seed: UInt64) throws {
    try history(of: (0..<2).map { _ in try WatchedStore.sqlite() }, seed: seed)
  }

  @Test("in a PostgreSQL store, after any changes", arguments: UInt64(21)...22)
  func postgres(seed: UInt64) throws {
    try history(of: (0..<2).map { _ in try WatchedStore.postgres() }, seed: seed)
  }

  private func history(of places: [WatchedStore], seed: UInt64) throws {
    var changes = places.map { RandomChanges(of: $0.market, beside: $0.other, seed: seed) }
    for change in changes { try change.begin() }
    var random = SeededGenerator(seed: seed)
    var settledCount = 0
    for step in 0..<150 {
      var made: [String] = []
      if Int.random(in: 0..<4, using: &random) == 0 {
        let call = "c\(Int.random(in: 0...7, using: &random))"
        let minutes = Int64.random(in: -100...60, using: &random)
        let phone = "+1212555010\(Int.random(in: 0...5, using: &random))"
        let dollars = Int64.random(in: 1...3, using: &random)
        for place in places {
          try place.market.call(call, at: minutes, from: phone, bringing: [.dollars(dollars)])
        }
      } else {
        for place in changes.indices { made.append(try changes[place].make()) }
      }
      guard Int.random(in: 0..<3, using: &random) > 0 else { continue }
      let changed = try places[0].market.store.settleChangedSales(recordedAt: Samples.later)
      let always = try places[1].market.store.settleSales(recordedAt: Samples.later)
      let what = "step \(step), after \(made)"
      if let changed {
        try #require(changed == always, "\(what)")
        settledCount += always.settledCount
      }
      let ledgers = try places.map { try SettledStore(place: $0).ledger() }
      try #require(ledgers[0] == ledgers[1], "\(what)")
    }
    #expect(settledCount > 5)
  }
}
