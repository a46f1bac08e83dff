import Foundation
import TestSupport
import Testing

@Suite("Output") struct E2EOutputTests {
  /// Runs the program in a shell, which leads its output where `redirection` says.
  private func run(_ arguments: String, _ redirection: String) throws -> ProgramRun {
    ProgramRun(
      finishing: try ChildProcess(
        "sh", ["-c", "exec \"$0\" \(arguments) \(redirection)", Places.program.path],
        in: Places.repository.path))
  }

  @Test("that nothing takes is told, exit code 1", arguments: [">/dev/full", ">&-"])
  func full(redirection: String) throws {
    let run = try run("rules fields", redirection)
    #expect(run.exitCode == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("standard output: cannot be written: "))
  }

  @Test("of warnings that nothing takes does not stop the work", arguments: ["/dev/full", "&-"])
  func fullErrors(place: String) throws {
    let scratch = try TemporaryFolder()
    let store = scratch.path("earshot.db")
    let run = try run(
      "import spend docs/formats/samples/spend.csv docs/formats/samples/orders.csv --store \(store)",
      "2>\(place)")
    #expect(run.exitCode == 1)
    let wrong = try self.run("rules fild", "2>\(place)")
    #expect(wrong.exitCode == 2)
  }

  @Test("to a pipe or through a link goes there, and takes the place of neither")
  func kept() throws {
    let scratch = try TemporaryFolder()
    let store = scratch.path("earshot.db")
    let calls = try scratch.write(
      "id,started,caller.number\nc-1,2026-10-03T18:22:00Z,+12125550100\n", to: "calls.csv")
    #expect(try run("import calls \(calls) --store \(store)", "").exitCode == 0)
    let file = try scratch.write("old", to: "list.csv")
    let (link, pipe) = (scratch.path("link.csv"), scratch.path("pipe"))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(mkfifo(pipe, 0o600) == 0)
    let export = "export audience --for google --store \(store) --out"

    #expect(try run("\(export) \(link)", "").exitCode == 0)
    let list = try String(contentsOfFile: file, encoding: .utf8)
    #expect(list.hasPrefix("Email,Phone\n"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)

    let read = try run("\(export) \(pipe)", "& cat \(pipe); wait")
    #expect(read.output == list)
    #expect(try run("\(export) /dev/stdout", "").output == list)
  }
}
