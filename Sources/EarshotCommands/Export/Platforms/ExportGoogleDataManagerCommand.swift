public import ArgumentParser
import PlatformExport

/// `earshot export google-data-manager`: conversions as requests of Google's Data Manager API.
public struct ExportGoogleDataManagerCommand: ParsableCommand {
  /// What `earshot export google-data-manager --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "google-data-manager",
    abstract: "Conversions as requests of Google's Data Manager API.",
    discussion: """
      A request (events:ingest) on each line. A conversion goes by its click, else, where --call-action is given, \
      by its call. Numbers and addresses are hashed.

        earshot export google-data-manager --account-id 123-456-7890 --click-action 1111 --since 80d
      """)

  @Option(help: ArgumentHelp("The account's number, ten digits.", valueName: "number"))
  var accountID: GoogleAccountNumber

  @Option(
    help: ArgumentHelp(
      "The number of the manager's account that has access to it.", valueName: "number"))
  var managerID: GoogleAccountNumber?

  @OptionGroup
  var actions: GoogleActionOptions

  @Flag(help: "Lets Google look at the requests and book nothing.")
  var validateOnly = false

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    let platform = GoogleDataManagerRequests(
      accountID: accountID.digits, loginAccountID: managerID?.digits, actions: actions.actions,
      naming: options.naming(), validatesOnly: validateOnly)
    try ConversionExport(to: platform, options).run()
  }
}
