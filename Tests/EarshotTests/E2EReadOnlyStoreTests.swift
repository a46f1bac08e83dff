import Foundation
import TestSupport
import Testing

@Suite("A store that may only be read") struct E2EReadOnlyStoreTests {
  private let scratch: TemporaryFolder
  private let folder: String

  /// A store with an order in it, and the program, both readable by everybody; the key is its owner's alone.
  init() throws {
    scratch = try TemporaryFolder()
    folder = scratch.path("kept")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let orders = try scratch.write(
      "order_id,at,person_id,amount,currency\no-1,2026-10-05T10:00:00Z,ann,100,USD\n",
      to: "orders.csv")
    let run = try ProgramRun.earshot(["import", "orders", orders, "--store", store])
    try #require(run.exitCode == 0, "\(run.errors)")
    // By a program of its own: a program that this process held open for writing while another test started a child could
    // not be run.
    let copying = try ChildProcess("cp", [Places.program.path, scratch.path("earshot")]).wait()
    try #require(copying.exitCode == 0, "\(copying.errors)")
    try allow(0o755, scratch.path)
  }

  private var store: String { folder + "/store.db" }

  private func allow(_ permissions: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
  }

  /// Root may write everything, so the program is run as the user who owns nothing.
  private func earshot(_ arguments: [String]) throws -> ProgramRun {
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
    return ProgramRun(
      finishing: geteuid() == 0
        ? try ChildProcess(
          "setpriv", nobody + [scratch.path("earshot")] + arguments, in: scratch.path)
        : try ChildProcess(scratch.path("earshot"), arguments, in: scratch.path))
  }

  @Test("answers reports, and tells whoever would write", arguments: [0o555, 0o777])
  func readable(folderPermissions: Int) throws {
    try allow(0o444, store)
    try allow(folderPermissions, folder)
    defer { try? allow(0o755, folder) }
    for report in [["ltv"], ["pipeline"], ["kpis"], ["stages"], ["sources"]] {
      let run = try earshot(["report"] + report + ["--store", store])
      #expect(run.exitCode == 0 && run.errors.isEmpty, "\(report): \(run.errors)")
    }
    #expect(try earshot(["report", "ltv", "--store", store]).output.contains("$100.00"))
    let writing = try earshot(["account", "--time-zone", "America/New_York", "--store", store])
    #expect(writing.exitCode == 1)
    #expect(writing.errors.contains("the store may only be read"), "\(writing.errors)")
  }
}
