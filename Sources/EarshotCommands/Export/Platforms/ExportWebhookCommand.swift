public import ArgumentParser
import PlatformExport

/// `earshot export webhook`: conversions as documents for a receiver of your own.
public struct ExportWebhookCommand: ParsableCommand {
  /// What `earshot export webhook --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Conversions as documents for a receiver of your own.",
    discussion: """
      A document on each line (docs/formats/webhook.md).

        earshot export webhook --since 1d > conversions.jsonl
      """)

  @Flag(help: "Adds callers' numbers and e-mail addresses in clear.")
  var withContacts = false

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(
      to: WebhookDocument(naming: options.naming(), withContacts: withContacts), options
    ).run()
  }
}
