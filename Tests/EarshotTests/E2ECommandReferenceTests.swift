import Foundation
import TestSupport
import Testing

@Suite("The reference of commands") struct E2ECommandReferenceTests {
  /// What `--experimental-dump-help` says of a command.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      let names: [Name]?
    }
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The names of its options and of those of the commands below it.
    var optionNames: [String] {
      (arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
        + (subcommands ?? []).flatMap(\.optionNames)
    }
  }

  private struct Help: Decodable { let command: Command }

  @Test("names no option that no command has")
  func options() throws {
    let dump = try ProgramRun.earshot(["--experimental-dump-help"])
    let help = try JSONDecoder().decode(Help.self, from: Data(dump.output.utf8))
    let known = Set(help.command.optionNames)
    let reference = try String(
      contentsOf: Places.repository.appendingPathComponent("docs/commands.md"), encoding: .utf8)
    let named = reference.matches(of: /--([a-z][a-z-]*)/).map { String($0.1) }
    #expect(named.count > 100)
    #expect(Set(named).subtracting(known).sorted() == [])
  }
}
