public import ArgumentParser
import PlatformExport

/// `earshot export google-calls`: conversions for the upload of Google Ads by call.
public struct ExportGoogleCallsCommand: ParsableCommand {
  /// What `earshot export google-calls --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "google-calls",
    abstract: "Conversions for the upload of Google Ads by call.",
    discussion: """
      For calls from call assets and from numbers that Google shows: Google knows them by the caller's number and \
      the start. They can be told twelve hours after the call, for ninety days.

        earshot export google-calls --since 80d --platform-name "Phone sale" --out calls.csv
      """)

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(to: GoogleCallsFile(naming: options.naming()), options).run()
  }
}
