public import ArgumentParser

/// `earshot rules`: everything that is done with rules and no call.
public struct RulesCommand: AsyncParsableCommand {
  /// What `earshot rules --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Checks the rules that marketers write.",
    subcommands: [RulesCheckCommand.self])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
