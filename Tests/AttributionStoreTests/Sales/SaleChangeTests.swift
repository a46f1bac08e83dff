import AttributionStore
import CallModel
import Diagnostics
import Foundation
import GRDB
import StoreTestSupport
import TestSupport
import Testing

@Suite("Sales are settled once after each change of what settling reads, and not without one")
struct SaleChangeTests {
  @Test("where nothing has changed they are not")
  func nothing() throws {
    for store in try SettledStore.all() {
      #expect(try store.ledger().count == 4)
      #expect(try store.settle() == nil)
      // Who settles all the same finds nothing to do, and leaves nothing to do.
      let settlement = try store.place.market.store.settleSales(recordedAt: Samples.later)
      #expect(settlement == SaleSettlement(unchangedCount: 2))
      #expect(try store.settle() == nil)
    }
  }

  @Test(
    "after whatever another program does to a row of these tables they are",
    arguments: [
      """
      INSERT INTO calls (call_id, channel_speakers, other_facts, recorded_at, changed_at)
      VALUES ('c', '[]', '{}', 'n', 'n')
      """,
      "UPDATE calls SET started_at = '2026-11-01T09:00:00.000Z'",
      "DELETE FROM calls WHERE call_id = 'z'",
      "INSERT INTO caller_keys VALUES ('z', 'k')", "UPDATE caller_keys SET phone_key = 'k'",
      "DELETE FROM caller_keys",
      "INSERT INTO deals (deal_id, stage, closed, won, changed_at) VALUES ('e', 's', 0, 0, 'n')",
      "UPDATE deals SET won = 0", "DELETE FROM deals",
      """
      INSERT INTO orders (order_id, line, product, at, amount_minor, currency, changed_at)
      VALUES ('p', '', '', '2026-10-03T12:00:00.000Z', 1, 'USD', 'n')
      """,
      "UPDATE orders SET amount_minor = 5", "DELETE FROM orders",
      """
      INSERT INTO outcomes (call_id, kind, name, rule_id, rule_name, rule_revision, rule_file, ruleset_digest,
        engine_version, evidence, recorded_at, retracted)
      SELECT call_id, kind, 'other', rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
        evidence, recorded_at, 0 FROM outcomes WHERE outcome_id = 1
      """,
      "INSERT INTO same_sales VALUES ('o', 'd', 1, 'n')", "UPDATE same_sales SET same = 1",
      "DELETE FROM same_sales",
      "INSERT INTO touchpoints (touchpoint_id, at, changed_at) VALUES ('u', '2026-10-03T12:00:00.000Z', 'n')",
      "UPDATE touchpoints SET phone_key = 'k'", "DELETE FROM touchpoints",
    ])
  func anything(change: String) throws {
    for store in try SettledStore.all() {
      try store.place.other.run(
        """
        INSERT INTO calls (call_id, channel_speakers, other_facts, recorded_at, changed_at)
        VALUES ('z', '[]', '{}', 'n', 'n')
        """)
      _ = try store.settle()
      try store.place.other.run("BEGIN; \(change); ROLLBACK")
      #expect(try store.settle() == nil, "what was taken back is no change")
      try store.place.other.run(change)
      let settled = try store.settle()
      #expect(settled != nil)
      #expect(try store.settle() == nil)
      let twin = try store.place.market.store.settleSales(recordedAt: Samples.later)
      #expect(twin.settledCount + twin.undoneCount + twin.countedElsewhereCount == 0)
      #expect(twin.unchangedCount == (settled?.settledCount ?? 0) + (settled?.unchangedCount ?? 0))
    }
  }

  @Test("after a row took another's place, or a table was emptied at once")
  func replaced() throws {
    for store in try SettledStore.all() {
      try store.place.other.run(
        store.place.other.isSQLite
          ? """
          INSERT OR REPLACE INTO deals (deal_id, stage, closed, won, changed_at)
          VALUES ('d', 's', 0, 0, 'n')
          """ : "TRUNCATE deals")
      #expect(try store.settle()?.undoneCount == 1)
    }
  }

