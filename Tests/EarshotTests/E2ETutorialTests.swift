import Foundation
import TestSupport
import Testing

@Suite("The tutorial, followed from top to bottom")
struct E2ETutorialTests {
  @Test("each command prints what docs/tutorial.md says")
  func tutorial() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("audio-fixtures"),
      withDestinationPath: Places.repository.appendingPathComponent("audio-fixtures").path)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let environment = ProcessInfo.processInfo.environment.merging([
      "PATH": "\(Places.program.deletingLastPathComponent().path):\(path)",
      "COLUMNS": "120", "TZ": "UTC",
    ]) { $1 }
    try DocumentedSession("docs/tutorial.md").follow(
      save: { path, text in _ = try folder.write(text, to: path) },
      run: { command in
        let shell = try ChildProcess(
          "sh", ["-c", command + " 2>&1"], in: folder.path, environment: environment)
        return String(decoding: shell.wait().output, as: UTF8.self)
      })
  }
}
