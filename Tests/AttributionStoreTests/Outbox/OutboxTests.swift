import AttributionStore
import CallModel
import Diagnostics
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("The outbox, and what was sent")
struct OutboxTests {
  private let market: SmallMarket
  private let party = ToldParty(name: "crm", platform: "webhook")
  private let now = Samples.noon

  init() throws { market = try SmallMarket() }

  private var store: SQLCallStore { market.store }

  private func events() throws -> [ConversionEvent] {
    try store.conversions(ConversionQuery(includesWithdrawn: true)).events
  }

  private func due(_ party: ToldParty? = nil) throws -> [ConversionChange] {
    let party = party ?? self.party
    return try store.difference(of: try events(), for: party).due(for: party).changes
  }

  /// A delivery for each change, as webhooks have it, or one for all.
  private func drafts(_ changes: [ConversionChange], together: Bool = false) -> [DeliveryDraft] {
    (together ? [changes] : changes.map { [$0] }).filter { !$0.isEmpty }.map { changes in
      DeliveryDraft(
        purpose: "conversion", contentType: "application/json",
        body: changes.map(\.event.transactionID).joined(separator: " "),
        place: "https://crm.example/",
        changes: changes.map { DeliveryDraft.Change($0, dedupeKey: $0.event.transactionID) })
    }
  }

  @discardableResult
  private func enqueue(
    _ party: ToldParty? = nil, together: Bool = false, key: ContactKey? = nil
  ) throws -> Int {
    try store.enqueue(try events(), for: party ?? self.party, sealedUnder: key, at: now) {
      drafts($0.changes, together: together)
    }.count
  }

  private func minute(_ minutes: Int64) -> Instant { SmallMarket.minute(minutes) }

  private func lease(
    at minutes: Int64 = 0, key: ContactKey? = nil, to destinations: [String] = ["crm"]
  ) throws -> LeasedDelivery? {
    try store.leaseDelivery(
      to: destinations, until: minute(minutes + 1), unsealedBy: key, at: minute(minutes))
  }

  private func told() throws -> [String] {
    try store.asked(sql: "SELECT call_id || ' ' || value_minor FROM told_conversions ORDER BY 1")
  }

  @Test("a conversion is sent once, then restated, then taken back, and in the end nothing is due")
  func life() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    #expect(try enqueue() == 1)
    #expect(try enqueue() == 0, "it is on its way")
    let first = try #require(try lease())
    #expect(first.body.hasPrefix("earshot-1-") && first.attempts == 0 && first.conversionCount == 1)
    try store.record(.accepted(status: 200), of: first, at: now)
    #expect(try enqueue() == 0)
    #expect(try told() == ["c 10000"])
    try market.call("c", at: 0, bringing: [.dollars(120)])
    #expect(try due().map(\.kind) == [.restated(previous: .dollars(100))])
    let names = try events().map(\.transactionID)
    #expect(try due().map(\.firstToldAs) == names)
    #expect(try enqueue() == 1)
    try store.record(.accepted(status: 204), of: try #require(try lease()), at: now)
    #expect(try told() == ["c 12000"])
    try market.call("c", at: 0, bringing: [])
    #expect(try due().map(\.kind) == [.retracted])
    try enqueue()
    try store.record(.accepted(status: 200), of: try #require(try lease()), at: now)
    #expect(try told() == [] && due() == [])
    #expect(try lease(at: 9) == nil)
    let records = try store.deliveries()
    #expect(records.map(\.state) == [.accepted, .accepted, .accepted])
    #expect(
      records.map { $0.conversions.map(\.telling.kind) } == [[.retracted], [.restated], [.new]])
    #expect(try store.deliveries(to: "other") == [])
  }

