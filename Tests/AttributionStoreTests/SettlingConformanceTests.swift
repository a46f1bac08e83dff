import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

/// What any store does with conversions that count together with those of other calls.
@Suite struct SettlingConformanceTests {
  private let perCaller = RepeatLimit(keys: ["caller.number", "campaign.id"], withinMs: 86_400_000)
  private let tag = Outcome(kind: .tag("t"), rule: Samples.rule(), evidence: [])

  private func booking(
    _ id: String = "c-1", _ outcomes: [Outcome], heldBack: [HeldBackOutcome] = [],
    claims: [ConversionClaim] = []
  ) -> Booking {
    Samples.booking(
      call: Samples.call(id),
      evaluation: Evaluation(
        ruleset: Ruleset(text: "rules 1"), versions: Versions(engine: "1.0"),
        verdicts: ["card-sale": .yes], outcomes: outcomes, heldBack: heldBack, claims: claims))
  }

  @Test("calls are found by the names that rules limit now", arguments: StoreFactory.all)
  func byName(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(booking("c-1", [Samples.sale(), tag]))
    _ = try await made.store.book(booking("c-2", [Samples.sale(name: "quote")]))
    _ = try await made.store.book(booking("c-3", [tag]))
    #expect(try await made.store.convertingCalls(limiting: []) == [])
    let found = try await made.store.convertingCalls(limiting: ["card sale"])
    #expect(
      found == [
        ConvertingCall(
          id: "c-1", facts: Samples.call("c-1").facts, conversions: [Samples.sale()])
      ])
  }

  @Test("calls are found by the limits that they were decided with", arguments: StoreFactory.all)
  func byClaims(factory: StoreFactory) async throws {
    let made = try factory.make()
    let claims = [
      ConversionClaim(Samples.sale(), limit: perCaller),
      ConversionClaim(Samples.sale(90, rule: Samples.rule("other")), limit: nil),
    ]
    let held = [
      HeldBackOutcome(outcome: claims[0].outcome, reason: .repeated(of: "c-0", agoMs: 5)),
      HeldBackOutcome(outcome: tag, reason: .excluded(by: "staff")),
    ]
    _ = try await made.store.book(
      booking("c-1", [claims[1].outcome], heldBack: held, claims: claims))
    _ = try await made.store.book(booking("c-2", [Samples.sale()]))
    let found = try await made.store.convertingCalls(limiting: [])
    #expect(found.map(\.id) == ["c-1", "c-2"])
    #expect(found[0].claims == claims)
    #expect(found[0].heldBack == [held[0]])
    #expect(found[1].claims == [])
  }

  @Test("claims without a limit depend on no other call", arguments: StoreFactory.all)
  func unlimited(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(
      booking(
        "c-1", [Samples.sale()], claims: [ConversionClaim(Samples.sale(), limit: nil)]))
    #expect(try await made.store.convertingCalls(limiting: []) == [])
    #expect(
      try await made.store.convertingCalls(limiting: ["card sale"]).map(\.claims) == [[]])
  }

  @Test("a settlement changes conversions, not the rest, and the ledger says so")
  func settling() async throws {
    for factory in StoreFactory.all {
      let made = try factory.make()
      let claim = ConversionClaim(Samples.sale(), limit: perCaller)
      _ = try await made.store.book(booking("c-1", [Samples.sale(), tag], claims: [claim]))
      let held = HeldBackOutcome(
        outcome: Samples.sale(), reason: .repeated(of: "c-0", agoMs: 60_000))
      let gone = Settlement(
        callID: "c-1", booked: [], heldBack: [held], recordedAt: Samples.later)
      #expect(
        try await made.store.settle(gone) == BookingResult(retractedCount: 1, unchangedCount: 1))
      #expect(
        try await made.store.settle(gone) == BookingResult(unchangedCount: 1), "again: nothing")
      #expect(
        try await made.store.reports(on: .all).flatMap(\.outcomes).map(\.outcome) == [tag])
      #expect(try await made.store.convertingCalls(limiting: [])[0].heldBack == [held])

      let back = Settlement(
        callID: "c-1", booked: [Samples.sale()], heldBack: [], recordedAt: Samples.later)
      #expect(
        try await made.store.settle(back) == BookingResult(insertedCount: 1, unchangedCount: 1))
      let ledger = try await made.store.ledger(ofCall: "c-1")
      #expect(ledger.map(\.isRetraction) == [false, false, true, false])
      #expect(ledger.last?.versions == Versions(engine: "1.0"))
    }
  }

  @Test("every reason comes back as it went in")
  func reasons() async throws {
    let rule = Samples.rule("other", revision: 7)
    let reasons: [HoldReason] = [
      .excluded(by: "staff \"x\""), .stopped(by: rule),
      .otherInGroup(group: "예약", chosen: rule), .disqualified(by: rule, because: "test"),
      .alreadyBooked(by: rule), .repeated(of: "c-9", agoMs: .max),
    ]
    let kinds: [Outcome.Kind] = [
      .conversion(name: "a", value: Money(minorUnits: -5, currency: .usd), type: "lead"),
      .conversion(name: "b", value: nil, type: nil), .tag("t"),
      .score(points: .min, name: "s"), .note("n\n"),
      .amount(name: "f", value: Money(minorUnits: 1, currency: .usd)),
      .amount(name: "g", value: nil),
    ]
    let held = reasons.flatMap { reason in
      kinds.map {
        HeldBackOutcome(
          outcome: Outcome(kind: $0, rule: Samples.rule(), evidence: [Samples.hit()]),
          reason: reason)
      }
    }
    for factory in StoreFactory.all {
      let made = try factory.make()
      let claim = ConversionClaim(Samples.sale(), limit: perCaller)
      _ = try await made.store.book(booking("c-1", [], heldBack: held, claims: [claim]))
      #expect(
        try await made.store.convertingCalls(limiting: [])[0].heldBack
          == held.filter(\.reason.dependsOnOthers))
    }
  }

  @Test("a settlement of a call that was never booked is none", arguments: StoreFactory.all)
  func unknownCall(factory: StoreFactory) async throws {
    let made = try factory.make()
    let nothing = Settlement(
      callID: "c-9", booked: [Samples.sale()], heldBack: [], recordedAt: Samples.noon)
    #expect(try await made.store.settle(nothing) == BookingResult())
    #expect(try await made.store.ledger(ofCall: "c-9").isEmpty)
  }

  @Test("the views of a SQLite store say what is held back and why")
  func views() throws {
    let folder = try TemporaryFolder()
    let store = try SQLCallStore(path: folder.path("calls.db"))
    _ = try store.book(
      Samples.booking(
        evaluation: Evaluation(
          ruleset: Ruleset(text: "rules 1"), versions: Versions(engine: "1.0"), verdicts: [:],
          outcomes: [],
          heldBack: [
            HeldBackOutcome(
              outcome: Samples.sale(),
              reason: .disqualified(by: Samples.rule("wrong"), because: "wrong number"))
          ], excludedBy: ["staff"], disqualifications: ["wrong number"])))
    let rows = try DatabaseQueue(path: folder.path("calls.db")).inDatabase { db in
      try [
        "SELECT call_id, kind, name, value_minor, currency, rule_id, reason, held_by, because "
          + "FROM held_back_outcomes",
        "SELECT * FROM disqualified_calls", "SELECT * FROM excluded_calls",
      ].map { try Row.fetchAll(db, sql: $0).map { Array($0.databaseValues.map(\.description)) } }
    }
    #expect(
      rows == [
        [
          [
            "\"c-1\"", "\"conversion\"", "\"card sale\"", "10000", "\"USD\"", "\"card-sale\"",
            "\"disqualified\"", "\"Card sale\"", "\"wrong number\"",
          ]
        ], [["\"c-1\"", "\"wrong number\""]], [["\"c-1\"", "\"staff\""]],
      ])
  }
}
