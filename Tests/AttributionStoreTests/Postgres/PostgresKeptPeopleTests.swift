import AttributionStore
import CallModel
import Foundation
import PostgreSQL
import StoreTestSupport
import Synchronization
import TestSupport
import Testing

/// What several sessions at once do to who is who, as reports keep it.
@Suite("Who is who, kept in a PostgreSQL database")
struct PostgresKeptPeopleTests {
  private let address: String
  private let market: SmallMarket
  private let other: OtherProgram

  init() throws {
    let server = try PostgresServer.shared()
    address = try server.newDatabase()
    market = SmallMarket(store: try SQLCallStore(path: address), in: server)
    other = try OtherProgram(address: address)
    try market.book([SmallMarket.visit("t-1", by: "v-1", at: 0, person: "1")])
  }

  private func report(_ store: SQLCallStore? = nil) throws -> Set<String> {
    let table = try (store ?? market.store).table(of: .journeyStages, by: "person")
    return Set(table.rows.compactMap { if case .text(let name)? = $0.first { name } else { nil } })
  }

  private func add(_ id: String, _ visitor: String) throws {
    try other.run(
      """
      INSERT INTO touchpoints (touchpoint_id, at, visitor_id, changed_at)
      VALUES ('\(id)', '2026-10-01T09:00:00.000Z', '\(visitor)', '2026-10-01T09:00:00.000Z')
      """)
  }

  @Test("what a session has not committed when people are worked out is known once it is")
  func uncommittedBefore() throws {
    try other.run("BEGIN")
    try add("t-2", "v-2")
    let impatient = try SQLCallStore(path: address, opening: .existing, lockTimeoutMs: 50)
    #expect(try report(impatient) == ["customer:1"])
    #expect(try !other.peopleAreKept())
    try other.run("COMMIT")
    #expect(try report() == ["customer:1", "visitor:v-2"])
    #expect(try other.peopleAreKept())
  }

  @Test("what a session has not committed when people are asked for is known once it is")
  func uncommittedAfter() throws {
    #expect(try report() == ["customer:1"])
    try other.run("BEGIN")
    try add("t-2", "v-2")
    #expect(try report() == ["customer:1"])
    try other.run("COMMIT")
    #expect(try !other.peopleAreKept())
    #expect(try report() == ["customer:1", "visitor:v-2"])
    #expect(try other.peopleAreKept())
  }

  @Test("those who write and those who report at the same time leave who is found anew")
  func atOnce() async throws {
    let address = address
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let other = try OtherProgram(address: address)
          for step in 0..<40 {
            // Each visitor is met by both, and every other one is joined to the one before.
            try other.run(
              """
              INSERT INTO touchpoints (touchpoint_id, at, visitor_id, person_id, changed_at)
              VALUES ('w-\(writer)-\(step)', '2026-10-01T09:00:00.000Z', 'w-\(step)',
                '\(step / 2 + 100 * (writer + 1))', '2026-10-01T09:00:00.000Z')
              """)
          }
        }
      }
      for _ in 0..<2 {
        group.addTask {
          let store = try SQLCallStore(path: address, opening: .existing)
          for _ in 0..<15 { _ = try store.table(of: .journeyStages, by: "person") }
        }
      }
      try await group.waitForAll()
    }
    _ = try report()
    #expect(try other.peopleAreKept())
    let kept = try other.people()
    try other.run("DELETE FROM kept_sources")
    _ = try report()
    #expect(try other.people() == kept)
    #expect(kept.count == 21)
  }

  @Test(
    "a session that is killed while it writes leaves no note over half of them",
    arguments: [false, true])
  func killed(wereKept: Bool) throws {
    if wereKept { _ = try report() }
    let before = try other.people()
    try add("t-2", "v-2")
    // It can take names away, and then has to wait.
    try other.run("BEGIN; LOCK TABLE kept_people IN SHARE MODE")
    let reporting = Reporting(address)
    let killer = try OtherProgram(address: address)
    var killedCount = 0
    for _ in 0..<2000 where killedCount == 0 {
      usleep(5000)
      killedCount = try killer.rows(
        """
        SELECT CAST(pg_terminate_backend(pid) AS TEXT) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%kept_people%'
        """
      ).count
    }
    #expect(killedCount == 1)
    // The report works it out for itself.
    #expect(try reporting.rowCount() == 2)
    #expect(try !other.peopleAreKept())
    try other.run("ROLLBACK")
    #expect(try other.people() == before)
    #expect(try report() == ["customer:1", "visitor:v-2"])
    #expect(try other.peopleAreKept())
    #expect(try other.people().count == 2)
  }
}

/// A report that another program makes meanwhile, in a thread of its own, since it waits.
private final class Reporting: Sendable {
  private let answer = Mutex<Result<Int, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ address: String) {
    Thread.detachNewThread { [self] in
      let answered = Result {
        try SQLCallStore(path: address, opening: .existing)
          .table(of: .journeyStages, by: "person").rows.count
      }
      answer.withLock { $0 = answered }
      done.signal()
    }
  }

  func rowCount() throws -> Int? {
    done.wait()
    return try answer.withLock { try $0?.get() }
  }
}
