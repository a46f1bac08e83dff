public import ArgumentParser
import Diagnostics
import Foundation

/// `earshot`: hears the words that matter in recorded calls and turns them into conversions.
public struct EarshotCommand: AsyncParsableCommand {
  /// What `earshot --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "earshot",
    abstract: "Hears the words that matter in recorded calls and turns them into conversions.",
    discussion: """
      Start with the recordings that come with the project:

        earshot run audio-fixtures/calls --calls audio-fixtures/calls.csv --rules rules/ --store earshot.db

      Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 3 some recordings failed and the rest are booked.
      """,
    version: "earshot \(EarshotVersion.current)",
    subcommands: [
      RunCommand.self, ExplainCommand.self, SearchCommand.self, SpotCommand.self, RulesCommand.self,
      IndexCommand.self, ImportCommand.self, ExportCommand.self, DeliverCommand.self,
      DeliveriesCommand.self, ReportCommand.self,
      PeopleCommand.self, AccountCommand.self, StoreCommand.self, TranscribeCommand.self,
    ])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Parses the arguments of this process, runs the command that they name, and ends the process
  /// with the exit code that the command or its error stands for.
  public static func runFromCommandLine() async -> Never {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Foundation.exit(ExitStatus.done.rawValue)
    } catch let status as ExitStatus {
      Foundation.exit(status.rawValue)
    } catch let error as InputError {
      Terminal.writeError("\(error)\n")
      Foundation.exit(ExitStatus.inputHasErrors.rawValue)
    } catch let errors as InputErrors {
      Terminal.writeError("\(errors)\n")
      Foundation.exit(ExitStatus.inputHasErrors.rawValue)
    } catch {
      let message = fullMessage(for: error)
      // Help and the version are asked for: they are answers, on standard output.
      guard exitCode(for: error) != .success else {
        Terminal.printLine(message)
        Foundation.exit(ExitStatus.done.rawValue)
      }
      Terminal.writeError(message + "\n")
      let isUsage = exitCode(for: error) == .validationFailure
      Foundation.exit((isUsage ? ExitStatus.wrongUsage : .inputHasErrors).rawValue)
    }
  }
}
