public import ArgumentParser
import AttributionStore
import Foundation

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
        earshot report sources --unresolved
      """)

  @Option(help: "What is counted: channel, campaign or keyword.")
  var by: SourceReport.Dimension = .campaign

  @Flag(help: "Lists the calls of which nobody can say where they came from, and why.")
  var unresolved = false

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    let store = try options.openStore()
    let period = try options.period(of: store)
    if unresolved {
      return try print(UnresolvedCalls(try store.unresolvedCalls(in: period)))
    }
    let report = try store.sourceReport(by: by, in: period)
    switch options.format {
    case .text:
      SourceReportText(report, by: by).lines(width: Terminal.current().width)
        .forEach { Terminal.printLine($0) }
    case .json:
      Terminal.printLine(try MachineReadable.text(of: SourceReportJSON(report, by: by)))
    case .csv: SourceReportText(report, by: by).csvLines().forEach { Terminal.printLine($0) }
    }
    try store.noteSharedNames(by: by.rawValue)
  }

  private func print(_ calls: UnresolvedCalls) throws {
    switch options.format {
    case .text:
      calls.lines(width: Terminal.current().width, timeZone: .current)
        .forEach { Terminal.printLine($0) }
    case .json: Terminal.printLine(try MachineReadable.text(of: calls.rows))
    case .csv: calls.csvLines.forEach { Terminal.printLine($0) }
    }
  }
}

extension SourceReport.Dimension: ExpressibleByArgument {}
