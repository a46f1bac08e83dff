import AttributionStore
import CallModel
import Diagnostics
import TestSupport
import Testing

@Suite struct PersonJourneyTests {
  private let market: SmallMarket
  private let phone = "+12125550100"
  private let pool = "+18005550110"

  init() throws { market = try SmallMarket() }

  private func ways(_ name: String) throws -> [String] {
    try market.journey(name).links.map { link in
      "\(link.known?.kind.rawValue ?? "call")–\(link.other.kind.rawValue) "
        + link.evidence.map { "\($0.kind.rawValue) \($0.id)" }.joined(separator: ", ")
    }
  }

  @Test("the way to a name is the shortest, and of two as short that over the older row")
  func shortestWays() throws {
    try market.book([
      SmallMarket.click("long-1", by: "v", at: -900, person: "1"),
      SmallMarket.click("long-2", at: -800, email: "a@b.c", person: "1"),
      SmallMarket.click("long-3", at: -700, phone: phone, email: "a@b.c"),
      SmallMarket.click("late", by: "v", at: -10, phone: phone),
      SmallMarket.click("early", by: "v", at: -20, phone: phone),
    ])
    #expect(
      try ways("v") == [
        "visitor–customer touchpoint long-1", "visitor–phone touchpoint early",
        "customer–email touchpoint long-2",
      ])
    #expect(try ways(phone).first == "phone–email touchpoint long-3")
  }

  @Test("names that only a call and what came of it tie have a way over both")
  func overCalls() throws {
    try market.book([SmallMarket.click("s", by: "v", at: -10, number: pool)])
    try market.call("c", at: 0, from: phone, to: pool)
    try market.book(
      [
        [
          "id": .text("d"), "stage": .text("New"), "closed": .integer(0), "won": .integer(0),
          "call_id": .text("c"), "person_id": .text("7"),
        ]
      ], in: .deals)
    #expect(
      try ways("7") == ["customer–visitor deal d, call c", "customer–phone deal d, call c"])
    #expect(
      try ways("c") == ["call–visitor call c", "call–phone call c", "call–customer call c, deal d"])
    let session = try market.journey("c").links.first?.evidence.first?.detail
    #expect(session == "s")
  }

  @Test(
    "a call has what the ledger says of it now: the sale that took the place of what the rule assumed"
  )
  func settledCalls() throws {
    try market.call("c", at: 0, from: phone, bringing: [.dollars(100), .dollars(50)])
    func outcomes() throws -> [LedgerEntry] {
      try market.journey(phone).steps.flatMap { step -> [LedgerEntry] in
        guard case .call(let called) = step.event else { return [] }
        return called.outcomes
      }
    }
    #expect(try outcomes().map(\.sale) == [nil, nil])
    try market.book(
      [
        [
          "order_id": .text("o"), "at": .instant(SmallMarket.minute(60)),
          "phone": .contact(phone), "amount": .money(.dollars(340)),
        ]
      ], in: .orders)
    _ = try market.store.settleSales(recordedAt: Samples.later)
    let told = try outcomes().sorted {
      $0.sale?.amount.minorUnits ?? 0 > $1.sale?.amount.minorUnits ?? 0
    }
    #expect(
      told.map(\.sale) == [
        Sale(source: .order("o"), amount: .dollars(340)),
        Sale(source: .order("o"), amount: .dollars(0), isCountedElsewhere: true),
      ])
    // What the rule assumed stays to be seen.
    #expect(
      told.map(\.outcome.kind) == [
        .conversion(name: "sale 0", value: .dollars(100), type: nil),
        .conversion(name: "sale 1", value: .dollars(50), type: nil),
      ])
  }

  @Test("all steps of a person and nobody else's, and every name has a way, on random markets")
  func random() throws {
    for seed in 0..<12 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      func some(_ all: [String?]) -> String? { all.randomElement(using: &generator) ?? nil }
      let market = try SmallMarket()
      var visits: [[String: MarketValue]] = []
      for id in 0..<14 {
        visits.append(
          SmallMarket.click(
            "t\(id)", by: some(["v", "w", "x", nil, nil]),
            at: Int64.random(in: -30...0, using: &generator) * 1440,
            phone: some([phone, "+12125550101", nil, nil]),
            email: some(["a@b.c", "d@e.f", nil, nil]), person: some(["1", "2", nil, nil, nil])))
      }
      try market.book(visits)
      var seen: [String: Int] = [:]
      for name in ["v", "w", "x", "1", "2"]
      where visits.contains(where: { names($0).contains(name) }) {
        let journey = try market.journey(name)
        #expect(Set(journey.links.map(\.other)).count == journey.links.count)
        #expect(journey.links.count == journey.names.count - 1, "seed \(seed), \(name)")
        #expect(journey.steps == journey.steps.sorted())
        for step in journey.steps { seen[step.id, default: 0] |= 1 << journey.names.count }
        let own = visits.filter { names($0).contains(name) && names($0).first == name }
        for visit in own {
          guard case .text(let id)? = visit["id"] else { continue }
          #expect(journey.steps.contains { $0.id == id }, "seed \(seed), \(name), \(id)")
        }
      }
      // A step is of people with one and the same number of names: of one person.
      #expect(seen.values.allSatisfy { $0.nonzeroBitCount == 1 }, "seed \(seed)")
    }
  }

  /// The visitor and the customer number of a row.
  private func names(_ visit: [String: MarketValue]) -> [String] {
    ["visitor_id", "person_id"].compactMap { column in
      if case .text(let text)? = visit[column] { text } else { nil }
    }
  }

  @Test("a number of several people, one that nobody left and one without the key are told")
  func faults() throws {
    try market.book([
      SmallMarket.click("a", by: "v", at: -9, phone: phone, person: "1"),
      SmallMarket.click("b", by: "w", at: -8, phone: phone, person: "2"),
    ])
    func reason(_ name: String, key: ContactKey? = SmallMarket.key) -> String? {
      #expect(throws: InputError.self) {
        try market.store.personJourney(
          of: PersonSearch(name, key: key), stages: StageRequest(before: Samples.noon))
      }?.reason
    }
    #expect(reason(phone) == "this telephone number is several people's, so it joins nobody")
    #expect(reason("+12125550199") == "nobody is known as +12125550199")
    #expect(
      reason("phone:" + phone, key: nil)
        == "a number or an address cannot be looked up without the key")
    #expect(reason("visitor:1") == "nobody is known as visitor:1")
  }
}
