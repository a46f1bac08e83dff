import Foundation
import TestSupport
import Testing

/// What may happen to a program that imports: whatever it is, importing again ends where an import that
/// nothing happened to ends.
@Suite("Faults while importing", .serialized) struct E2EImportFaultTests {
  private static let kinds = ["numbers", "calls", "touchpoints", "spend", "deals"]

  private let folder: TemporaryFolder
  private let key: String

  init() throws {
    folder = try TemporaryFolder()
    key = folder.path("key")
    let made = try ChildProcess(
      Places.repository.appending(path: "tools/make-market").path,
      [folder.path("market"), "--people", "8000", "--seed", "3"]
    ).wait()
    #expect(made.exitCode == 0, "\(made.errors)")
  }

  private func arguments(_ kind: String, into store: String) -> [String] {
    ["import", kind, folder.path("market/\(kind).csv"), "--store", store, "--key", key]
  }

  private func importAll(into store: String) throws {
    for kind in Self.kinds {
      let run = try ProgramRun.earshot(arguments(kind, into: store))
      #expect(run.exitCode == 0, "\(run.errors)")
    }
  }

  /// All that a store holds but when it was learnt.
  private func contents(_ store: String) throws -> [String] {
    let folder = folder.path("tables-\(UUID().uuidString)")
    let run = try ProgramRun.earshot([
      "export", "tables", "--store", store, "--out", folder, "--format", "jsonl",
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    // The made market is of 2025: what is of another year is when the store learnt something.
    let stamp = /"20(?!2[45])[0-9]{2}-[0-9T:.\-]*Z"/
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\n")
        .map { "\(name) \($0.replacing(stamp, with: "now"))" }.sorted()
    }
  }

  private func expectLikeUndisturbed(_ store: String) throws {
    let undisturbed = folder.path("undisturbed.db")
    try importAll(into: undisturbed)
    #expect(try contents(store) == contents(undisturbed))
    #expect(try StoreDump.rows(store, "PRAGMA integrity_check") == ["ok"])
    #expect(try StoreDump.rows(store, "PRAGMA foreign_key_check").isEmpty)
  }

  @Test("a program that is killed at any moment, and started again, leaves the same store")
  func killed() throws {
    let store = folder.path("killed.db")
    var random = SeededGenerator(seed: 9)
    var cutShort = 0
    for kind in Self.kinds {
      for _ in 0..<4 {
        let program = try ProgramRun.start(arguments(kind, into: store))
        Thread.sleep(forTimeInterval: Double.random(in: 0...0.12, using: &random))
        program.send(SIGKILL)
        if ProgramRun(finishing: program).exitCode != 0 { cutShort += 1 }
      }
    }
    #expect(cutShort > 3)
    try importAll(into: store)
    try expectLikeUndisturbed(store)
  }

  @Test("where the disk takes no more, that is said, and importing again books the rest")
  func full() throws {
    let store = folder.path("full.db")
    // The signal by which a program would be ended that writes more than it may is ignored: writing fails.
    let script = "trap '' XFSZ; ulimit -f 3000; exec \"$0\" \"$@\""
    var failures = 0
    for kind in Self.kinds {
      let limited = ProgramRun(
        finishing: try ChildProcess(
          "bash", ["-c", script, Places.program.path] + arguments(kind, into: store)))
      if limited.exitCode == 0 { continue }
      failures += 1
      #expect(limited.exitCode == 1)
      #expect(limited.errorLines.count == 1, "\(limited.errors)")
      #expect(limited.errors.contains("full.db: the disk "), "\(limited.errors)")
    }
    #expect(failures > 0)
    try importAll(into: store)
    try expectLikeUndisturbed(store)
  }

  @Test("a program that finds the store locked says so and changes nothing")
  func locked() throws {
    let store = folder.path("locked.db")
    #expect(try ProgramRun.earshot(arguments("numbers", into: store)).exitCode == 0)
    let before = try StoreDump(path: store)
    let holder = try ChildProcess(
      "python3",
      [
        "-c",
        """
        import sqlite3, sys, time
        store = sqlite3.connect(sys.argv[1], isolation_level=None)
        store.execute("BEGIN IMMEDIATE")
        open(sys.argv[2], "w").close()
        time.sleep(60)
        """, store, folder.path("held"),
      ])
    while !FileManager.default.fileExists(atPath: folder.path("held")) {
      Thread.sleep(forTimeInterval: 0.02)
    }
    let run = try ProgramRun.earshot(arguments("spend", into: store))
    holder.send(SIGKILL)
    _ = holder.wait()
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("another program is writing to the store"), "\(run.errors)")
    #expect(try StoreDump(path: store) == before)
    try importAll(into: store)
    try expectLikeUndisturbed(store)
  }
}
