import AttributionStore
import CallModel
import ContentHash
import Testing

/// What the ledger of any store does.
@Suite struct LedgerConformanceTests {
  @Test(
    "an outcome goes into the ledger with its rule, versions and evidence",
    arguments: StoreFactory.all)
  func insertion(factory: StoreFactory) async throws {
    let made = try factory.make()
    let evidence = [
      Samples.hit(), Samples.hit(Samples.appointment, atMs: 9000, source: .transcript),
      Samples.amount(),
    ]
    let sale = Samples.sale(evidence: evidence)
    let result = try await made.store.book(
      Samples.booking(evaluation: Samples.evaluation([sale])))
    #expect(result == BookingResult(insertedCount: 1))

    let ledger = try await made.store.ledger(ofCall: "c-1")
    let entry = try #require(ledger.first)
    #expect(ledger.count == 1)
    #expect(entry.callID == "c-1")
    #expect(entry.outcome == sale)
    #expect(entry.rulesetDigest == SHA256Digest(ofUTF8: "rules 1"))
    #expect(entry.versions == Versions(engine: "1.0", model: "hama 1.7.0"))
    #expect(entry.recordedAt == Samples.noon)
    #expect(entry.correctsID == nil)
    #expect(!entry.isRetraction)
  }

  @Test("every kind of outcome comes back as it went in", arguments: StoreFactory.all)
  func kinds(factory: StoreFactory) async throws {
    let made = try factory.make()
    let won = try #require(Currency(code: "KRW"))
    let dinar = try #require(Currency(code: "KWD"))
    let kinds: [Outcome.Kind] = [
      .conversion(name: "a", value: nil, type: nil),
      .conversion(name: "b", value: Money(minorUnits: 50_000, currency: won), type: "lead"),
      .conversion(name: "c", value: Money(minorUnits: -1, currency: dinar), type: nil),
      .conversion(name: "d", value: Money(minorUnits: .max, currency: .usd), type: nil),
      .tag("angry \"quoted\" ' ; -- \u{1F4DE}"), .score(points: -7, name: "intent"),
      .score(points: .max, name: "most"), .note("call back\non Monday"),
      .amount(name: "fee", value: Money(minorUnits: 450, currency: .usd)),
      .amount(name: "deposit", value: nil),
    ]
    let outcomes = kinds.map { Outcome(kind: $0, rule: Samples.rule(), evidence: []) }
    let result = try await made.store.book(
      Samples.booking(evaluation: Samples.evaluation(outcomes)))
    #expect(result.insertedCount == kinds.count)
    #expect(try await made.store.ledger(ofCall: "c-1").map(\.outcome) == outcomes)
  }

  @Test("booking the same again adds nothing, whatever the clock says", arguments: StoreFactory.all)
  func repetition(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let before = try await made.store.ledger(ofCall: "c-1")
    let result = try await made.store.book(Samples.booking(recordedAt: Samples.later))
    #expect(result == BookingResult(unchangedCount: 1))
    #expect(!result.hasChanges)
    #expect(try await made.store.ledger(ofCall: "c-1") == before)
  }

