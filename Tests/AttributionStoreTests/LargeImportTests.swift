import AttributionStore
import CallModel
import StoreTestSupport
import TestSupport
import Testing

/// A large import into an empty table sets indexes aside and makes them again, all in its transaction.
@Suite("A large import into an empty store") struct LargeImportTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
  }

  /// The indexes and triggers of the calls' tables as they were made, in their order; at last the indexes that are never
  /// set aside.
  private func made() throws -> [[String?]] {
    try OtherProgram(file: path).rows(
      """
      SELECT type, name, sql FROM sqlite_schema
      WHERE type IN ('index', 'trigger') AND tbl_name IN ('calls', 'caller_keys')
      ORDER BY type, tbl_name, sql LIKE 'CREATE UNIQUE%', rowid
      """)
  }

  /// Where the indexes lie: elsewhere, once they were made again.
  private func places() throws -> Set<[String?]> {
    Set(
      try OtherProgram(file: path).rows(
        "SELECT name, CAST(rowid AS TEXT) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
      ))
  }

  /// How many entries the indexes of the calls' tables have.
  private func entries() throws -> [Int] {
    let program = try OtherProgram(file: path)
    return try [
      ("calls", "calls_by_start"), ("calls", "calls_by_campaign"), ("calls", "calls_by_caller"),
      ("caller_keys", "caller_keys_by_phone"),
    ].map { table, index in
      let rows = try program.rows("SELECT CAST(count(*) AS TEXT) FROM \(table) INDEXED BY \(index)")
      return rows.first?[0].flatMap { Int($0) } ?? -1
    }
  }

  @Test("leaves all indexes and triggers as they were, also those that somebody else has made")
  func everythingIsThere() throws {
    let store = try ManyCalls.store(at: path)
    try OtherProgram(file: path).run(
      """
      CREATE INDEX "my ""own"" index" ON calls (length(call_id), agent_id) WHERE agent_id IS NULL;
      CREATE UNIQUE INDEX one_call_each ON calls (call_id, started_at);
      """)
    let (made, before) = try (made(), places())
    let calls = ManyCalls.batch(0..<ManyCalls.count)
    let result = try store.importCalls(calls, recordedAt: Samples.noon)
    #expect(result.insertedCount == ManyCalls.count)
    #expect(try self.made() == made)
    let after = try places()
    let moved = after.subtracting(before).map { $0[0] ?? "" }.sorted()
    #expect(
      moved == [
        "caller_keys_by_phone", "calls_by_caller", "calls_by_campaign", "calls_by_number",
        "calls_by_start", "my \"own\" index",
      ])
    #expect(try entries() == Array(repeating: ManyCalls.count, count: 4))
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
    // What is known already, and a few calls more, go where the indexes are.
    _ = try store.importCalls(calls, recordedAt: Samples.later)
    let few = try store.importCalls(
      ManyCalls.batch(ManyCalls.count..<ManyCalls.count + 300), recordedAt: Samples.later)
    #expect(few.insertedCount == 300)
    #expect(try places() == after)
    #expect(try entries() == Array(repeating: ManyCalls.count + 300, count: 4))
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("that fails leaves the store as it was")
  func failure() throws {
    let store = try ManyCalls.store(at: path)
    let (before, made) = try (StoreDump.text(ofStoreAt: path), made())
    var calls = ManyCalls.batch(0..<ManyCalls.count)
    calls.pack(Call(id: "", recordingPath: nil, facts: CallFacts()))
    #expect(throws: (any Error).self) { try store.importCalls(calls, recordedAt: Samples.noon) }
    #expect(try StoreDump.text(ofStoreAt: path) == before)
    #expect(try self.made() == made)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("that is killed in the middle leaves nothing, and all indexes")
  func deaths() throws {
    _ = try ManyCalls.store(at: path)
    let made = try made()
    for megabytes in [1, 2, 3, 4] {
      let probe = try Probe(importingInto: path, mostBytes: megabytes << 20, dies: true)
      #expect(probe.wait() == ["begun"], "with \(megabytes) MB: \(probe.complaint)")
      #expect(probe.diedOfItsLimit)
      #expect(try entries() == [0, 0, 0, 0])
      #expect(try self.made() == made)
      #expect(try StoreDump.faults(ofStoreAt: path) == [])
    }
    let store = try ManyCalls.store(at: path)
    _ = try store.importCalls(ManyCalls.batch(0..<ManyCalls.count), recordedAt: Samples.noon)
    #expect(try entries() == Array(repeating: ManyCalls.count, count: 4))
  }

  @Test("that is killed at any moment leaves all of it or nothing")
  func kills() throws {
    _ = try ManyCalls.store(at: path)
    let made = try made()
    var random = SeededGenerator(seed: 5)
    for round in 0..<8 {
      let probe = try Probe(importingInto: path)
      let lines = probe.kill(afterFirstBookingAndMs: Int.random(in: 0...120, using: &random))
      try #require(!lines.isEmpty, "round \(round): \(probe.complaint)")
      let counts = Set(try entries())
      #expect(counts == [0] || counts == [ManyCalls.count])
      #expect(lines.count < 2 || counts == [ManyCalls.count], "what was reported is lost")
      #expect(try self.made() == made)
      #expect(try StoreDump.faults(ofStoreAt: path) == [])
    }
  }

  @Test("for which there is no room leaves the store as it was, and goes in when there is")
  func fullDisk() throws {
    let store = try ManyCalls.store(at: path)
    let made = try made()
    // So much fits that the calls may be there and the indexes are not.
    for megabytes in [1, 3, 4] {
      let probe = try Probe(importingInto: path, mostBytes: megabytes << 20)
      #expect(probe.wait() == ["begun"], "with \(megabytes) MB")
      #expect(!probe.complaint.isEmpty)
      #expect(try entries() == [0, 0, 0, 0])
      #expect(try self.made() == made)
      #expect(try StoreDump.faults(ofStoreAt: path) == [])
    }
    _ = try store.importCalls(ManyCalls.batch(0..<ManyCalls.count), recordedAt: Samples.noon)
    #expect(try entries() == Array(repeating: ManyCalls.count, count: 4))
  }
}
