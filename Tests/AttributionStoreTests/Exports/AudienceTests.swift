import AttributionStore
import CallModel
import Testing

@Suite("People for lists")
struct AudienceTests {
  private let market: SmallMarket
  private let ann = "+12125550100"
  private let bob = "+12125550101"
  private let cleo = "+12125550102"

  init() throws { market = try SmallMarket() }

  private func phones(
    _ change: (inout AudienceQuery) -> Void = { _ in }
  ) throws -> [String] {
    var query = AudienceQuery()
    change(&query)
    try market.store.joinCallers(under: SmallMarket.key)
    return try market.store.audience(query).flatMap(\.phones).map(\.e164)
  }

  /// Books a call in which something was said.
  private func call(
    _ id: String, from caller: String, at minutes: Int64 = 0, saying hits: [Hit] = [],
    outcomes: [Outcome] = [], facts more: [String: FieldValue] = [:]
  ) throws {
    var facts: [String: FieldValue] = ["call.direction": .choice("inbound")]
    facts.merge(more) { $1 }
    facts["call.started"] = .instant(SmallMarket.minute(minutes))
    facts["caller.number"] = PhoneNumber(caller).map { .phone($0) }
    _ = try market.store.book(
      Booking(
        call: Call(id: id, recordingPath: nil, facts: CallFacts(facts)),
        recording: .set(Samples.recording(id, path: id)),
        searches: [
          Search(
            source: .audio, finder: "f", terms: Set(hits.map(\.term)), hits: hits)
        ],
        evaluation: Samples.evaluation(outcomes), recordedAt: Samples.noon))
  }

  private func order(
    _ id: String, line: String = "", by phone: String? = nil, of product: String,
    call: String? = nil, at minutes: Int64 = 0, minorUnits: Int64 = 100
  ) throws {
    var row: [String: MarketValue] = [
      "order_id": .text(id), "line": .text(line), "at": .instant(SmallMarket.minute(minutes)),
      "product": .text(product),
      "amount": .money(Money(minorUnits: minorUnits, currency: .usd)),
    ]
    row["phone"] = phone.map { .contact($0) }
    row["call_id"] = call.map { .text($0) }
    try market.book([row], in: .orders)
  }

