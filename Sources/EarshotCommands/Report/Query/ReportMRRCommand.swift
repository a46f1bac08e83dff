public import ArgumentParser

/// What lines of a report on subscriptions are about.
enum SubscriptionDimension: String, ExpressibleByArgument, CaseIterable {
  case source
  case segment
}

/// `earshot report mrr`: what subscriptions bring.
public struct ReportMRRCommand: ParsableCommand {
  /// What `earshot report mrr --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "mrr",
    abstract: "What subscriptions bring in a month and a year, and what customers have brought.",
    discussion: """
      As things stand now, or with --until at the end of a day.

        earshot report mrr --store earshot.db --by segment

      reports/mrr.sql says what each figure is.
      """)

  @Option(help: "What is counted: source or segment.")
  var by: SubscriptionDimension = .source

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws { try QueryReport.mrr.print(by: by.rawValue, options) }
}
