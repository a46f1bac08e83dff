public import ArgumentParser
import PlatformExport

/// `earshot export salesforce`: conversions for Salesforce's Data Loader.
public struct ExportSalesforceCommand: ParsableCommand {
  /// What `earshot export salesforce --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "salesforce",
    abstract: "Conversions as tasks, or sources of opportunities, for Salesforce's Data Loader.",
    discussion: """
      A task for each conversion, with its opportunity, contact or lead where the store has Salesforce's ids. With \
      --opportunities an update of each opportunity instead: the channel and the campaign of the call that led to it.

        earshot export salesforce --since 1d --out tasks.csv
        earshot export salesforce --since 30d --opportunities --out opportunities.csv
      """)

  @Flag(help: "Updates opportunities instead of adding tasks.")
  var opportunities = false

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if opportunities, options.platformName != nil {
      throw ValidationError("opportunities have no name of a conversion: leave out --platform-name")
    }
  }

  /// Checks, writes and counts.
  public mutating func run() throws {
    if opportunities {
      try ConversionExport(to: SalesforceOpportunities(), options).run()
    } else {
      try ConversionExport(to: SalesforceFile(naming: options.naming()), options).run()
    }
  }
}
