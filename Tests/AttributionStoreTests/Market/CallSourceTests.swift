import AttributionStore
import CallModel
import Foundation
import TestSupport
import Testing

@Suite struct CallSourceTests {
  private let folder: TemporaryFolder
  private let store: SQLCallStore
  private let key = ContactKey(bytes: [1])
  private let pool = "+18005550110"

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLCallStore(path: folder.path("calls.db"))
  }

  /// Minutes after noon.
  private func minute(_ minutes: Int64) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + minutes * 60_000)
  }

  private func book(_ rows: [[String: MarketValue]], in table: MarketTable) throws {
    let rows = rows.map { values in
      MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
    }
    _ = try store.book(
      rows, in: table, contacts: ContactKeeping(under: key), recordedAt: Samples.noon)
  }

  private func visit(
    _ id: String, by visitor: String, at minutes: Int64, medium: String? = nil,
    number: String? = nil, phone: String? = nil, person: String? = nil
  ) -> [String: MarketValue] {
    var values: [String: MarketValue] = [
      "id": .text(id), "visitor_id": .text(visitor), "at": .instant(minute(minutes)),
    ]
    values["medium"] = medium.map { .text($0) }
    values["tracking_number"] = number.map { .text($0) }
    values["phone"] = phone.map { .contact($0) }
    values["person_id"] = person.map { .text($0) }
    return values
  }

  /// What is known of a call at this minute, with further facts.
  private func source(
    at minutes: Int64, to number: String?, from caller: String? = nil,
    _ others: [String: FieldValue] = [:]
  ) throws -> CallSource? {
    var facts: [String: FieldValue] = ["call.started": .instant(minute(minutes))]
    facts["tracking.number"] = number.flatMap { PhoneNumber($0) }.map { .phone($0) }
    facts["caller.number"] = caller.flatMap { PhoneNumber($0) }.map { .phone($0) }
    let call = Call(
      id: "call", recordingPath: nil, facts: CallFacts(facts.merging(others) { $1 }))
    _ = try store.book(Booking(call: call, recordedAt: Samples.noon))
    try store.joinCallers(under: key)
    return try store.sources(on: .ids(["call"])).first
  }

  @Test("a number stands for the campaign of its time, to the millisecond")
  func validity() throws {
    func number(_ campaign: String, from: Int64?, until: Int64?) -> [String: MarketValue] {
      var values: [String: MarketValue] = [
        "number": .text(pool), "campaign_id": .text(campaign), "medium": .text("billboard"),
      ]
      values["valid_from"] = from.map { .instant(minute($0)) }
      values["valid_until"] = until.map { .instant(minute($0)) }
      return values
    }
    try book(
      [number("summer", from: nil, until: 10), number("autumn", from: 10, until: 20)], in: .numbers)
    let before = try source(at: 9, to: pool)
    #expect(before?.campaignID == "summer" && before?.foundBy == .number)
    #expect(before?.channel == "billboard")
    #expect(try source(at: 10, to: pool)?.campaignID == "autumn")
    #expect(try source(at: 20, to: pool)?.problem == .unknownNumber)
    try book([number("other", from: 5, until: 15)], in: .numbers)
    #expect(try source(at: 10, to: pool)?.problem == .severalCampaigns)
    #expect(try source(at: 16, to: pool)?.campaignID == "autumn")
  }

  @Test("a number of one visitor belongs to the session until it has been left for a while")
  func sessions() throws {
    try book([["number": .text(pool), "shown_to": .text("visitor")]], in: .numbers)
    try book([visit("s", by: "v", at: 0, medium: "cpc", number: pool)], in: .touchpoints)
    let found = try source(at: 30, to: pool)
    #expect(found?.foundBy == .session && found?.touchpointID == "s")
    #expect(found?.channel == "paid search")
    #expect(try source(at: 31, to: pool)?.problem == .noSession)
    #expect(try source(at: -1, to: pool)?.problem == .noSession, "a visit after the call")
  }

  @Test("two visitors with one number are told and none is chosen; one visitor twice is one")
  func ambiguity() throws {
    try book(
      [
        visit("a", by: "v", at: 0, medium: "cpc", number: pool),
        visit("b", by: "v", at: 5, medium: "email", number: pool),
      ], in: .touchpoints)
    #expect(try source(at: 10, to: pool)?.touchpointID == "b")
    try book([visit("c", by: "w", at: 6, medium: "social", number: pool)], in: .touchpoints)
    let found = try source(at: 10, to: pool)
    #expect(found?.problem == .severalVisitors && found?.foundBy == nil && found?.channel == nil)
  }

  @Test("direct traffic does not hide the visit before it")
  func lastNonDirect() throws {
    try book(
      [
        visit("a", by: "v", at: -2000, medium: "cpc"), visit("b", by: "v", at: -1000),
        visit("c", by: "v", at: 0, number: pool),
      ], in: .touchpoints)
    let found = try source(at: 1, to: pool)
    #expect(found?.foundBy == .earlierVisit && found?.touchpointID == "a")
    try book([visit("d", by: "w", at: 100, number: pool)], in: .touchpoints)
    let direct = try source(at: 101, to: pool)
    #expect(direct?.foundBy == .session && direct?.channel == "direct")
  }

  @Test("a caller is known by the number that was left before, unless many people have it")
  func callers() throws {
    let caller = "+12125550100"
    try book(
      [visit("a", by: "v", at: 0, medium: "email", phone: caller, person: "ann")],
      in: .touchpoints)
    let found = try source(at: 60, to: nil, from: caller)
    #expect(found?.foundBy == .caller && found?.channel == "e-mail")
    #expect(try source(at: -60, to: nil, from: caller)?.problem == .noNumber)
    #expect(try source(at: 60, to: nil, from: "+12125550101")?.problem == .noNumber)
    try book(
      [visit("b", by: "w", at: 1, medium: "cpc", phone: caller, person: "bob")], in: .touchpoints)
    #expect(try source(at: 60, to: nil, from: caller)?.problem == .noNumber)
  }

  @Test("what the calls file says holds")
  func callsFile() throws {
    try book([["number": .text(pool), "campaign_id": .text("summer")]], in: .numbers)
    let found = try source(at: 0, to: pool, ["campaign.name": .text("spring")])
    #expect(found?.foundBy == .callsFile && found?.campaignName == "spring")
    #expect(found?.campaignID == nil)
  }

  @Test("the report counts calls, spend without calls, and currencies by themselves")
  func report() throws {
    func spend(_ campaign: String, _ code: String) throws -> [String: MarketValue] {
      [
        "day": .text("2026-10-03"), "campaign_id": .text(campaign),
        "amount": .money(Money(minorUnits: 500, currency: try #require(Currency(code: code)))),
      ]
    }
    try book([try spend("a", "USD"), try spend("b", "EUR")], in: .spend)
    try book([["number": .text(pool), "campaign_id": .text("a")]], in: .numbers)
    _ = try source(at: 0, to: pool)
    _ = try store.book(Samples.booking())
    let report = try store.sourceReport(by: .campaign)
    #expect(report.total.callCount == 2)
    #expect(report.total.spend.map(\.currency.code) == ["EUR", "USD"])
    let lines = Dictionary(uniqueKeysWithValues: report.lines.map { ($0.name, $0) })
    #expect(lines["a"]?.callCount == 1 && lines["a"]?.foundBy == [.number: 1])
    #expect(lines["b"]?.callCount == 0 && lines["b"]?.spend.count == 1)
    let empty = try store.sourceReport(
      by: .channel, in: ReportPeriod(from: minute(1_000_000), firstDay: "2027-01-01"))
    #expect(empty.total.callCount == 0 && empty.lines.isEmpty)
  }
}
