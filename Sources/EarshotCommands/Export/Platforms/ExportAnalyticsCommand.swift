public import ArgumentParser
import PlatformExport

/// `earshot export ga4`: conversions as requests of Google Analytics' Measurement Protocol.
public struct ExportAnalyticsCommand: ParsableCommand {
  /// What `earshot export ga4 --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "ga4",
    abstract: "Conversions as requests of Google Analytics' Measurement Protocol.",
    discussion: """
      A request on each line, about one browser each. Analytics takes an event for three days. Without \
      --platform-name events are called generate_lead; purchase needs a value.

        earshot export ga4 --since 2d --out ga4.jsonl
      """)

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(
      to: AnalyticsEvents(naming: options.naming(standard: "generate_lead")), options
    ).run()
  }
}
