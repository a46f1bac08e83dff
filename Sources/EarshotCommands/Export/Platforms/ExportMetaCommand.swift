public import ArgumentParser
import PlatformExport

/// `earshot export meta`: conversions as requests of Meta's Conversions API.
public struct ExportMetaCommand: ParsableCommand {
  /// What `earshot export meta --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "meta",
    abstract: "Conversions as requests of Meta's Conversions API.",
    discussion: """
      A request on each line, with at most a thousand events. Meta takes an event for seven days. Numbers and \
      addresses are hashed.

        earshot export meta --since 6d --platform-name Purchase --out meta.jsonl
      """)

  @Option(
    help: ArgumentHelp(
      "The code of Meta's page for tests: events show up there and count for nothing.",
      valueName: "code"))
  var testCode: String?

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(
      to: MetaEvents(naming: options.naming(), testCode: testCode), options
    ).run()
  }
}
