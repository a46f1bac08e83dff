public import ArgumentParser

/// `earshot rules`: everything that is done with rules and no recording.
public struct RulesCommand: AsyncParsableCommand {
  /// What `earshot rules --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Checks and formats rules, and applies them to calls that are in a store.",
    subcommands: [
      RulesCheckCommand.self, RulesFmtCommand.self, RulesApplyCommand.self,
      RulesAstCommand.self, RulesFromJSONCommand.self, RulesFieldsCommand.self,
      RulesLimitsCommand.self, RulesHelpCommand.self,
    ])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
