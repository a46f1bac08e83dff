import AttributionStore
import CallModel
import Diagnostics
import StoreTestSupport
import TestSupport
import Testing

/// Who is who after anything has changed, as a report makes it of what was kept, beside who is found anew.
@Suite("Who is kept, after anything has changed, is who is found anew")
struct ChangedPeopleTests {
  @Test("in a SQLite store", arguments: [1, 2] as [UInt64])
  func sqlite(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    let market = SmallMarket(store: try SQLCallStore(path: path), in: folder)
    try history(of: market, beside: OtherProgram(file: path), stepCount: 130, seed: seed)
  }

  @Test("in a PostgreSQL store")
  func postgres() throws {
    let server = try PostgresServer.shared()
    let address = try server.newDatabase()
    let market = SmallMarket(store: try SQLCallStore(path: address), in: server)
    try history(of: market, beside: OtherProgram(address: address), stepCount: 80, seed: 4)
  }

  private func report(_ market: SmallMarket) throws {
    _ = try market.store.table(of: .journeyStages, by: "person")
  }

  /// A journey, or why it cannot be told.
  private func told(
    _ journey: () throws(InputError) -> PersonJourney
  ) -> Result<PersonJourney, InputError> {
    Result(catching: journey)
  }

  private func history(
    of market: SmallMarket, beside other: OtherProgram, stepCount: Int, seed: UInt64
  ) throws {
    var changes = RandomChanges(of: market, beside: other, seed: seed)
    try changes.begin()
    var keptCount = 0
    for step in 0..<stepCount {
      let change = try changes.make()
      let numbers = try other.rows("SELECT name FROM kept_sources WHERE name = 'people'")
      keptCount += numbers.isEmpty ? 0 : 1
      try report(market)
      #expect(try other.peopleAreKept())
      _ = try market.store.table(of: .phoneShare, by: "channel")
      #expect(try other.strangeSales() == [], "step \(step), after \(change)")
      guard changes.number(0...2) == 0 else { continue }
      let (people, sessions) = try (other.people(), other.sessions())
      let (dealings, acts) = try (other.dealings(), other.customerActs())
      try other.run("DELETE FROM kept_sources")
      try report(market)
      let isSame = try other.people() == people && other.sessions() == sessions
      #expect(isSame, "step \(step), after \(change)")
      let anew = try other.dealings()
      #expect(anew == dealings, "step \(step), after \(change)")
      let actsAnew = try other.customerActs()
      #expect(actsAnew == acts, "step \(step), after \(change)")
      guard isSame, anew == dealings, actsAnew == acts else { return }
      for _ in 0..<4 {
        let search = PersonSearch(changes.somebody(), key: SmallMarket.key)
        let stages = StageRequest(before: SmallMarket.minute(3000))
        let tied = told { () throws(InputError) in
          try market.store.personJourney(of: search, stages: stages)
        }
        let all = told { () throws(InputError) in
          try market.store.personJourneyFromAllRows(of: search, stages: stages)
        }
        #expect(tied == all, "\(search.text) at step \(step), after \(change)")
      }
    }
    // Most changes do not make it forgotten.
    #expect(keptCount > stepCount / 2)
  }
}
