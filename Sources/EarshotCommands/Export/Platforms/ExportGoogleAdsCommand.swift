public import ArgumentParser
import PlatformExport

/// `earshot export google-ads`: conversions as requests of the Google Ads API.
public struct ExportGoogleAdsCommand: ParsableCommand {
  /// What `earshot export google-ads --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "google-ads",
    abstract: "Conversions as requests of the Google Ads API.",
    discussion: """
      A request on each line. A conversion goes by its click, else, where --call-action is given, by its call; \
      requests by call stand in a file of their own.

        earshot export google-ads --customer-id 123-456-7890 --click-action 1111 --call-action 2222 \\
          --since 80d --out conversions.jsonl
      """)

  @Option(help: ArgumentHelp("The account's number, ten digits.", valueName: "number"))
  var customerID: GoogleAccountNumber

  @OptionGroup
  var actions: GoogleActionOptions

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(
      to: GoogleAdsRequests(
        customerID: customerID.digits, actions: actions.actions, naming: options.naming()), options
    ).run()
  }
}
