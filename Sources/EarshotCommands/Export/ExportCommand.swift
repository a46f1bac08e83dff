public import ArgumentParser

/// `earshot export`: stored calls for other programs.
public struct ExportCommand: ParsableCommand {
  /// What `earshot export --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes stored calls with what was found in them for other programs.",
    subcommands: [ExportVConCommand.self, ExportWebVTTCommand.self])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