  @Test("after each import that this program makes, of one row and of many")
  func imports() throws {
    for store in try SettledStore.all() {
      let market = store.place.market
      for count in [1, 300] {
        let ids = (0..<count).map { "\(count)-\($0)" }
        try market.book(ids.map { SettledStore.deal($0) }, in: .deals)
        #expect(try store.settle() != nil, "\(count) deals")
        try market.book(ids.map { SettledStore.order($0) }, in: .orders)
        #expect(try store.settle() != nil, "\(count) orders")
        try market.book(ids.map { SmallMarket.visit($0, at: 0) })
        #expect(try store.settle() != nil, "\(count) touchpoints")
        try market.book(
          ids.map { ["order_id": .text($0), "deal_id": .text($0), "same": .integer(1)] },
          in: .sameSales)
        #expect(try store.settle() != nil, "\(count) decisions")
        // Other states of the same.
        try market.book(ids.map { SettledStore.deal($0, ["person_id": .text("1")]) }, in: .deals)
        #expect(try store.settle() != nil, "\(count) changed deals")
        // The same again.
        try market.book(ids.map { SettledStore.deal($0, ["person_id": .text("1")]) }, in: .deals)
        try market.book(ids.map { SettledStore.order($0) }, in: .orders)
        try market.book(ids.map { SmallMarket.visit($0, at: 0) })
        #expect(try store.settle() == nil, "\(count) rows that come again")
      }
      _ = try market.store.importCalls(ManyCalls.batch(0..<300), recordedAt: Samples.noon)
      #expect(try store.settle() != nil)
      try market.store.joinCallers(under: SmallMarket.key)
      #expect(try store.settle() != nil)
      try market.store.joinCallers(under: SmallMarket.key)
      #expect(try store.settle() == nil)
      try market.call("a", at: 0, from: "+12125550100", bringing: [.dollars(300)])
      #expect(try store.settle()?.settledCount == 1)
      try market.call("a", at: 0, from: "+12125550100", bringing: [.dollars(300)])
      #expect(try store.settle() == nil)
    }
  }

  @Test("and not after anything else that is imported, booked or decided")
  func others() throws {
    for store in try SettledStore.all() {
      let market = store.place.market
      let minute = MarketValue.instant(SmallMarket.minute(0))
      try market.book([["number": .text("+18005550100"), "medium": .text("cpc")]], in: .numbers)
      try market.book(
        [["day": .text("2026-10-01"), "medium": .text("cpc"), "amount": .money(.dollars(1))]],
        in: .spend)
      try market.book(
        [["id": .text("e"), "kind": .text("app_use"), "person_id": .text("1"), "at": minute]],
        in: .engagement)
      try market.book(
        [["id": .text("s"), "started_at": .text("2026-10-01"), "amount": .money(.dollars(1))]],
        in: .subscriptions)
      _ = try market.store.decide(
        .shared(PersonName(.phone, SmallMarket.key.name(of: "+12125550100"))), because: nil,
        at: Samples.noon)
      let zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
      try market.store.setTimeZone(zone, recordedAt: Samples.noon)
      for query in [ReportQuery.journeyStages, .phoneShare, .webEngagement] {
        _ = try market.store.table(of: query, by: "channel")
      }
      #expect(try store.settle() == nil)
    }
  }

  @Test("the tables that settling reads are those whose changes are written down")
  func tables() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    _ = try SQLCallStore(path: path)
    try DatabaseQueue(path: path).read { db in
      var read: Set<String> = []
      for view in ["deal_calls", "order_calls", "order_totals", "live_outcomes", "same_sales"] {
        for step in try Row.fetchAll(db, sql: "EXPLAIN SELECT * FROM \(view)")
        where step["opcode"] == "OpenRead" {
          let table = try String.fetchOne(
            db, sql: "SELECT tbl_name FROM sqlite_schema WHERE rootpage = ?",
            arguments: [step["p2"] as Int])
          if let table { read.insert(table) }
        }
      }
      let watched = try String.fetchSet(
        db, sql: "SELECT tbl_name FROM sqlite_schema WHERE name GLOB '*_unsettles_sales'")
      #expect(read == watched)
    }
  }

  @Test("what fails in the middle is done again")
  func failing() throws {
    let store = try #require(SettledStore.all().first)
    try store.place.other.run(
      """
      UPDATE deals SET amount_minor = 5;
      CREATE TRIGGER full AFTER INSERT ON outcomes BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
      """)
    #expect(throws: InputError.self) { try store.settle() }
    try store.place.other.run("DROP TRIGGER full")
    #expect(try store.settle()?.settledCount == 1)
    #expect(try store.settle() == nil)
  }

  @Test("whoever finds that nothing has changed waits for nobody")
  func waiting() throws {
    let place = try #require(SettledStore.all().first).place
    let impatient = SettledStore(place: try place.impatient())
    try DatabaseQueue(path: place.address).inTransaction(.exclusive) { _ in
      let settled = try impatient.settle()
      #expect(settled == nil)
      return .rollback
    }
  }
}
