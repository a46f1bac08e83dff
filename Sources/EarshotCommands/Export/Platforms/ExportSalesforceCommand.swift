public import ArgumentParser
import PlatformExport

/// `earshot export salesforce`: conversions as tasks for Salesforce's Data Loader.
public struct ExportSalesforceCommand: ParsableCommand {
  /// What `earshot export salesforce --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "salesforce",
    abstract: "Conversions as tasks for Salesforce's Data Loader.",
    discussion: """
      A task for each conversion, with its opportunity, contact or lead where the store has Salesforce's ids.

        earshot export salesforce --since 1d --out tasks.csv
      """)

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(to: SalesforceFile(naming: options.naming()), options).run()
  }
}
