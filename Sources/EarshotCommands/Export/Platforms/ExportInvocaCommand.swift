public import ArgumentParser
import PlatformExport

/// `earshot export invoca`: conversions as requests of Invoca's Signal API.
public struct ExportInvocaCommand: ParsableCommand {
  /// What `earshot export invoca --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "invoca",
    abstract: "Conversions as requests of Invoca's Signal API.",
    discussion: """
      A request on each line. Invoca finds the call by its start, the caller's number and its length.

        earshot export invoca --since 1d --out signals.jsonl
      """)

  // Made of the property's name, it would be `--invocas-i-ds`.
  @Flag(
    name: .customLong("invocas-ids"),
    help: "The calls of the store have Invoca's own ids (complete_call_id).")
  var invocasIDs = false

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks, writes and counts.
  public mutating func run() throws {
    try ConversionExport(
      to: InvocaSignals(naming: options.naming(), callsAreInvocas: invocasIDs), options
    ).run()
  }
}
