import AttributionStore
import CallModel
import Diagnostics
import TestSupport
import Testing

/// What is found out about calls before and after they are booked, for those who decide about them.
@Suite struct FoundSourceTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: SQLCallStore
  private let key = ContactKey(bytes: [1])
  private let pool = "+18005550110"
  private let phone = "+12125550100"

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path, callersUnder: key)
  }

  private func book(_ rows: [[String: MarketValue]], in table: MarketTable = .touchpoints) throws {
    let rows = rows.map { values in
      MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
    }
    _ = try store.book(
      rows, in: table, contacts: ContactKeeping(under: key), recordedAt: Samples.noon)
  }

  private func call(
    _ id: String = "call", at minutes: Int64 = 0, to number: String? = nil,
    from caller: String? = nil, _ others: [String: FieldValue] = [:]
  ) -> Call {
    var facts: [String: FieldValue] = ["call.started": .instant(SmallMarket.minute(minutes))]
    facts["tracking.number"] = number.flatMap { PhoneNumber($0) }.map { .phone($0) }
    facts["caller.number"] = caller.flatMap { PhoneNumber($0) }.map { .phone($0) }
    return Call(id: id, recordingPath: nil, facts: CallFacts(facts.merging(others) { $1 }))
  }

  private func bookCall(_ call: Call, bringing outcomes: [Outcome] = []) throws {
    _ = try store.book(
      Booking(
        call: call, evaluation: Samples.evaluation(outcomes), recordedAt: Samples.noon))
  }

  @Test("of a call that is not booked yet the same is found as the view says once it is")
  func sameAsView() throws {
    var generator = SeededGenerator(seed: 7)
    func some(_ all: [String?]) -> String? { all.randomElement(using: &generator) ?? nil }
    try book(
      [
        ["number": .text(pool), "shown_to": .text("visitor")],
        ["number": .text("+18005550101"), "campaign_id": .text("autumn"), "keyword": .text("tap")],
      ], in: .numbers)
    for id in 0..<60 {
      try book([
        SmallMarket.visit(
          "t\(id)", by: some(["v", "w", "x"]), at: Int64.random(in: -1500...0, using: &generator),
          medium: some(["cpc", "email", nil, nil]), campaign: some(["a", "b", nil]),
          number: some([pool, nil]), phone: some([phone, "+12125550101", nil, nil]),
          person: some(["ann", nil, nil]))
      ])
    }
    var found: [CallSource.Finding?: Int] = [:]
    for id in 0..<100 {
      let call = call(
        "c\(id)", at: Int64.random(in: -1500...60, using: &generator),
        to: some([pool, "+18005550101", "+18005550199", nil]),
        from: some([phone, "+12125550101", "+12125550102", nil]))
      let source = try store.source(of: call)
      try bookCall(call)
      let viewed = try store.sources(on: .ids([call.id])).first
      #expect(source == (viewed?.foundBy == nil ? nil : viewed), "\(call.facts.sorted)")
      #expect(try store.foundSources(on: .ids([call.id]))[call.id] == source)
      #expect(try store.source(of: call) == source)
      found[source?.foundBy, default: 0] += 1
    }
    #expect(found.count == 5 && found[.callsFile] == nil, "\(found)")
  }

  @Test(
    "a call without a campaign is completed; one that names one stays, and is told if it differs")
  func completing() throws {
    try book(
      [
        [
          "number": .text(pool), "campaign_id": .text("autumn"), "campaign_name": .text("Leaves"),
          "medium": .text("billboard"), "keyword": .text("tap"),
        ]
      ], in: .numbers)
    let silent = call(to: pool, ["campaign.keyword": .text("pipe")])
    let source = try #require(try store.source(of: silent))
    let completed = silent.completed(by: source).facts
    #expect(completed["campaign.id"] == .text("autumn"))
    #expect(completed["campaign.name"] == .text("Leaves"))
    #expect(completed["campaign.medium"] == .text("billboard"))
    #expect(completed["campaign.source"] == nil)
    #expect(completed["campaign.keyword"] == .text("pipe"))
    #expect(source.contradiction(of: silent) == nil)

    let told = call(to: pool, ["campaign.name": .text("Snow")])
    let found = try #require(try store.source(of: told))
    #expect(told.completed(by: found) == told)
    #expect(found.contradiction(of: told)?.said == "Snow")
    #expect(found.contradiction(of: told)?.found == "Leaves")
    #expect(found.contradiction(of: call(to: pool, ["campaign.name": .text("LEAVES")])) == nil)
    #expect(silent.completed(by: nil) == silent)
  }

  @Test("nothing found is booked with the call, so what the market says tomorrow counts tomorrow")
  func nothingKept() throws {
    try book([["number": .text(pool), "campaign_id": .text("autumn")]], in: .numbers)
    try bookCall(call(to: pool))
    #expect(try store.calls(on: .all).first?.call.facts["campaign.id"] == nil)
    try book([["number": .text(pool), "campaign_id": .text("winter")]], in: .numbers)
    #expect(try store.source(of: call(to: pool))?.campaignID == "winter")
  }

  @Test("the filter by campaign meets what a call names and what is found of one that names none")
  func filter() throws {
    try book([["number": .text(pool), "campaign_id": .text("autumn")]], in: .numbers)
    try bookCall(call("found", to: pool))
    try bookCall(call("told", to: pool, ["campaign.id": .text("winter")]))
    try bookCall(call("silent"))
    func ids(_ campaign: String) throws -> [String] {
      try store.calls(on: .matching(CallFilter(campaign: campaign))).map(\.call.id)
    }
    #expect(try ids("AUT*") == ["found"])
    #expect(try ids("winter") == ["told"])
    #expect(try ids("*") == ["found", "told"])
    #expect(
      try store.foundSources(on: .matching(CallFilter(campaign: "autumn"))).keys.sorted() == [
        "found"
      ])
  }

  @Test("conversions that count together see the campaign that is found")
  func converting() throws {
    try book([["number": .text(pool), "campaign_id": .text("autumn")]], in: .numbers)
    try bookCall(call(to: pool), bringing: [Samples.sale(evidence: [])])
    let calls = try store.convertingCalls(limiting: ["card sale"])
    #expect(calls.map { $0.facts["campaign.id"] } == [.text("autumn")])
  }

  @Test("a caller is joined when the call is booked, and booking again changes nothing")
  func joinedWhenBooked() throws {
    try book([SmallMarket.visit("a", by: "v", at: -60, medium: "email", phone: phone)])
    try bookCall(call(from: phone))
    #expect(try store.sources(on: .all).first?.foundBy == .caller)
    let before = try StoreDump.text(ofStoreAt: path)
    try bookCall(call(from: phone))
    _ = try SQLCallStore(path: path, callersUnder: key)
    #expect(try StoreDump.text(ofStoreAt: path) == before)
  }

  @Test("calls from before the key was known are joined when the store is opened with it")
  func joinedWhenOpened() throws {
    let other = try SQLCallStore(path: path)
    try book([SmallMarket.visit("a", by: "v", at: -60, medium: "email", phone: phone)])
    _ = try other.book(Booking(call: call(from: phone), recordedAt: Samples.noon))
    #expect(try other.sources(on: .all).first?.foundBy == nil)
    #expect(try other.source(of: call(from: phone)) == nil)
    _ = try SQLCallStore(path: path, callersUnder: key)
    #expect(try other.sources(on: .all).first?.foundBy == .caller)
    #expect(try other.source(of: call(from: phone))?.foundBy == .caller)
    let error = #expect(throws: InputError.self) {
      try SQLCallStore(path: path, callersUnder: ContactKey(bytes: [9]))
    }
    #expect(error?.reason == "numbers and addresses are kept under another key than this one")
  }
}
