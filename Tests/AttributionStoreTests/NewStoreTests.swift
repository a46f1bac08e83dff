import AttributionStore
import Foundation
import GRDB
import TestSupport
import Testing

/// A store that is made in one go beside one that goes through all migrations.
@Suite struct NewStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Everything that makes up a file, in the order in which it was made.
  private func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      let objects = try Row.fetchAll(
        db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
      let mark = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      return objects.map { "\($0)" } + ["\(mark)"]
    }
  }

  @Test("what is made in one go is what the migrations make, letter by letter")
  func same() throws {
    let (new, migrated) = (folder.path("new.db"), folder.path("migrated.db"))
    _ = try SQLCallStore(path: new)
    try OlderStore.make(version: OlderStore.versionCount, at: migrated)
    #expect(Set(try schema(new)) == Set(try schema(migrated)))
    let difference = try StoreDump.text(ofStoreAt: new).split(separator: "\n")
      .difference(from: StoreDump.text(ofStoreAt: migrated).split(separator: "\n"))
    #expect(difference.isEmpty, "\(difference)")
    #expect(try StoreDump.faults(ofStoreAt: new) == [])
  }

  @Test("no migration is left to apply to a new store; if one is, it is to be written anew")
  func upToDate() { #expect(NewStore.migrations.count == OlderStore.versionCount) }

  @Test("it can be written anew")
  func recording() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/AttributionStore/Schema/new-store.sql")
    let source = try NewStore.source()
    if ProcessInfo.processInfo.environment["EARSHOT_RECORD_GOLDEN"] == "1" {
      try source.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("written to \(file.path): read the difference, run again without it")
    }
    // What stands there may be of an earlier migration, which the other test holds against the later ones.
    let (recorded, migrated) = (folder.path("recorded.db"), folder.path("migrated.db"))
    try DatabaseQueue(path: recorded).write { try $0.execute(sql: source) }
    try OlderStore.make(version: OlderStore.versionCount, at: migrated)
    // The last is the mark of a store, which the file leaves to the program.
    #expect(try Set(schema(recorded).dropLast()) == Set(schema(migrated).dropLast()))
  }
}
