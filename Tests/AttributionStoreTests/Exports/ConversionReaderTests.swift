import AttributionStore
import CallModel
import Foundation
import TestSupport
import Testing

@Suite("Conversions for those who are told of them")
struct ConversionReaderTests {
  private let market: SmallMarket
  private let phone = "+12125550100"
  private let pool = "+18005550110"

  init() throws { market = try SmallMarket() }

  private func events(
    _ query: ConversionQuery = ConversionQuery(), key: ContactKey? = nil
  ) throws -> [ConversionEvent] {
    try market.store.joinCallers(under: SmallMarket.key)
    return try market.store.conversions(query, contactsUnder: key).events
  }

  private func clicked(
    _ id: String, by visitor: String? = nil, at minutes: Int64, phone: String? = nil,
    number: String? = nil, _ ids: [String: String]
  ) -> [String: MarketValue] {
    SmallMarket.click(id, by: visitor, at: minutes, phone: phone, number: number)
      .merging(ids.mapValues { .text($0) }) { $1 }
  }

  @Test("a conversion happens at the end of its call, and comes with what the call says")
  func call() throws {
    let facts: [String: FieldValue] = [
      "call.started": .instant(Samples.noon), "call.ring_time": .duration(ms: 5_000),
      "call.duration": .duration(ms: 60_000), "call.direction": .choice("inbound"),
      "call.answered": .flag(true), "caller.number": .phone(try #require(PhoneNumber(phone))),
      "agent.id": .text("a-7"), "campaign.id": .text("spring"),
      "custom.ga_client_id": .text("1234567890.1700000000"),
      "custom.ad_user_data": .text("Granted"), "custom.ad_personalization": .text("denied"),
    ]
    _ = try market.store.book(
      Booking(
        call: Call(id: "c", recordingPath: nil, facts: CallFacts(facts)),
        evaluation: Samples.evaluation([Samples.sale()]), recordedAt: Samples.noon))
    let event = try #require(try events().first)
    #expect(event.convertedAt.unixMs == Samples.noon.unixMs + 65_000)
    #expect(event.value == Money(minorUnits: 10_000, currency: .usd))
    #expect(event.call.durationMs == 60_000 && event.call.callerNumber?.e164 == phone)
    #expect(event.call.agentID == "a-7" && event.origin.campaignID == "spring")
    #expect(event.person.analyticsClientID == "1234567890.1700000000")
    #expect(event.person.consent == AdConsent(userData: .granted, personalization: .denied))
  }

  @Test("a call is of the day that the account's clocks say")
  func day() throws {
    let early = Instant(unixMs: Samples.noon.unixMs - 10 * 3_600_000)
    let facts = CallFacts(["call.started": .instant(early)])
    _ = try market.store.book(
      Booking(
        call: Call(id: "c", recordingPath: nil, facts: facts),
        evaluation: Samples.evaluation([Samples.sale()]), recordedAt: Samples.noon))
    let day = String(early.iso8601.prefix(10))
    #expect(try events().map(\.call.day) == [day])
    let zone = try #require(TimeZone(identifier: "America/New_York"))
    try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    let before = Instant(unixMs: early.unixMs - 86_400_000).iso8601.prefix(10)
    #expect(try events().map(\.call.day) == [String(before)])
  }

  @Test("a length that no call has, as older versions booked them, is not known")
  func endlessLengths() throws {
    for (id, other) in [("a", Int64.max), ("b", 5_000)] {
      let facts: [String: FieldValue] = [
        "call.started": .instant(Samples.noon), "call.ring_time": .duration(ms: other),
        "call.duration": .duration(ms: .max),
      ]
      _ = try market.store.book(
        Booking(
          call: Call(id: id, recordingPath: nil, facts: CallFacts(facts)),
          evaluation: Samples.evaluation([Samples.sale()]), recordedAt: Samples.noon))
    }
    for event in try events() {
      #expect(event.convertedAt == Samples.noon && event.call.durationMs == nil)
    }
  }

  @Test("the click of the visit that the call came from counts before the caller's others")
  func visit() throws {
    try market.book([
      clicked("s", by: "v", at: -20, number: pool, ["gclid": "visit", "fbclid": "fb-1"]),
      clicked("later", by: "v", at: -5, ["gclid": "later", "msclkid": "ms-1"]),
    ])
    try market.call("c", at: 0, from: phone, to: pool, bringing: [.dollars(100)])
    let event = try #require(try events().first)
    #expect(event.clicks.map(\.id) == ["visit", "ms-1", "fb-1"])
    #expect(event.click(.gclid)?.at == SmallMarket.minute(-20))
    #expect(event.person.visitorID == "v")
    #expect(event.clicks.filter(\.isOfVisit).map(\.id) == ["visit", "fb-1"])
  }

  @Test(
    "a no that the caller said in any call counts for all of theirs, a yes for its own call alone")
  func consent() throws {
    func book(_ id: String, at minutes: Int64?, from number: String, _ answer: String?) throws {
      let facts: [String: FieldValue?] = [
        "call.started": minutes.map { .instant(SmallMarket.minute($0)) },
        "caller.number": PhoneNumber(number).map { .phone($0) },
        "custom.ad_user_data": answer.map { .text($0) },
        "custom.ad_personalization": answer.map { _ in .text("granted") },
      ]
      _ = try market.store.book(
        Booking(
          call: Call(id: id, recordingPath: nil, facts: CallFacts(facts.compactMapValues(\.self))),
          evaluation: Samples.evaluation([Samples.sale()]), recordedAt: Samples.noon))
    }
    let (ann, bob, cleo) = (phone, "+12125550101", "+12125550102")
    try book("a1", at: 0, from: ann, nil)
    try book("a2", at: 10, from: ann, "denied")
    try book("a3", at: 20, from: ann, "granted")
    try book("b1", at: 0, from: bob, nil)
    try book("b2", at: 10, from: bob, "granted")
    try book("c1", at: 0, from: cleo, "granted")
    try book("c2", at: nil, from: cleo, "denied")
    let answers = try events().reduce(into: [String: AdConsent.Answer]()) {
      $0[$1.call.id] = $1.person.consent.userData
    }
    #expect(
      answers == [
        "a1": .denied, "a2": .denied, "a3": .denied, "b2": .granted, "c1": .denied,
      ])
  }

