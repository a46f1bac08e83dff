import AttributionStore
import CallModel
import Diagnostics
import Foundation
import GRDB
import PostgreSQL
import StoreTestSupport
import Synchronization
import TestSupport
import Testing

@Suite("A PostgreSQL store of an older version")
struct OlderPostgresStoreTests {
  private static let olderVersions = 1..<OlderStore.versionCount

  private let server: PostgresServer
  private let address: String

  init() throws {
    server = try PostgresServer.shared()
    address = try server.newDatabase()
  }

  /// What a new store is made of.
  private static let newCatalog = Result {
    let fresh = try PostgresServer.shared().newDatabase()
    _ = try SQLCallStore(path: fresh)
    return try PostgresCatalog.text(of: fresh)
  }

  private func session() throws -> PostgresConnection {
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll("SET search_path = earshot, pg_catalog")
    return session
  }

  @Test(
    "has the tables of a new one, and what it held, once it was opened", arguments: olderVersions)
  func everyVersion(version: Int) throws {
    let folder = try TemporaryFolder()
    let file = folder.path("calls.db")
    for place in [address, file] { try OlderStore.make(version: version, at: place) }
    let rows = OlderRows.statements(version: version)
    for statement in rows { try session().runAll(statement) }
    try DatabaseQueue(path: file).inDatabase { db in
      for statement in rows { try db.execute(sql: statement) }
    }
    let store = try SQLCallStore(path: address, opening: .existing)
    let twin = try SQLCallStore(path: file, opening: .existing)

    #expect(try PostgresCatalog.text(of: address) == Self.newCatalog.get())
    let tables = try SQLCallStore(path: folder.path("new.db")).tables()
    // How a database notes that sales may have changed is its own business; that it did is asked below.
    let told = tables.filter { $0.name != "kept_sale_changes" }
    let held = try TableText.lines(of: store, told)
    #expect(try held == TableText.lines(of: twin, told))
    #expect(held.contains { $0.hasPrefix("outcomes: ") && $0.contains("old sale") })

    // When sales were settled last, nobody knows.
    let settlements = try [store, twin].map { try $0.settleChangedSales(recordedAt: Samples.later) }
    #expect(settlements[0] != nil && settlements[0] == settlements[1])
    #expect(try store.settleChangedSales(recordedAt: Samples.later) == nil)

    #expect(try store.book(Samples.booking()) == twin.book(Samples.booking()))
    #expect(try store.ledger(ofCall: "c-1") == twin.ledger(ofCall: "c-1"))
  }

  @Test("is brought up to date once, by whichever of several programs comes first")
  func openedAtOnce() async throws {
    try OlderStore.make(version: 2, at: address)
    let address = address
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { _ = try SQLCallStore(path: address, opening: .existing) }
      }
      try await group.waitForAll()
    }
    let names = try session().runOnce("SELECT count(*), count(DISTINCT name) FROM migrations")
    #expect(names.text(row: 0, column: 0) == String(OlderStore.versionCount))
    #expect(names.text(row: 0, column: 1) == String(OlderStore.versionCount))
  }

  @Test("stays as it is if the program is killed in the middle")
  func killed() throws {
    try OlderStore.make(version: 6, at: address)
    let before = try PostgresCatalog.text(of: address)
    let other = try session()
    // The seventh migration changes this table, so the program waits there, with the steps before it done.
    try other.runAll("BEGIN; LOCK TABLE outcomes IN ACCESS SHARE MODE")
    let address = address
    // A thread of its own, since all others may be waiting like this one.
    let failure = Mutex<(any Error)?>(nil)
    Thread.detachNewThread {
      do { _ = try SQLCallStore(path: address, opening: .existing) } catch {
        failure.withLock { $0 = error }
      }
    }
    let admin = try session()
    let kill = """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """
    while try admin.runOnce(kill).rowCount == 0 { Thread.sleep(forTimeInterval: 0.01) }
    while failure.withLock({ $0 == nil }) { Thread.sleep(forTimeInterval: 0.01) }
    #expect(failure.withLock { $0 is InputError })
    #expect(try PostgresCatalog.text(of: address) == before)
    try other.runAll("COMMIT")
    _ = try SQLCallStore(path: address, opening: .existing)
    #expect(try PostgresCatalog.text(of: address) != before)
  }

  @Test("keeps what others may do with views that are made anew")
  func rights() throws {
    try OlderStore.make(version: 11, at: address)
    let admin = try session()
    let role = "analyst_\(UUID().uuidString.prefix(8).lowercased())"
    try admin.runAll(
      """
      CREATE ROLE \(role);
      GRANT SELECT ON outcome_evidence, call_sources, searched_terms TO \(role)
      """)
    _ = try SQLCallStore(path: address, opening: .existing)
    // The last one was a table.
    for view in ["outcome_evidence", "call_sources", "searched_terms"] {
      let may = try admin.runOnce(
        "SELECT has_table_privilege('\(role)', 'earshot.\(view)', 'SELECT')")
      #expect(may.text(row: 0, column: 0) == "t", "\(view)")
    }
  }

  @Test("that others have built views upon is left as it is, and they are told")
  func builtUpon() throws {
    try OlderStore.make(version: 11, at: address)
    let admin = try session()
    try admin.runAll("CREATE VIEW public.ours AS SELECT text FROM earshot.outcome_evidence")
    let before = try PostgresCatalog.text(of: address)
    let error = #expect(throws: InputError.self) {
      try SQLCallStore(path: address, opening: .existing)
    }
    #expect(error?.reason.contains("outcome_evidence") == true)
    #expect(error?.advice?.contains("their views") == true)
    #expect(try PostgresCatalog.text(of: address) == before)
  }

  @Test("seals numbers and addresses that it kept in clear")
  func clearContacts() throws {
    try OlderStore.make(version: 14, at: address)
    let key = SmallMarket.key
    let name = key.name(of: "+12125550100")
    try session().runAll("INSERT INTO clear_contacts VALUES ('\(name)', '+12125550100')")
    let store = try SQLCallStore(path: address, opening: .existing)
    _ = try store.book(
      [], in: .touchpoints, contacts: ContactKeeping(under: key), recordedAt: Samples.noon)
    #expect(try store.contacts(under: key).map(\.contact) == ["+12125550100"])
    let left = try session().runOnce("SELECT to_regclass('clear_contacts')")
    #expect(left.isNull(row: 0, column: 0))
  }
}
