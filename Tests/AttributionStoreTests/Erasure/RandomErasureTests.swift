import AttributionStore
import CallModel
import Diagnostics
import TestSupport
import Testing

@Suite("Somebody of a random market who is erased")
struct RandomErasureTests {
  private static let longAfter = Instant(unixMs: Samples.noon.unixMs + 1000 * 86_400_000)

  /// Fills a store, erases one after the other, and holds what is left against what should be; how many were erased.
  private func check(_ watched: WatchedStore, seed: UInt64) throws -> Int {
    let (market, other) = (watched.market, watched.other)
    var changes = RandomChanges(of: market, beside: other, seed: seed)
    try changes.begin()
    for _ in 0..<60 { _ = try changes.make() }
    let slow = SlowErasure(other)
    var erased = 0
    for attempt in 0..<6 {
      try market.store.joinCallers(under: SmallMarket.key)
      // Reports keep who is who and where calls came from.
      if attempt.isMultiple(of: 2) { _ = try market.report(AttributionRequest()) }
      let search = PersonSearch(changes.somebody(), key: SmallMarket.key)
      let plan: ErasurePlan
      do {
        plan = try market.store.erasurePlan(of: search)
      } catch {
        continue
      }
      let before = try slow.texts()
      let expected = try slow.texts(without: plan)
      let erasure = try market.store.erase(plan, because: "asked", at: Self.longAfter)
      let what = "seed \(seed), \(search.text)"
      let after = try slow.texts()
      for (table, rows) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(after[table] == rows, "\(what): \(table)")
        guard !["caller_keys", "evaluations"].contains(table) else { continue }
        #expect(
          erasure.rowCounts[table] ?? 0 == (before[table]?.count ?? 0) - rows.count,
          "\(what): \(table)")
      }
      let traces = try slow.traces(of: plan)
      #expect(traces == [], "\(what): \(traces)")
      #expect(throws: InputError.self, "\(what)") { try market.store.erasurePlan(of: search) }
      #expect(try market.store.erasures().last == erasure)
      erased += 1
      // Who is left is told as if nothing had been kept.
      let kept = try market.report(AttributionRequest())
      try other.run("DELETE FROM kept_sources")
      #expect(try market.report(AttributionRequest()) == kept, "\(what)")
    }
    if other.isSQLite { #expect(try StoreDump.faults(ofStoreAt: watched.address) == []) }
    return erased
  }

  @Test("takes along all rows that tell of them and no others, in SQLite")
  func sqlite() throws {
    var erased = 0
    for seed in 1...40 as ClosedRange<UInt64> { erased += try check(.sqlite(), seed: seed) }
    #expect(erased > 80)
  }

  @Test("takes along all rows that tell of them and no others, in PostgreSQL")
  func postgres() throws {
    var erased = 0
    for seed in 101...106 as ClosedRange<UInt64> { erased += try check(.postgres(), seed: seed) }
    #expect(erased > 10)
  }

  @Test("does not come back when the same is imported again")
  func importedAgain() throws {
    var leftOut = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let staged = try StagedMarket()
      try staged.fill(seed: seed)
      try staged.market.store.joinCallers(under: SmallMarket.key)
      let other = try OtherProgram(file: staged.market.path)
      let slow = SlowErasure(other)
      let name = "visitor:" + ["v", "w", "x"][Int(seed % 3)]
      guard
        let plan = try? staged.market.store.erasurePlan(
          of: PersonSearch(name, key: SmallMarket.key))
      else { continue }
      try staged.market.store.erase(plan, because: "asked", at: Self.longAfter)
      let before = try slow.texts()
      try staged.fill(seed: seed)
      let after = try slow.texts()
      for table in ["touchpoints", "engagement", "deals", "deal_stages", "orders"] {
        #expect(after[table] == before[table], "seed \(seed): \(table)")
      }
      leftOut += plan.rowCounts.values.reduce(0, +)
    }
    #expect(leftOut > 100)
  }
}
