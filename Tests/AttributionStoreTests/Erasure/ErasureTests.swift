import AttributionStore
import CallModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite("Erasing somebody")
struct ErasureTests {
  private static let phone = "+12125550100"
  private static let longAfter = Instant(unixMs: Samples.noon.unixMs + 1000 * 86_400_000)

  private func plan(_ name: String, in market: SmallMarket) throws -> ErasurePlan {
    try market.store.joinCallers(under: SmallMarket.key)
    return try market.store.erasurePlan(of: PersonSearch(name, key: SmallMarket.key))
  }

  /// Ann, with all that a store can hold of somebody, and Bob.
  private func fill(_ market: SmallMarket) throws {
    try market.book([
      SmallMarket.click("t-1", by: "ann", phone: Self.phone, email: "ann@example.com"),
      SmallMarket.click("t-2", by: "ann", at: -30, person: "42"),
      SmallMarket.click("t-3", by: "bob"),
    ])
    try market.call("c-1", at: 0, from: Self.phone, bringing: [.dollars(100)])
    try market.call("c-2", at: 5, from: "+12125550101", bringing: [.dollars(70)])
    try market.book(
      [
        SettledStore.deal("d-1", ["person_id": .text("42"), "amount": .money(.dollars(900))]),
        SettledStore.deal("d-2", ["person_id": .text("43")]),
      ], in: .deals)
    _ = try market.store.decide(
      .part(PersonName(.visitor, "ann"), PersonName(.visitor, "bob")), because: "asked",
      at: Samples.noon)
  }