  @Test("else the caller's last click before the call, known by the number, and never one after it")
  func lastClick() throws {
    try market.book([
      clicked("old", at: -900, phone: phone, ["gclid": "old"]),
      clicked("last", at: -30, phone: phone, ["gclid": "last"]),
      clicked("after", at: 10, phone: phone, ["gclid": "after", "wbraid": "after"]),
      clicked("other", at: -10, phone: "+12125550999", ["gclid": "other"]),
    ])
    try market.call("c", at: 0, from: phone, campaign: "known", bringing: [.dollars(100)])
    #expect(try events().map { $0.clicks.map(\.id) } == [["last"]])
  }

  @Test("clicks of people who share a switchboard are nobody's")
  func switchboard() throws {
    try market.book([
      SmallMarket.click("a", at: -90, phone: phone, person: "1"),
      SmallMarket.click("b", at: -80, phone: phone, person: "2"),
      SmallMarket.click("x", by: "v", at: -70, person: "1")
        .merging(["gclid": .text("of one of them")]) { $1 },
    ])
    try market.call("c", at: 0, from: phone, campaign: "known", bringing: [.dollars(100)])
    #expect(try events().map(\.clicks) == [[]])
  }

  @Test("a corrected conversion keeps its first row's number, and one taken back is told on demand")
  func chains() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    let first = try #require(try events().first)
    try market.call("c", at: 0, bringing: [.dollars(120)])
    let second = try #require(try events().first)
    #expect(second.originID == first.outcomeID && second.outcomeID > first.outcomeID)
    #expect(second.value == .dollars(120) && second.transactionID == first.transactionID)
    try market.call("c", at: 0, bringing: [])
    #expect(try events() == [])
    let third = try #require(try events(ConversionQuery(includesWithdrawn: true)).first)
    #expect(third.isWithdrawn && third.originID == first.originID && third.value == .dollars(120))
    try market.call("c", at: 0, bringing: [.dollars(120)])
    let again = try #require(try events().first)
    #expect(again.originID == again.outcomeID, "what holds again is booked anew")
  }

  @Test(
    "conversions are chosen by name and by when their calls began; those without a time are told apart"
  )
  func choosing() throws {
    try market.call("early", at: -60, bringing: [.dollars(1), .dollars(2)])
    try market.call("late", at: 60, bringing: [.dollars(3)])
    try market.call("never", at: nil, bringing: [.dollars(4)])
    #expect(try events().map(\.call.id) == ["early", "early", "late"])
    #expect(try events(ConversionQuery(startedFrom: Samples.noon)).map(\.call.id) == ["late"])
    #expect(try events(ConversionQuery(startedBefore: Samples.noon)).count == 2)
    #expect(try events(ConversionQuery(names: ["sale 1"])).map(\.value) == [.dollars(2)])
    let all = try market.store.conversions()
    #expect(all.undated.map(\.callID) == ["never"])
  }

  @Test("an address comes with it only where it was kept for export, and the key is there")
  func address() throws {
    let email = "Ann@Example.com"
    let rows = [
      SmallMarket.visit("s", at: -30, phone: phone, email: email.lowercased(), person: "7")
    ]
    let table = MarketTable.touchpoints
    let values = rows.map { row in
      MarketRow(line: 1, values: table.columns.map { row[$0.name] ?? .unknown })
    }
    _ = try market.store.book(
      values, in: table, contacts: ContactKeeping(under: SmallMarket.key, keepingSealed: true),
      recordedAt: Samples.noon)
    try market.call("c", at: 0, from: phone, bringing: [.dollars(100)])
    #expect(try events().map(\.person.email) == [nil])
    let event = try #require(try events(key: SmallMarket.key).first)
    #expect(event.person.email == "ann@example.com" && event.person.customerID == "7")
  }
}
