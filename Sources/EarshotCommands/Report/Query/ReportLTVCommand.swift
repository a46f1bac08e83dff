public import ArgumentParser

/// What lines of the report on customers are about.
enum CustomerDimension: String, ExpressibleByArgument, CaseIterable {
  case source
  case campaign
  case segment
}

/// `earshot report ltv`: what customers have brought.
public struct ReportLTVCommand: ParsableCommand {
  /// What `earshot report ltv --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "ltv",
    abstract:
      "What customers have brought from all that they bought, by source, campaign or segment.",
    discussion: """
      Deals, orders and subscriptions of one person are one customer's, who came from where the first sale did.

        earshot report ltv --by segment

      reports/ltv.sql says what each figure is.
      """)

  @Option(help: "What is counted: source, campaign or segment.")
  var by: CustomerDimension = .source

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    try QueryReport.lifetimeValue.print(by: by.rawValue, options)
  }
}
