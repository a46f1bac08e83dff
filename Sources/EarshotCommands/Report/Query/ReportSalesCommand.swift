public import ArgumentParser

/// `earshot report sales`: what rules assumed and what was sold.
public struct ReportSalesCommand: ParsableCommand {
  /// What `earshot report sales --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "sales",
    abstract: "What rules assumed and what was sold, side by side.",
    discussion: """
      A deal that is won takes the place of what a rule assumed, as a row of the ledger; one that opens again \
      gives it back.

        earshot report sales --store earshot.db --by campaign

      reports/sales.sql says what each figure is.
      """)

  @Option(help: "What is counted: channel or campaign.")
  var by: DealDimension = .channel

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws { try QueryReport.sales.print(by: by.rawValue, options) }
}
