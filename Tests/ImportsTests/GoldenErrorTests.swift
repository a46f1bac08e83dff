import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// The whole text of what a user is told about a file that cannot be used.
///
/// Each file in `Golden` with a further ending of its own, such as `rows.csv`, has its messages
/// beside it, in `rows.csv.txt`.
@Suite struct GoldenErrorTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasSuffix(".txt") }.sorted()

  @Test("there are files to be told about")
  func filesExist() { #expect(Self.names.count >= 6) }

  @Test("every error of a file is told with its place and what to do", arguments: names)
  func messages(name: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name))
    let errors = #expect(throws: InputErrors.self) {
      try CallsFile.parse(Array(bytes), path: "october/\(name)")
    }
    GoldenFile(name + ".txt").expect((errors?.description ?? "") + "\n")
  }
}