  @Test(
    "what a destination knows goes by what it knows it by, from the outbox on until it is taken back"
  )
  func known() throws {
    func known() throws -> [String] {
      try store.difference(of: try events(), for: party).due(for: party).known.keys.sorted()
    }
    try market.call("c", at: 0, bringing: [.dollars(100)])
    let names = try events().map(\.transactionID)
    #expect(try known() == [])
    try enqueue()
    #expect(try known() == names, "it is on its way")
    try store.record(.refused(status: 400, reason: "no"), of: try #require(try lease()), at: now)
    #expect(try known() == [])
    try market.call("c", at: 0, bringing: [.dollars(120)])
    try enqueue()
    try store.record(.accepted(status: 200), of: try #require(try lease()), at: now)
    #expect(try known() == names)
    try market.call("c", at: 0, bringing: [])
    try enqueue()
    #expect(try known() == names, "it is not taken back yet")
    try store.record(.accepted(status: 200), of: try #require(try lease()), at: now)
    #expect(try known() == [])
  }

  @Test("each destination is told for itself")
  func destinations() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    let other = ToldParty(name: "google", platform: "google-ads")
    try enqueue()
    #expect(try due() == [] && due(other).count == 1)
    try enqueue(other)
    #expect(try lease(to: ["google"])?.destination == "google")
    #expect(try lease(to: ["google"]) == nil)
    #expect(try lease(to: []) == nil)
  }

  @Test("what somebody has in hand nobody else gets, until the lease is over")
  func leases() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue()
    let first = try #require(try lease())
    #expect(try lease() == nil)
    #expect(try store.nextDelivery(to: ["crm"], at: now) == now)
    #expect(try store.deliveries().first?.leasedUntil == minute(1))
    #expect(try store.waitingDeliveries(to: ["crm"], at: now) == (1, 1))
    #expect(try store.waitingDeliveries(to: ["crm"], at: minute(1)) == (1, 0))
    #expect(try store.waitingDeliveries(to: ["other"], at: now) == (0, 0))
    let second = try #require(try lease(at: 1))
    #expect(second.idempotencyKey == first.idempotencyKey && second.body == first.body)
    // The first one wakes up late: that it failed does not count, that it was taken does.
    try store.record(
      .failed(status: nil, reason: "late", nextAt: minute(99)), of: first, at: minute(1))
    #expect(try store.deliveries().first?.attempts == 0)
    try store.record(.accepted(status: 200), of: first, at: minute(1))
    try store.record(.refused(status: 400, reason: "twice"), of: second, at: minute(1))
    #expect(try store.deliveries().first?.state == .accepted)
    #expect(try told() == ["c 10000"])
  }

  @Test("what did not come through is tried again when its time has come, or when somebody hurries")
  func retries() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue()
    let first = try #require(try lease())
    try store.record(
      .failed(status: 503, reason: "the server answers 503", nextAt: minute(10)), of: first, at: now
    )
    #expect(try lease(at: 9) == nil)
    #expect(try store.nextDelivery(to: ["crm"], at: now) == minute(10))
    #expect(try store.nextDelivery(to: ["other"], at: now) == nil)
    #expect(try lease(at: 10)?.attempts == 1)
    try store.hurryDeliveries(to: ["crm"], at: now)
    #expect(try lease(at: 2) == nil, "it is in somebody's hands")
    let record = try #require(try store.deliveries().first)
    #expect(record.state == .waiting && record.lastStatus == 503)
    #expect(record.lastError == "the server answers 503")
  }

  @Test("while it waits to be tried again, a change of the same conversion waits as well")
  func order() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue()
    try market.call("c", at: 0, bringing: [.dollars(120)])
    #expect(try enqueue() == 0)
    try store.record(.accepted(status: 200), of: try #require(try lease()), at: now)
    #expect(try enqueue() == 1)
  }

