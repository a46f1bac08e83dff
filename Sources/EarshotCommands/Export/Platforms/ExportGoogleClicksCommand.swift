public import ArgumentParser
import PlatformExport

/// `earshot export google-clicks`: conversions for the upload of Google Ads by click.
public struct ExportGoogleClicksCommand: ParsableCommand {
  /// What `earshot export google-clicks --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "google-clicks",
    abstract: "Conversions for the upload of Google Ads by click.",
    discussion: """
      The file goes to Goals › Conversions › Uploads. Each conversion needs the `gclid` of the click that led to \
      the call: import the visits with it (`earshot import touchpoints`).

        earshot export google-clicks --since 80d --platform-name "Phone sale" --out clicks.csv
        earshot export google-clicks --since 80d --check
      """)

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(to: GoogleClicksFile(naming: options.naming()), options).run()
  }
}
