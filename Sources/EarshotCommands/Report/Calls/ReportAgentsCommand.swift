public import ArgumentParser
import AttributionStore

/// What lines of the report on agents are about.
enum AgentDimension: String, ExpressibleByArgument, CaseIterable {
  case agent
  case team
}

/// `earshot report agents`: what agents make of calls.
public struct ReportAgentsCommand: ParsableCommand {
  /// What `earshot report agents --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "agents",
    abstract: "Calls, talk time, conversion rate and value, by agent or team.",
    discussion: """
      The agent is the one that the calls file names (agent.id, agent.team).

        earshot report agents --since 2026-10-01 --conversion "card sale"

      reports/agents.sql says what each figure is.
      """)

  @Option(help: "What lines are: agent or team.")
  var by: AgentDimension = .agent

  @OptionGroup
  var counted: CountedConversions

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    try QueryReport.agents.print(
      by: by.rawValue, options, with: ["conversion": counted.parameter])
  }
}
