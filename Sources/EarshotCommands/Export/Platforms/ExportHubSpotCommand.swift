public import ArgumentParser
import PlatformExport

/// `earshot export hubspot`: calls with their conversions as requests of HubSpot.
public struct ExportHubSpotCommand: ParsableCommand {
  /// What `earshot export hubspot --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "hubspot",
    abstract: "Calls with their conversions as requests of HubSpot.",
    discussion: """
      A request (calls, batch/create) on each line, with at most a hundred calls.

        earshot export hubspot --since 1d --out hubspot.jsonl
      """)

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(to: HubSpotCalls(naming: options.naming()), options).run()
  }
}
