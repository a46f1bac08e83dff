public import ArgumentParser
import CallModel
import Diagnostics
import RuleCheck
import RuleFormat

/// `earshot rules show`: what a rule looks for, needs and costs.
public struct RulesShowCommand: AsyncParsableCommand {
  /// What `earshot rules show --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Says what a rule looks for, what must be known for it, and what it costs.",
    discussion: """
        earshot rules show "card sale"
        earshot rules show card_sale --rules rules/

      RULE is a rule's name or id.
      """)

  @Argument(help: "A rule, by name or id.")
  var rule: String

  @Option(help: "Rule files, or folders of them.")
  var rules: [String] = ["rules"]

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Looks the rule up, and prints.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let ruleset = try RuleLoading.checkedRules(at: rules, terminal: terminal)
    let rule = try RuleLookup.rule(
      named: rule, in: ruleset, at: rules.joined(separator: ", "))
    let overview = RuleOverview(of: rule)
    switch format {
    case .json:
      Terminal.printLine(
        try MachineReadable.text(of: RuleOverviewJSON(overview, of: rule, in: ruleset)))
    case .text:
      RuleOverviewText(overview: overview, rule: rule, ruleset: ruleset)
        .lines(width: terminal.width).forEach { Terminal.printLine($0) }
    }
  }
}