  @Test("what was refused is not told, and told again only on demand or when it has changed")
  func refused() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue()
    try store.record(
      .refused(status: 400, reason: "no such action"), of: try #require(try lease()), at: now)
    #expect(try told() == [] && due() == [])
    let again = ToldParty(name: "crm", platform: "webhook", retriesRefused: true)
    #expect(try due(again).map(\.kind) == [.new])
    #expect(try enqueue(again) == 1)
    try store.record(.accepted(status: 200), of: try #require(try lease()), at: now)
    #expect(try told() == ["c 10000"])
  }

  @Test("of a delivery the server may refuse some, and the others are told")
  func partly() throws {
    try market.call("c", at: 0, bringing: [.dollars(1), .dollars(2), .dollars(3)])
    #expect(try enqueue(together: true) == 1)
    try store.record(
      .accepted(status: 200, except: [1: "too old"]), of: try #require(try lease()), at: now)
    #expect(try told() == ["c 100", "c 300"])
    #expect(try store.deliveries().first?.conversions.map(\.refusal) == [nil, "too old", nil])
    #expect(try due() == [])
  }

  @Test("what waits for a destination can be given up")
  func givingUp() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue()
    #expect(try store.giveUpDeliveries(to: "crm", because: "wrong address", at: now) == 1)
    #expect(try store.giveUpDeliveries(to: "crm", because: "wrong address", at: now) == 0)
    #expect(try store.deliveries().first?.state == .givenUp && lease() == nil && told() == [])
  }

  @Test(
    "a file is told once it is written; where writing fails nothing is, and the next one has it all"
  )
  func files() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    let full = InputError(path: "a.csv", reason: "the disk is full")
    #expect(throws: full) {
      try store.handOver(try events(), for: party, at: now) { _ throws(InputError) in throw full }
    }
    #expect(try due().count == 1)
    let ids = try store.handOver(try events(), for: party, at: now) { drafts($0.changes) }
    #expect(ids.count == 1)
    #expect(try store.handOver(try events(), for: party, at: now) { drafts($0.changes) } == [])
    #expect(try store.deliveries().map(\.state) == [.written] && told() == ["c 10000"])
    #expect(try lease() == nil)
  }

  @Test("a body that is sealed can be read by nobody without the key, and is gone when it is sent")
  func sealed() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue(key: SmallMarket.key)
    let stored = "SELECT COALESCE(body, 'nothing') FROM outbox"
    #expect(try store.asked(sql: stored).contains { $0.contains("earshot-1") } == false)
    for key in [nil, ContactKey(bytes: [2])] {
      let error = try #require(throws: InputError.self) { try lease(key: key) }
      #expect(error.reason == "delivery 1 was sealed under another key")
    }
    let delivery = try #require(try lease(key: SmallMarket.key))
    #expect(delivery.body.hasPrefix("earshot-1-"))
    try store.record(.accepted(status: 200), of: delivery, at: now)
    #expect(try store.asked(sql: stored) == ["nothing"])
  }

  @Test("a body that another program has changed is not sent")
  func changed() throws {
    try market.call("c", at: 0, bringing: [.dollars(100)])
    try enqueue()
    try store.changed(by: "UPDATE outbox SET body = 'other'")
    let error = try #require(throws: InputError.self) { try lease() }
    #expect(error.reason.contains("`body` in the table `outbox`"))
  }

  @Test(
    "nobody changes or deletes what was sent",
    arguments: [
      "UPDATE sent_conversions SET value_minor = 1", "DELETE FROM sent_conversions",
      "INSERT OR REPLACE INTO sent_conversions SELECT * FROM sent_conversions",
      "UPDATE refused_conversions SET reason = ''", "DELETE FROM refused_conversions",
      "INSERT OR REPLACE INTO refused_conversions SELECT * FROM refused_conversions",
      "UPDATE outbox SET place = ''", "DELETE FROM outbox",
      "INSERT OR REPLACE INTO outbox SELECT * FROM outbox",
    ])
  func appendOnly(sql: String) throws {
    try market.call("c", at: 0, bringing: [.dollars(1), .dollars(2)])
    try enqueue(together: true)
    try store.record(
      .accepted(status: 200, except: [0: "no"]), of: try #require(try lease()), at: now)
    #expect(throws: DatabaseError.self) { try store.changed(by: sql) }
  }

  @Test("two programs that enqueue at the same moment enqueue each conversion once")
  func twoPrograms() async throws {
    for id in 0..<20 { try market.call("c-\(id)", at: 0, bringing: [.dollars(Int64(id))]) }
    let (store, events, party, now) = (store, try events(), party, now)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let other = try SQLCallStore(path: store.path, opening: .existing)
          return try other.enqueue(events, for: party, sealedUnder: nil, at: now) {
            drafts($0.changes)
          }.count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == [0, 0, 0, 20])
  }

  @Test("several programs that send at once send each delivery once")
  func severalSenders() async throws {
    for id in 0..<40 { try market.call("c-\(id)", at: 0, bringing: [.dollars(Int64(id))]) }
    try enqueue()
    let (store, now) = (store, now)
    let sent = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let other = try SQLCallStore(path: store.path, opening: .existing)
          var ids: [Int64] = []
          while let delivery = try other.leaseDelivery(
            to: ["crm"], until: SmallMarket.minute(1), unsealedBy: nil, at: now)
          {
            ids.append(delivery.id)
            await Task.yield()
            try other.record(.accepted(status: 200), of: delivery, at: now)
          }
          return ids
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(sent.sorted() == Array(1...40))
    #expect(try told().count == 40)
  }
}

extension SQLCallStore {
  /// What a query answers in its first column, asked by another program.
  fileprivate func asked(sql: String) throws -> [String] {
    try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: sql) }
  }

  /// Runs a statement of another program.
  fileprivate func changed(by sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }
}
