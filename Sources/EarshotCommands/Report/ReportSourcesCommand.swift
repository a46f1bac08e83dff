public import ArgumentParser
import AttributionStore

/// `earshot report sources`: where calls came from.
public struct ReportSourcesCommand: ParsableCommand {
  /// What `earshot report sources --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Inbound calls by where they came from, what they brought, and what that cost.",
    discussion: """
      Where the calls file does not say it, the number tells: what it was shown for when it was dialled, or \
      which session had it then. A session of direct traffic counts for the visitor's last visit that was \
      not direct. Where several campaigns or visitors come into question, none is chosen.

        earshot report sources --store earshot.db --since 2026-10-01
        earshot report sources --by keyword --format csv
      """)

  @Option(help: "What is counted: channel, campaign or keyword.")
  var by: SourceReport.Dimension = .campaign

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    let report = try options.openStore().sourceReport(by: by, in: options.period)
    switch options.format {
    case .text:
      SourceReportText(report, by: by).lines(width: Terminal.current().width)
        .forEach { Terminal.printLine($0) }
    case .json:
      Terminal.printLine(try MachineReadable.text(of: SourceReportJSON(report, by: by)))
    case .csv: SourceReportText(report, by: by).csvLines().forEach { Terminal.printLine($0) }
    }
  }
}

extension SourceReport.Dimension: ExpressibleByArgument {}
