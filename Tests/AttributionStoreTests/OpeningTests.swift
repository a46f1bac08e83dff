import AttributionStore
import CallModel
import Diagnostics
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct OpeningTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
  }

  private func failure(
    _ opening: SQLCallStore.Opening = .creating, at path: String? = nil
  ) -> String? {
    let error = #expect(throws: InputError.self) {
      try SQLCallStore(path: path ?? self.path, opening: opening, lockTimeoutMs: 50)
    }
    #expect(error?.path == path ?? self.path)
    #expect(error?.advice != nil || error?.reason.contains("device") == true)
    return error?.reason
  }

  @Test("a store that is opened again holds what it held")
  func reopening() throws {
    _ = try SQLCallStore(path: path).book(Samples.booking())
    let again = try SQLCallStore(path: path, opening: .existing)
    #expect(try again.ledger(ofCall: "c-1").count == 1)
  }

  @Test("a store that must exist is not made")
  func missing() throws {
    #expect(failure(.existing) == "no such store")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("a statement that changes many megabytes of a store goes through")
  func largeStatement() throws {
    _ = try SQLCallStore(path: path)
    // What is set for SQLite holds for a program as a whole, so another one books.
    try DatabaseQueue(path: path).write {
      try $0.execute(
        sql: """
          CREATE TABLE wide (id INTEGER PRIMARY KEY, number INTEGER UNIQUE, body BLOB);
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          INSERT INTO wide SELECT i, i, zeroblob(3000) FROM n;
          CREATE TRIGGER calls_change_much AFTER INSERT ON calls BEGIN
            UPDATE wide SET number = number + 10000, body = randomblob(3000);
          END;
          """)
    }
    let probe = try Probe(store: path, prefix: "c", first: 0, last: 0, callCount: 1)
    #expect(probe.wait() == ["0 c-0"])
    #expect(probe.complaint == "")
    let changed = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM wide WHERE number > 10000")
    }
    #expect(changed == 3000)
  }

  @Test("an empty file becomes a store")
  func emptyFile() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    _ = try SQLCallStore(path: path).book(Samples.booking())
  }

  @Test("a file that is no database is left as it is")
  func notADatabase() throws {
    let text = Data(String(repeating: "id,started,duration\n", count: 300).utf8)
    try text.write(to: URL(fileURLWithPath: path))
    #expect(failure() == "not a store: the file is not a SQLite database")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
  }

  @Test("another program's database is left as it is")
  func foreignDatabase() throws {
    try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "CREATE TABLE songs (title)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(failure() == "a database of another program, with the table `songs`")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("a store of a newer version is left as it is")
  func newerSchema() throws {
    _ = try SQLCallStore(path: path).book(Samples.booking())
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')")
    }
    let before = try StoreDump.text(ofStoreAt: path)
    #expect(failure() == "the store was written by a newer version of Earshot")
    #expect(try StoreDump.text(ofStoreAt: path) == before)
  }

  @Test("a file cut short is told to be damaged or no database")
  func truncated() throws {
    do { _ = try SQLCallStore(path: path).book(Samples.booking()) }
    _ = try DatabaseQueue(path: path).inDatabase {
      try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for byteCount in [50, 100, 4096, 8192, whole.count / 2] {
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      try whole.prefix(byteCount).write(to: URL(fileURLWithPath: path))
      #expect(throws: InputError.self, "\(byteCount)") {
        let store = try SQLCallStore(path: path)
        _ = try store.book(Samples.booking())
        _ = try store.reports(on: .all)
      }
    }
  }

  @Test("a folder is no store, and a missing folder is not made")
  func folders() throws {
    let itself = folder.path("")
    #expect(failure(at: itself) == "a folder or a device, not a store")
    #expect(failure(at: folder.path("none/calls.db")) == "the store's folder does not exist")
  }

  @Test("a folder that may not be written to is told")
  func readOnlyFolder() throws {
    // Nobody can make files there, not even the superuser, as whom tests often run.
    let reason = failure(at: "/proc/self/calls.db")
    #expect(
      reason == "the store's folder may not be written to"
        || reason?.hasPrefix("the store cannot be opened") == true)
  }

  @Test(
    "a store in a folder that may only be read is told",
    .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func readOnlyStore() throws {
    do { _ = try SQLCallStore(path: path).book(Samples.booking()) }
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path(""))
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o700], ofItemAtPath: folder.path(""))
    }
    _ = failure()
  }

  @Test("a store that another program keeps locked is told, and then books again")
  func locked() throws {
    let store = try SQLCallStore(path: path, lockTimeoutMs: 50)
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let error = #expect(throws: InputError.self) { try store.book(Samples.booking()) }
      #expect(
        error?.reason == "another program is writing to the store and does not let go of it")
      #expect(try store.reports(on: .all) == [], "readers do not wait for writers")
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try store.book(Samples.booking()).insertedCount == 1)
  }

  @Test("what a program that was killed while making a store left behind becomes a store")
  func halfMade() throws {
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    _ = try SQLCallStore(path: path).book(Samples.booking())
  }
}
