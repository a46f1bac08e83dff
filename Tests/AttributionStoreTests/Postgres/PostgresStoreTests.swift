import AttributionStore
import CallModel
import Diagnostics
import PostgreSQL
import StoreTestSupport
import TestSupport
import Testing

@Suite("A store in a PostgreSQL database")
struct PostgresStoreTests {
  private let server: PostgresServer
  private let address: String

  init() throws {
    server = try PostgresServer.shared()
    address = try server.newDatabase()
  }

  @Test("programs that make one store at once all find it made, and made once")
  func madeAtOnce() async throws {
    let address = address
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask { _ = try SQLCallStore(path: address).tables() }
      }
      try await group.waitForAll()
    }
    let session = try PostgresConnection(PostgresAddress(address))
    let names = try session.runOnce("SELECT count(*), count(DISTINCT name) FROM earshot.migrations")
    #expect(names.text(row: 0, column: 0) == names.text(row: 0, column: 1))
  }

  @Test("those who book one call at once through sessions of their own leave one outcome of it")
  func oneCallAtOnce() async throws {
    let address = address
    _ = try SQLCallStore(path: address)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for step in 0..<6 {
        group.addTask {
          let store = try SQLCallStore(path: address, opening: .existing)
          for repetition in 0..<5 {
            _ = try store.book(
              Samples.booking(
                evaluation: Samples.evaluation([Samples.sale(Int64(step * 10 + repetition))])))
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try SQLCallStore(path: address, opening: .existing)
    let ledger = try store.ledger(ofCall: "c-1")
    let corrected = Set(ledger.compactMap(\.correctsID))
    #expect(ledger.count { !corrected.contains($0.id) } == 1)
    #expect(corrected.count == ledger.count - 1)
  }

  @Test("programs that make a store together and book to it leave whole bookings, and all of them")
  func severalPrograms() throws {
    let probes = try ["a", "b", "c"].map {
      try Probe(store: address, prefix: $0, first: 0, last: 39, callCount: 10)
    }
    for probe in probes { #expect(probe.wait().count == 40, "\(probe.complaint)") }
    let store = try SQLCallStore(path: address, opening: .existing)
    for prefix in ["a", "b", "c"] {
      for call in 0..<10 {
        #expect(try SteppedBooking.step(ofCall: "\(prefix)-\(call)", in: store) == 30 + call)
      }
    }
  }

  @Test("a database without a store is none, unless one is to be made")
  func noStore() throws {
    let error = #expect(throws: InputError.self) {
      try SQLCallStore(path: address, opening: .existing)
    }
    #expect(error?.reason.contains("no such store") == true)
  }

  @Test("the schema of another program is left alone")
  func otherProgram() throws {
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll("CREATE SCHEMA earshot; CREATE TABLE earshot.fish (name text)")
    let error = #expect(throws: InputError.self) { try SQLCallStore(path: address) }
    #expect(error?.reason.contains("another program's") == true)
    #expect(try session.runOnce("SELECT count(*) FROM earshot.fish").text(row: 0, column: 0) == "0")
  }

  @Test("a store of a newer version is not touched")
  func newer() throws {
    _ = try SQLCallStore(path: address)
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll("INSERT INTO earshot.migrations (name) VALUES ('999 what comes')")
    let error = #expect(throws: InputError.self) { try SQLCallStore(path: address) }
    #expect(error?.reason.contains("newer version") == true)
  }

  @Test(
    "rows of the ledger are neither changed, deleted nor emptied out, whoever asks",
    arguments: [
      "UPDATE earshot.outcomes SET value_minor = 1", "DELETE FROM earshot.outcomes",
      "TRUNCATE earshot.outcomes CASCADE",
    ])
  func appendOnly(sql: String) throws {
    let store = try SQLCallStore(path: address)
    _ = try store.book(Samples.booking())
    let session = try PostgresConnection(PostgresAddress(address))
    let error = #expect(throws: PostgresError.self) { try session.runAll(sql) }
    #expect(error?.message.contains("append-only") == true)
    #expect(try store.ledger(ofCall: "c-1").count == 1)
  }

  @Test("other programs read all views and write to tables, whichever schema they search first")
  func otherPrograms() throws {
    let store = try SQLCallStore(path: address)
    _ = try store.book(Samples.booking())
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll(
      """
      SET TimeZone = 'America/New_York';
      INSERT INTO earshot.touchpoints (touchpoint_id, at, visitor_id, medium, changed_at)
      VALUES ('t-1', '2026-10-01T09:00:00.000Z', 'v-1', 'cpc', '2026-10-01T09:00:00.000Z');
      INSERT INTO earshot.deals (deal_id, visitor_id, stage, closed, won, opened_at, changed_at)
      VALUES ('d-1', 'v-1', 'Proposal', 0, 0, '2026-10-02', '2026-10-02T09:00:00.000Z');
      UPDATE earshot.deals SET stage = 'Closed Won', closed = 1, won = 1;
      INSERT INTO earshot.kept_sources VALUES ('calls');
      UPDATE earshot.calls SET agent_id = 'ann'
      """)
    #expect(try session.runOnce("SELECT 1 FROM earshot.kept_sources").rowCount == 0)
    let stages = try session.runOnce("SELECT stage FROM earshot.deal_history ORDER BY position")
    #expect(stages.rowCount == 2)
    let opened = try session.runOnce("SELECT calls_from, opened_by FROM earshot.deal_phones")
    #expect(opened.text(row: 0, column: 0) == "2026-07-04T00:00:00.000Z")
    #expect(opened.text(row: 0, column: 1) == "2026-10-03T12:00:00.000Z")
    let views = try session.runOnce("SELECT viewname FROM pg_views WHERE schemaname = 'earshot'")
    #expect(views.rowCount > 15)
    for row in 0..<views.rowCount {
      let view = try #require(views.text(row: row, column: 0))
      #expect(throws: Never.self, "\(view)") {
        try session.runAll("SELECT * FROM earshot.\(view)")
      }
    }
  }

  @Test("the server compiles none of our queries")
  func notCompiled() throws {
    let store = try SQLCallStore(path: address)
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll(
      """
      CREATE TABLE public.seen (jit text);
      CREATE FUNCTION public.see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO public.seen VALUES (current_setting('jit')); RETURN NULL; END $$;
      CREATE TRIGGER see AFTER INSERT ON earshot.calls EXECUTE FUNCTION public.see();
      """)
    _ = try store.book(Samples.booking())
    let seen = try session.runOnce("SELECT DISTINCT jit FROM public.seen")
    #expect(seen.text(row: 0, column: 0) == "off")
  }

  @Test("another program that holds the store is told after the time to wait, with what to do")
  func held() throws {
    _ = try SQLCallStore(path: address)
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll("BEGIN; SELECT pg_advisory_xact_lock(\(0x4553_4854))")
    let store = try SQLCallStore(path: address, opening: .existing, lockTimeoutMs: 50)
    let error = #expect(throws: InputError.self) { try store.book(Samples.booking()) }
    #expect(error?.reason.contains("another program") == true)
  }
}
