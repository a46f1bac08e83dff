import Attribution
import AttributionStore
import CallModel
import TestSupport
import Testing

/// A market's events come late, twice, in the wrong order and with sales settled in between: what is known in
/// the end is what would be known had each come once and in its order.
@Suite struct RandomSequenceTests {
  /// Something that a system tells.
  private enum Event {
    case call(String, hour: Int, phone: String, values: [Money])
    case visit(String, hour: Int, phone: String?, medium: String, clickID: String?)
    case deal(String, phone: String, state: DealState)
    case spend(campaign: String, Money)
  }

  /// How a deal stood at some hour. Open, won, open again, won for less: the last one counts.
  private struct DealState {
    let modifiedAt: Int
    let isWon: Bool
    let amount: Money
  }

  private static let euro = Currency(code: "EUR") ?? .usd

  /// The events of a random market, in the order of their hours.
  private static func events(seed: UInt64) -> [Event] {
    var random = SeededGenerator(seed: seed)
    let phones = (0..<5).map { "+1212555010\($0)" }
    func amount(_ currency: Currency) -> Money {
      Money(minorUnits: [0, 1, 99, 12_345].randomElement(using: &random) ?? 1, currency: currency)
    }
    var events: [Event] = []
    for (place, phone) in phones.enumerated() {
      // A person deals in one currency; people deal in several.
      let currency = Bool.random(using: &random) ? Currency.usd : euro
      let hour = Int.random(in: 0..<40, using: &random)
      if Bool.random(using: &random) {
        events.append(.call("c-\(place)", hour: hour, phone: phone, values: [amount(currency)]))
      }
      for visit in 0..<Int.random(in: 0...3, using: &random) {
        // A click may come after the call.
        events.append(
          .visit(
            "v-\(place)-\(visit)", hour: hour + Int.random(in: -30...10, using: &random),
            phone: phone,
            medium: ["cpc", "email", "organic"].randomElement(using: &random) ?? "cpc",
            clickID: Bool.random(using: &random) ? "click-\(place)" : nil))
      }
      for state in 0..<Int.random(in: 0...4, using: &random) {
        let isWon = Bool.random(using: &random)
        events.append(
          .deal(
            "d-\(place)", phone: phone,
            state: DealState(modifiedAt: 50 + state, isWon: isWon, amount: amount(currency))))
      }
    }
    events.append(.spend(campaign: "spring", Money(minorUnits: 700, currency: .usd)))
    events.append(.spend(campaign: "autumn", Money(minorUnits: 900, currency: euro)))
    return events
  }

  private func book(_ event: Event, in market: SoldMarket) throws {
    switch event {
    case .call(let id, let hour, let phone, let values):
      let outcomes = values.map {
        Outcome(
          kind: .conversion(name: "sale", value: $0, type: nil), rule: Samples.rule("sale"),
          evidence: [])
      }
      _ = try market.call(id, at: hour, from: phone, outcomes: outcomes)
    case .visit(let id, let hour, let phone, let medium, let clickID):
      var values: [String: MarketValue] = [
        "id": .text(id), "at": .instant(SoldMarket.hour(hour)), "medium": .text(medium),
      ]
      values["phone"] = phone.map { .contact($0) }
      values["gclid"] = clickID.map { .text($0) }
      try market.book(values, in: .touchpoints)
    case .deal(let id, let phone, let state):
      try market.deal(
        id, won: state.isWon, minorUnits: state.amount.minorUnits,
        currency: state.amount.currency, closedAt: 48,
        [
          "phone": .contact(phone), "modified_at": .instant(SoldMarket.hour(state.modifiedAt)),
        ])
    case .spend(let campaign, let amount):
      try market.book(
        ["day": .text("2026-10-03"), "campaign_id": .text(campaign), "amount": .money(amount)],
        in: .spend)
    }
  }

  /// What people see of a market.
  private struct Seen: Equatable {
    let report: AttributionReport
    let totals: [String: Int64]
    let settlement: [Int]
    let sources: SourceReport
  }

  private func seen(_ market: SoldMarket) throws -> Seen {
    _ = try market.settle()
    let settlement = try market.settle()
    return Seen(
      report: try market.store.attributionReport(AttributionRequest()),
      totals: try market.totals(), settlement: settlement,
      sources: try market.store.sourceReport(by: .channel, in: ReportPeriod()))
  }

  private func expectWholeCredits(_ seen: Seen) {
    for table in seen.report.revenue {
      #expect(seen.totals[table.total.currency.code] == table.total.minorUnits)
      for column in seen.report.models.indices {
        let sum = table.lines.reduce(0) { $0 + $1.amounts[column].minorUnits }
        #expect(sum == table.total.minorUnits, "\(seen.report.models[column])")
      }
    }
    for column in seen.report.models.indices {
      let sum = seen.report.conversions.lines.reduce(0) { $0 + $1.billionths[column] }
      #expect(sum == Int64(seen.report.conversions.total) * 1_000_000_000)
    }
  }

  @Test("order, repetition and settling in between change nothing", arguments: UInt64(0)..<15)
  func sequences(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed + 1000)
    let events = Self.events(seed: seed)
    let ordered = try SoldMarket()
    for event in events { try book(event, in: ordered) }
    let expected = try seen(ordered)
    expectWholeCredits(expected)

    let disordered = try SoldMarket()
    let twice = (events + events.filter { _ in Bool.random(using: &random) })
      .shuffled(using: &random)
    for event in twice {
      try book(event, in: disordered)
      guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
      expectWholeCredits(try seen(disordered))
    }
    let found = try seen(disordered)
    #expect(found == expected, "seed \(seed)")
    #expect(found.settlement[0] == 0 && found.settlement[1] == 0)
    // Once more from the beginning: nothing moves, not even a number of the ledger.
    let before = try StoreDump.text(ofStoreAt: disordered.path)
    for event in events { try book(event, in: disordered) }
    _ = try seen(disordered)
    #expect(try StoreDump.text(ofStoreAt: disordered.path) == before)
    #expect(try StoreDump.faults(ofStoreAt: disordered.path) == [])
  }
}
