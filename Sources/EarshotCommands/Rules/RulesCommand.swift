public import ArgumentParser

/// `earshot rules`: everything that is done with rules and no recording.
public struct RulesCommand: AsyncParsableCommand {
  /// What `earshot rules --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Checks, mends, formats, tests and shows rules; applies them to stored calls.",
    subcommands: [
      RulesCheckCommand.self, RulesFixCommand.self, RulesFmtCommand.self, RulesTestCommand.self,
      RulesBacktestCommand.self, RulesProfileCommand.self, RulesImportCommand.self,
      RulesApplyCommand.self, RulesShowCommand.self, RulesAstCommand.self,
      RulesFromJSONCommand.self, RulesUpgradeCommand.self, RulesFieldsCommand.self,
      RulesLimitsCommand.self, RulesHelpCommand.self, RulesLspCommand.self,
    ])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
