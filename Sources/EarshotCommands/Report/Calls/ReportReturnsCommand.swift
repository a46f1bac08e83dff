public import ArgumentParser
import AttributionStore

/// What lines of the report on returns are about.
enum ReturnDimension: String, ExpressibleByArgument, CaseIterable {
  case all
  case channel
  case source
  case campaign
  case keyword
}

/// `earshot report returns`: what money brought.
public struct ReportReturnsCommand: ParsableCommand {
  /// What `earshot report returns --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "returns",
    abstract:
      "Spend beside what it brought: ROI, ROAS, the cost of a call, a lead and a conversion.",
    discussion: """
      What rules assume, what holds in the ledger, and the revenue of the customer database stand side by side.

        earshot report returns --since 2026-10-01 --by source
        earshot report returns --conversion "card sale"

      reports/returns.sql says what each figure is.
      """)

  @Option(help: "What lines are: all, channel, source, campaign or keyword.")
  var by: ReturnDimension = .campaign

  @OptionGroup
  var counted: CountedConversions

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    try QueryReport.returns.print(
      by: by.rawValue, options, with: ["conversion": counted.parameter])
  }
}
