import Foundation
import TestSupport

/// The fixtures as a run with the rules of the repository left them: a store, the index beside it,
/// and no recording or transcript any more.
struct StoredFixtures {
  /// A copy of the store that a test may change.
  let store: String
  /// The folder of the index beside it.
  let index: String
  private let folder: TemporaryFolder

  /// Runs the program once for all tests that ask.
  private static let prepared = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    let fixtures = Places.repository.appendingPathComponent("audio-fixtures")
    for name in ["calls", "calls.csv"] {
      try FileManager.default.copyItem(
        atPath: fixtures.appendingPathComponent(name).path, toPath: folder.path(name))
    }
    let run = try ProgramRun.earshot([
      "run", folder.path("calls"), "--calls", folder.path("calls.csv"), "--rules", "rules",
      "--store", folder.path("earshot.db"),
    ])
    guard run.exitCode == 0 else { throw Failure(errors: run.errors) }
    // Whoever opens a file from here on fails.
    try FileManager.default.removeItem(atPath: folder.path("calls"))
    return folder
  }

  /// The run failed.
  struct Failure: Error {
    let errors: String
  }

  init() throws {
    let prepared = try Self.prepared.get()
    folder = try TemporaryFolder()
    store = folder.path("earshot.db")
    index = folder.path("earshot.index")
    for name in ["earshot.db", "earshot.index"] {
      try FileManager.default.copyItem(atPath: prepared.path(name), toPath: folder.path(name))
    }
  }

  /// Writes rules beside the store and returns the path.
  func rules(_ text: String) throws -> String {
    try folder.write("language 1\ncurrency USD\n" + text, to: "rules/a.rules")
  }

  /// The path of `name` beside the store.
  func path(_ name: String) -> String { folder.path(name) }

  /// Runs `earshot` on the store.
  func earshot(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.earshot(arguments + ["--store", store])
  }

  /// The segments of the index, by name.
  func segments() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: index).filter { $0 != "lock" }.sorted()
  }

  /// Changes the byte at `offset` of the first segment.
  func flipByte(at offset: Int) throws {
    let path = index + "/" + (try segments()[0])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[offset] ^= 0x10
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// The digest of everything in the index.
  func indexBytes() throws -> [Data] {
    try segments().map { try Data(contentsOf: URL(fileURLWithPath: index + "/" + $0)) }
  }
}
