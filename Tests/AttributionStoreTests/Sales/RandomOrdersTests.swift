import AttributionStore
import CallModel
import TestSupport
import Testing

/// Calls, deals and orders in any order, settled at any time: what holds is what a slow search by hand finds.
@Suite("Deals and orders that come in any order")
struct RandomOrdersTests {
  @Test("the ledger ends with what each sale brought, once", arguments: UInt64(0)..<25)
  func sequences(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let events = Self.events(&random)
    let expected = SlowSettling(events).holding()
    for _ in 0..<3 {
      let market = try SoldMarket()
      let repeated = events + events.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      for event in repeated.shuffled(using: &random) {
        try Self.book(event, in: market)
        if Int.random(in: 0..<5, using: &random) == 0 { _ = try market.settle() }
      }
      _ = try market.settle()
      #expect(try Self.holding(market, events) == expected, "seed \(seed)")
      let before = try StoreDump.text(ofStoreAt: market.path)
      for event in events { try Self.book(event, in: market) }
      let again = try market.settle()
      #expect(again[0] == 0 && again[1] == 0)
      #expect(try StoreDump.text(ofStoreAt: market.path) == before)
      #expect(try StoreDump.faults(ofStoreAt: market.path) == [])
    }
  }

  private static func phone(_ person: Int) -> String { "+1212555010\(person)" }

  private static func events(_ random: inout SeededGenerator) -> [SoldEvent] {
    var events: [SoldEvent] = []
    func name(_ kind: String) -> String { "\(kind)-\(events.count)" }
    for person in 0..<3 {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let assumed: [Int64?] = [nil, 5000, 10_000]
        let values = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          assumed.randomElement(using: &random) ?? nil
        }
        // No two calls begin at once, so that the last one is known.
        events.append(
          .call(
            name("c"), person: person,
            hour: events.count + Int.random(in: -25...3, using: &random) * 100,
            assumed: values))
      }
      let calls = events.compactMap(\.callID)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let opened = Int.random(in: -400...0, using: &random)
        events.append(
          .deal(
            name("d"), person: person, call: Self.sometimes(calls, &random),
            opened: opened, closed: opened + Int.random(in: 0...300, using: &random),
            isWon: Bool.random(using: &random),
            amount: [nil, -700, 0, 77_000].randomElement(using: &random) ?? nil))
      }
      let deals = events.compactMap(\.dealID)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let order = name("o")
        let call = Self.sometimes(calls, &random)
        let deal = Self.sometimes(deals, &random)
        let hour = Int.random(in: -300...300, using: &random)
        for line in 0..<Int.random(in: 1...2, using: &random) {
          events.append(
            .orderLine(
              order, line: "\(line)", person: person, call: call, deal: deal, hour: hour,
              amount: [-500, 500, 3000].randomElement(using: &random) ?? 1,
              isEuro: Int.random(in: 0..<6, using: &random) == 0))
        }
      }
    }
    return events
  }

  private static func sometimes(_ names: [String], _ random: inout SeededGenerator) -> String? {
    Int.random(in: 0..<3, using: &random) == 0 ? names.randomElement(using: &random) : nil
  }

  private static func book(_ event: SoldEvent, in market: SoldMarket) throws {
    switch event {
    case .call(let id, let person, let hour, let assumed):
      let outcomes = assumed.enumerated().map { place, value in
        Outcome(
          kind: .conversion(
            name: "sale \(place)", value: value.map { Money(minorUnits: $0, currency: .usd) },
            type: nil), rule: Samples.rule("sale \(place)"), evidence: [])
      }
      _ = try market.call(id, at: hour, from: phone(person), outcomes: outcomes)
    case .deal(let id, let person, let call, let opened, let closed, let isWon, let amount):
      var others: [String: MarketValue] = ["phone": .contact(phone(person))]
      others["call_id"] = call.map { .text($0) }
      try market.deal(
        id, won: isWon, minorUnits: amount, openedAt: opened, closedAt: closed, others)
    case .orderLine(
      let id, let line, let person, let call, let deal, let hour, let amount, let isEuro):
      var others: [String: MarketValue] = ["phone": .contact(phone(person))]
      others["call_id"] = call.map { .text($0) }
      others["deal_id"] = deal.map { .text($0) }
      try market.order(
        id, line: line, at: hour, minorUnits: amount,
        currency: isEuro ? Currency(code: "EUR") ?? .usd : .usd, others)
    }
  }

  /// What holds of each conversion, by call and name.
  private static func holding(
    _ market: SoldMarket, _ events: [SoldEvent]
  ) throws -> [String: String] {
    var holding: [String: String] = [:]
    for call in events.compactMap(\.callID) {
      let ledger = try market.store.ledger(ofCall: call)
      let corrected = Set(ledger.compactMap(\.correctsID))
      for entry in ledger where !corrected.contains(entry.id) {
        guard case .conversion(let name, _, _) = entry.outcome.kind, let sale = entry.sale else {
          continue
        }
        let amount = sale.isCountedElsewhere ? "elsewhere" : "\(sale.amount)"
        holding["\(call) \(name)"] = "\(amount) by \(sale.source)"
      }
    }
    return holding
  }
}