  @Test("changed rules that say the same leave the ledger alone", arguments: StoreFactory.all)
  func sameOutcomeOfOtherRules(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let result = try await made.store.book(
      Samples.booking(
        evaluation: Samples.evaluation(rules: "rules 2"), recordedAt: Samples.later))
    #expect(result == BookingResult(unchangedCount: 1))
    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.evaluation?.rulesetDigest == SHA256Digest(ofUTF8: "rules 2"))
    #expect(state.evaluation?.recordedAt == Samples.later)
  }

  @Test("a changed value supersedes the old row", arguments: StoreFactory.all)
  func supersession(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let result = try await made.store.book(
      Samples.booking(
        evaluation: Samples.evaluation([Samples.sale(12_000)], rules: "rules 2"),
        recordedAt: Samples.later))
    #expect(result == BookingResult(supersededCount: 1))

    let ledger = try await made.store.ledger(ofCall: "c-1")
    #expect(ledger.map(\.outcome) == [Samples.sale(10_000), Samples.sale(12_000)])
    #expect(ledger.last?.correctsID == ledger.first?.id)
    #expect(ledger.last?.recordedAt == Samples.later)
    let report = try await made.store.reports(on: .all)
    #expect(report.first?.outcomes == ledger.suffix(1))
  }

  @Test(
    "revision, evidence, type and name each make another outcome of the same rule",
    arguments: StoreFactory.all)
  func whatSupersedes(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let sale = { (type: String?) in
      Outcome.Kind.conversion(
        name: "card sale", value: Money(minorUnits: 10_000, currency: .usd), type: type)
    }
    let changes = [
      Samples.sale(rule: Samples.rule(revision: 2)),
      Samples.sale(evidence: [Samples.hit(thousandths: 971)]),
      Samples.sale(evidence: []),
      Samples.sale(name: "card"),
      Outcome(kind: sale(nil), rule: Samples.rule(), evidence: [Samples.hit()]),
    ]
    for change in changes {
      let result = try await made.store.book(
        Samples.booking(evaluation: Samples.evaluation([change])))
      #expect(result == BookingResult(supersededCount: 1), "\(change)")
    }
    let ledger = try await made.store.ledger(ofCall: "c-1")
    #expect(ledger.dropFirst().map(\.correctsID) == ledger.dropLast().map(\.id))
  }

  @Test("a rule's new name or file supersedes nothing", arguments: StoreFactory.all)
  func renamedRule(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let renamed = RuleReference(name: "Sale by card", id: "card-sale", revision: 1, file: "a.rules")
    let result = try await made.store.book(
      Samples.booking(evaluation: Samples.evaluation([Samples.sale(rule: renamed)])))
    #expect(result == BookingResult(unchangedCount: 1))
  }

  @Test(
    "what no longer holds is withdrawn, and comes back as a new row", arguments: StoreFactory.all)
  func retraction(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let withdrawal = Samples.booking(
      evaluation: Samples.evaluation([], rules: "rules 2"), recordedAt: Samples.later)
    #expect(try await made.store.book(withdrawal) == BookingResult(retractedCount: 1))
    #expect(try await made.store.book(withdrawal) == BookingResult())
    #expect(try await made.store.reports(on: .all).first?.outcomes == [])

    let retraction = try #require(try await made.store.ledger(ofCall: "c-1").last)
    #expect(retraction.isRetraction)
    #expect(retraction.outcome == Samples.sale())
    #expect(retraction.rulesetDigest == SHA256Digest(ofUTF8: "rules 2"))

    #expect(try await made.store.book(Samples.booking()) == BookingResult(insertedCount: 1))
    let ledger = try await made.store.ledger(ofCall: "c-1")
    #expect(ledger.map(\.correctsID) == [nil, ledger[0].id, nil])
    #expect(ledger.map(\.isRetraction) == [false, true, false])
  }

  @Test("a booking without an evaluation leaves the ledger alone", arguments: StoreFactory.all)
  func importOnly(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let before = try await made.store.ledger(ofCall: "c-1")
    let result = try await made.store.book(
      Samples.booking(searches: [], evaluation: nil, recordedAt: Samples.later))
    #expect(result == BookingResult())
    #expect(try await made.store.ledger(ofCall: "c-1") == before)
    let state = try await made.store.state(ofCall: "c-1")
    #expect(state?.evaluation?.rulesetDigest == SHA256Digest(ofUTF8: "rules 1"))
  }

  @Test("the same outcome twice is two rows, and stays two", arguments: StoreFactory.all)
  func duplicates(factory: StoreFactory) async throws {
    let made = try factory.make()
    let twice = Samples.booking(evaluation: Samples.evaluation([Samples.sale(), Samples.sale()]))
    #expect(try await made.store.book(twice) == BookingResult(insertedCount: 2))
    #expect(try await made.store.book(twice) == BookingResult(unchangedCount: 2))
    #expect(
      try await made.store.book(Samples.booking())
        == BookingResult(retractedCount: 1, unchangedCount: 1))
  }

  @Test("calls do not touch each other's outcomes", arguments: StoreFactory.all)
  func otherCalls(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    _ = try await made.store.book(Samples.booking(call: Samples.call("c-2")))
    _ = try await made.store.book(
      Samples.booking(call: Samples.call("c-2"), evaluation: Samples.evaluation([])))
    let reports = try await made.store.reports(on: .all)
    #expect(reports.map(\.call.id) == ["c-1", "c-2"])
    #expect(reports.map(\.outcomes.count) == [1, 0])
  }
}