  @Test("who spoke of a thing and did not buy it, whoever of the family of terms was said")
  func crossSell() throws {
    try call("a", from: ann, saying: [Samples.hit()])
    try call("b", from: bob, saying: [Samples.hit()])
    try call("c", from: cleo, saying: [Samples.hit(Samples.appointment)])
    try order("o", by: bob, of: "Credit Card")
    #expect(try phones { $0.mentioned = ["CREDIT *"] } == [ann, bob])
    #expect(
      try phones {
        $0.mentioned = ["credit card", "book*"]
        $0.notBought = ["credit card"]
      } == [ann, cleo])
  }

  @Test("what was heard unsurely, denied, or said by somebody else does not count")
  func mentions() throws {
    try call("a", from: ann, saying: [Samples.hit(thousandths: 790)])
    try call("b", from: bob, saying: [Samples.hit()])
    #expect(try phones { $0.mentioned = ["credit card"] } == [bob])
    #expect(
      try phones {
        $0.mentioned = ["credit card"]
        $0.mentionedBy = .agent
      } == [])
    #expect(try phones { $0.mentioned = ["something else"] } == [])
  }

  @Test("who bought by telephone is told apart from who bought, and what came back was not bought")
  func buyers() throws {
    try call("a", from: ann)
    try call("b", from: bob)
    try call("c", from: cleo)
    try order("1", of: "card", call: "a")
    try order("2", by: bob, of: "card")
    try order("3", by: cleo, of: "card", minorUnits: -100)
    #expect(try phones { $0.bought = ["card"] } == [ann, bob])
    #expect(
      try phones {
        $0.bought = ["*"]
        $0.isByPhone = true
      } == [ann])
    #expect(
      try phones {
        $0.bought = ["*"]
        $0.from = SmallMarket.minute(1)
      } == [])
  }

  @Test("an order that stands at a call's conversion was bought by telephone")
  func ordersOfCalls() throws {
    try call("a", from: ann, outcomes: [Samples.sale()])
    try call("b", from: bob)
    try order("1", by: ann, of: "card", at: 60)
    try order("2", by: bob, of: "card", at: 60)
    try market.store.joinCallers(under: SmallMarket.key)
    _ = try market.store.settleSales(recordedAt: Samples.later)
    for (isByPhone, expected) in [(false, [ann, bob]), (true, [ann])] {
      #expect(
        try phones {
          $0.bought = ["card"]
          $0.isByPhone = isByPhone
        } == expected)
    }
  }

  @Test("what came back as a whole was not bought, and what came back in part was")
  func returned() throws {
    for (id, phone, cents) in [("1", ann, -100), ("2", bob, -99)] as [(String, String, Int64)] {
      try call(id, from: phone)
      try order(id, by: phone, of: "card")
      try order(id, line: "back", by: phone, of: "card", at: 90, minorUnits: cents)
      try order(id, line: "other", by: phone, of: "lamp")
    }
    #expect(try phones { $0.bought = ["card"] } == [bob])
    #expect(try phones { $0.notBought = ["card"] } == [ann])
    #expect(try phones { $0.bought = ["lamp"] } == [ann, bob])
  }

  @Test("a plan is bought from its first day, by telephone where it came of a call")
  func plans() throws {
    for (id, phone) in [("a", ann), ("b", bob)] { try call(id, from: phone, at: -4000) }
    for (id, others) in [
      ("1", ["call_id": .text("a")]), ("2", ["phone": .contact(bob)]),
    ] as [(String, [String: MarketValue])] {
      let row: [String: MarketValue] = [
        "id": .text(id), "started_at": .text("2026-10-01"), "product": .text("gold"),
        "amount": .money(.dollars(9)),
      ]
      try market.book([row.merging(others) { $1 }], in: .subscriptions)
    }
    #expect(try phones { $0.bought = ["gold"] } == [ann, bob])
    #expect(
      try phones {
        $0.bought = ["gold"]
        $0.isByPhone = true
      } == [ann])
    #expect(try phones { $0.notBought = ["gold"] } == [])
  }

  @Test("who called or bought in a time: neither what was bought before, nor whom somebody called")
  func everybodyInTime() throws {
    try call("a", from: ann, at: -100)
    try call("b", from: bob, at: -100)
    try order("o", by: ann, of: "card", at: -90)
    try order("p", by: bob, of: "card", at: 10)
    try call("c", from: cleo, at: 5, facts: ["call.direction": .choice("outbound")])
    #expect(try phones { $0.from = SmallMarket.minute(0) } == [bob])
  }

  @Test("whose a call without a time is, its number tells")
  func undated() throws {
    for id in ["a", "b"] {
      let facts = CallFacts([
        "call.direction": .choice("inbound"),
        "caller.number": .phone(try #require(PhoneNumber(ann))),
      ])
      _ = try market.store.book(
        Booking(
          call: Call(id: id, recordingPath: nil, facts: facts),
          evaluation: Samples.evaluation(id == "a" ? [Samples.sale()] : []),
          recordedAt: Samples.noon))
    }
    #expect(try phones() == [ann])
    try order("o", by: ann, of: "card")
    #expect(try phones { $0.outcomes = ["card sale"] } == [ann])
    #expect(
      try phones {
        $0.outcomes = ["card sale"]
        $0.notBought = ["card"]
      } == [])
  }

  @Test("deals that were won count as bought, by telephone where a call led to them")
  func deals() throws {
    try call("a", from: ann)
    for (id, won) in [("won", true), ("lost", false)] {
      try market.book(
        [
          [
            "id": .text(id), "stage": .text("Closed"), "closed": .integer(1),
            "won": .integer(won ? 1 : 0), "product": .text(id), "call_id": .text("a"),
            "closed_at": .instant(SmallMarket.minute(60)),
          ]
        ], in: .deals)
    }
    #expect(
      try phones {
        $0.bought = ["won"]
        $0.isByPhone = true
      } == [ann])
    #expect(try phones { $0.bought = ["lost"] } == [])
  }

  @Test("outcomes choose by tag or conversion, and calls by their time")
  func outcomes() throws {
    try call("a", from: ann, outcomes: [Samples.sale()])
    try call("b", from: bob, at: 60, outcomes: [Samples.sale()])
    try call("c", from: cleo)
    #expect(try phones { $0.outcomes = ["card sale"] } == [ann, bob])
    #expect(
      try phones {
        $0.outcomes = ["card*"]
        $0.from = SmallMarket.minute(1)
      } == [bob])
    #expect(try phones() == [ann, bob, cleo])
  }

  @Test("a switchboard's number is nobody's, and no in one call counts more than yes in another")
  func sharedAndConsent() throws {
    try market.book([
      SmallMarket.click("x", at: -90, phone: ann, person: "1"),
      SmallMarket.click("y", at: -80, phone: ann, person: "2"),
    ])
    try call("a", from: ann)
    try call("b1", from: bob, facts: ["custom.ad_user_data": .text("denied")])
    try call("b2", from: bob, facts: ["custom.ad_user_data": .flag(true)])
    try market.store.joinCallers(under: SmallMarket.key)
    let members = try market.store.audience(AudienceQuery())
    #expect(members.flatMap(\.phones).map(\.e164) == [bob])
    #expect(members.first { !$0.phones.isEmpty }?.consent == AdConsent(userData: .denied))
  }
}
