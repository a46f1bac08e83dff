import AttributionStore
import CallModel
import Testing

/// What any store counts and adds up.
@Suite struct ReportConformanceTests {
  private func call(_ id: String, startedMs: Int64?) -> Call {
    var facts = CallFacts()
    facts["call.started"] = startedMs.map { .instant(Instant(unixMs: $0)) }
    return Samples.call(id, facts: facts)
  }

  @Test(
    "calls come by start, then id; those without a start come last", arguments: StoreFactory.all)
  func order(factory: StoreFactory) async throws {
    let made = try factory.make()
    for (id, started) in [("d", nil), ("b", 2000), ("a", nil), ("e", 1000), ("c", 2000)]
      as [(String, Int64?)]
    {
      _ = try await made.store.book(Samples.booking(call: call(id, startedMs: started)))
    }
    let all = try await made.store.reports(on: .all)
    #expect(all.map(\.call.id) == ["e", "b", "c", "a", "d"])
    let some = try await made.store.reports(on: .ids(["d", "e", "never booked", "e"]))
    #expect(some.map(\.call.id) == ["e", "d"])
    #expect(try await made.store.reports(on: .ids([])) == [])
  }

  @Test(
    "the summary counts calls once and adds up each currency by itself", arguments: StoreFactory.all
  )
  func summary(factory: StoreFactory) async throws {
    let made = try factory.make()
    let won = try #require(Currency(code: "KRW"))
    let wonSale = Outcome(
      kind: .conversion(name: "sale", value: Money(minorUnits: 50_000, currency: won), type: nil),
      rule: Samples.rule("won"), evidence: [])
    let lead = Outcome(
      kind: .conversion(name: "lead", value: nil, type: nil), rule: Samples.rule("lead"),
      evidence: [])
    let tag = Outcome(kind: .tag("angry"), rule: Samples.rule("angry"), evidence: [])
    let outcomes: [String: [Outcome]] = [
      "c-1": [Samples.sale(10_000), Samples.sale(1, rule: Samples.rule("other")), wonSale],
      "c-2": [tag], "c-3": [], "c-4": [lead], "c-5": [Samples.sale(500)],
    ]
    for (id, outcomes) in outcomes {
      _ = try await made.store.book(
        Samples.booking(call: Samples.call(id), evaluation: Samples.evaluation(outcomes)))
    }
    _ = try await made.store.book(
      Samples.booking(
        call: Samples.call("c-5"), evaluation: Samples.evaluation([Samples.sale(700)])))

    #expect(
      try await made.store.summary(of: .all)
        == StoreSummary(
          callCount: 5, callsWithOutcomeCount: 4, convertingCallCount: 3,
          totals: [
            Money(minorUnits: 50_000, currency: won), Money(minorUnits: 10_701, currency: .usd),
          ]))
    #expect(
      try await made.store.summary(of: .ids(["c-2", "c-3"]))
        == StoreSummary(
          callCount: 2, callsWithOutcomeCount: 1, convertingCallCount: 0, totals: []))
  }

  @Test(
    "sums near the end of 64 bits are exact, and one beyond it is an error",
    arguments: StoreFactory.all)
  func largeSums(factory: StoreFactory) async throws {
    let made = try factory.make()
    let amounts: [Int64] = [.max, -.max, .max - 1, 1]
    for (index, amount) in amounts.enumerated() {
      _ = try await made.store.book(
        Samples.booking(
          call: Samples.call("c-\(index)"), evaluation: Samples.evaluation([Samples.sale(amount)])))
    }
    let totals = try await made.store.summary(of: .all).totals
    #expect(totals == [Money(minorUnits: .max, currency: .usd)])
    _ = try await made.store.book(
      Samples.booking(
        call: Samples.call("c-9"), evaluation: Samples.evaluation([Samples.sale(1)])))
    await #expect(throws: (any Error).self) { try await made.store.summary(of: .all) }
  }

  @Test("more ids than a statement has places for can be asked for", arguments: StoreFactory.all)
  func manyIDs(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let ids = (0..<40_000).map { "c-\($0)" }
    #expect(try await made.store.reports(on: .ids(ids)).map(\.call.id) == ["c-1"])
    #expect(try await made.store.summary(of: .ids(ids)).callCount == 1)
  }
}