  private func check(_ watched: WatchedStore) throws {
    let (market, other) = (watched.market, watched.other)
    try fill(market)
    let plan = try plan(Self.phone, in: market)
    #expect(plan.callIDs == ["c-1"])
    #expect(plan.dealIDs == ["d-1"])
    #expect(plan.values == [.dollars(100)])
    #expect(plan.names.map(\.kind) == [.visitor, .customer, .email, .phone])

    let erasure = try market.store.erase(plan, because: "ticket 4711", at: Samples.later)
    #expect(
      erasure.rowCounts == [
        "calls": 1, "outcomes": 1, "touchpoints": 2, "deals": 1, "deal_stages": 1,
        "person_decisions": 1,
      ])
    #expect(try market.store.erasures() == [erasure])
    #expect(try other.rows("SELECT call_id FROM calls") == [["c-2"]])
    #expect(try other.rows("SELECT CAST(value_minor AS TEXT) FROM live_outcomes") == [["7000"]])
    #expect(try market.store.personDecisions().isEmpty)
    // What may never go goes with nobody else.
    for sql in ["DELETE FROM outcomes", "DELETE FROM person_decisions"] {
      _ = try market.store.decide(
        .shared(PersonName(.phone, SmallMarket.key.name(of: "+12125550109"))), because: nil,
        at: Samples.noon)
      #expect(throws: (any Error).self, "\(sql)") { try other.run(sql) }
    }
    if !other.isSQLite {
      #expect(throws: (any Error).self) { try other.run("TRUNCATE outcomes CASCADE") }
    }
  }

  @Test("takes out all that is known of them, and the ledger's protection stands, in SQLite")
  func sqlite() throws { try check(.sqlite()) }

  @Test("takes out all that is known of them, and the ledger's protection stands, in PostgreSQL")
  func postgres() throws { try check(.postgres()) }

  @Test("who comes back later is known again, and what is from before stays away")
  func comesBack() throws {
    let market = try SmallMarket()
    try fill(market)
    try market.store.erase(
      try plan("visitor:ann", in: market), because: "asked", at: SmallMarket.minute(60))
    let before = SmallMarket.click("t-9", by: "ann", at: 10)
    let after = SmallMarket.click("t-10", by: "ann", at: 90)
    let rows = [before, after].map { values in
      MarketRow(
        line: 1, values: MarketTable.touchpoints.columns.map { values[$0.name] ?? .unknown })
    }
    let result = try market.store.book(
      rows, in: .touchpoints, contacts: ContactKeeping(under: SmallMarket.key),
      recordedAt: Samples.noon)
    #expect(result.leftOutCount == 1)
    #expect(result.insertedCount == 1)
    #expect(try market.journey("visitor:ann").steps.map(\.id) == ["t-10"])
  }

  @Test("calls of before are left out, by their ids and by their callers' numbers")
  func calls() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    let market = SmallMarket(
      store: try SQLCallStore(path: path, callersUnder: SmallMarket.key), in: folder)
    try fill(market)
    try market.store.erase(
      try plan(Self.phone, in: market), because: "asked", at: SmallMarket.minute(60))
    func call(_ id: String, at minutes: Int64, from number: String?) -> Call {
      var facts: [String: FieldValue] = ["call.started": .instant(SmallMarket.minute(minutes))]
      facts["caller.number"] = number.flatMap { PhoneNumber($0) }.map { .phone($0) }
      return Call(id: id, recordingPath: nil, facts: CallFacts(facts))
    }
    let calls = [
      call("c-1", at: 0, from: nil), call("c-7", at: 10, from: Self.phone),
      call("c-8", at: 90, from: Self.phone), call("c-9", at: 10, from: "+12125550155"),
    ]
    #expect(try market.store.erasedCalls(among: calls) == ["c-1", "c-7"])
    let result = try market.store.importCalls(calls, recordedAt: Samples.noon)
    #expect(result.leftOutCount == 2)
    #expect(result.insertedCount == 2)
    #expect(
      try OtherProgram(file: path).rows("SELECT call_id FROM calls ORDER BY 1") == [
        ["c-2"], ["c-8"], ["c-9"],
      ])
  }

  @Test("waits for deliveries that tell of them, and says which")
  func waitingDeliveries() throws {
    let watched = try WatchedStore.sqlite()
    let (market, other) = (watched.market, watched.other)
    try fill(market)
    let party = ToldParty(name: "crm", platform: "webhook")
    let events = try market.store.conversions(ConversionQuery(includesWithdrawn: true)).events
    _ = try market.store.enqueue(events, for: party, sealedUnder: nil, at: Samples.noon) {
      $0.changes.map { change in
        DeliveryDraft(
          purpose: "conversion", contentType: "application/json",
          body: change.event.transactionID, place: "https://crm.example/",
          changes: [DeliveryDraft.Change(change, dedupeKey: change.event.transactionID)])
      }
    }
    let plan = try plan(Self.phone, in: market)
    let error = #expect(throws: InputError.self) {
      try market.store.erase(plan, because: "asked", at: Samples.later)
    }
    #expect(error?.description.contains("earshot deliver crm --send") == true)
    #expect(try market.store.erasures().isEmpty)
    #expect(try other.rows("SELECT call_id FROM calls ORDER BY 1") == [["c-1"], ["c-2"]])

    while let delivery = try market.store.leaseDelivery(
      to: ["crm"], until: Samples.later, unsealedBy: nil, at: Samples.noon)
    {
      try market.store.record(.accepted(status: 200), of: delivery, at: Samples.noon)
    }
    let told = try self.plan(Self.phone, in: market).told
    #expect(told.map(\.destination) == ["crm"] && told.map(\.conversionCount) == [1])
    try market.store.erase(plan, because: "asked", at: Samples.later)
    #expect(try other.rows("SELECT call_id FROM told_conversions ORDER BY 1") == [["c-2"]])
  }

  @Test("what was said is in the store's files no more")
  func bytesAreGone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    let store = try SQLCallStore(path: path)
    for (id, word) in [("c-1", "xylophone"), ("c-2", "zeppelin")] {
      _ = try store.book(
        Samples.booking(
          call: Samples.call(id), recording: .keep, transcript: .set(Samples.transcript(id)),
          words: Transcript(
            words: [Transcript.Word(text: word, span: TimeSpan(startMs: 0, endMs: 300), turn: 0)],
            format: "aws-transcribe"), searches: [], evaluation: nil))
    }
    func files(hold word: String) -> Bool {
      ["", "-wal"].contains { suffix in
        let data = try? Data(contentsOf: URL(fileURLWithPath: path + suffix))
        return data?.range(of: Data(word.utf8)) != nil
      }
    }
    #expect(files(hold: "xylophone"))
    let plan = try store.erasurePlan(of: PersonSearch("call:c-1", key: nil))
    #expect(plan.names.isEmpty && plan.callIDs == ["c-1"])
    #expect(plan.files == ["calls/c-1.json"])
    try store.erase(plan, because: "asked", at: Samples.later)
    #expect(!files(hold: "xylophone"))
    #expect(files(hold: "zeppelin"))
  }

  @Test("a recording that another call has as well keeps its entries")
  func sharedRecording() throws {
    let folder = try TemporaryFolder()
    let store = try SQLCallStore(path: folder.path("calls.db"))
    for (id, sound) in [("c-1", "alone"), ("c-2", "shared"), ("c-3", "shared")] {
      _ = try store.book(
        Samples.booking(
          call: Samples.call(id), recording: .set(Samples.recording(sound, path: "calls/\(id).wav"))
        ))
    }
    func plan(_ id: String) throws -> ErasurePlan {
      try store.erasurePlan(of: PersonSearch("call:\(id)", key: nil))
    }
    #expect(try plan("c-1").recordings == [Samples.recording("alone").digest])
    #expect(try plan("c-2").recordings.isEmpty)
    try store.erase(try plan("c-2"), because: "asked", at: Samples.later)
    #expect(try plan("c-3").recordings == [Samples.recording("shared").digest])
  }

  @Test("all that reports keep is known to be forgotten")
  func keptTables() throws {
    let tables = try WatchedStore.sqlite().other.rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'kept_*'
        AND name <> 'kept_sale_changes' ORDER BY name
      """)
    #expect(tables.compactMap(\.[0]) == KeptRows.tables)
  }
}
