public import ArgumentParser
import PlatformExport

/// `earshot export microsoft`: conversions for the uploads of Microsoft Advertising.
public struct ExportMicrosoftCommand: ParsableCommand {
  /// What `earshot export microsoft --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "microsoft",
    abstract: "Conversions for the uploads of Microsoft Advertising.",
    discussion: """
      The file goes to Conversions › Offline conversions; with --bulk to the bulk upload. Each conversion needs the \
      `msclkid` of the click that led to the call.

        earshot export microsoft --since 80d --platform-name "Phone sale" --out microsoft.csv
      """)

  @Flag(help: "Writes a bulk file.")
  var bulk = false

  @Flag(help: "Adds callers' numbers and e-mail addresses, hashed.")
  var withContacts = false

  @OptionGroup
  var options: ConversionExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if bulk, withContacts {
      throw ValidationError("a bulk file has no contacts: leave out --with-contacts or --bulk")
    }
  }

  /// Checks, writes and counts.
  public mutating func run() throws {
    let naming = options.naming()
    if bulk {
      try ConversionExport(to: MicrosoftBulkFile(naming: naming), options).run()
    } else {
      try ConversionExport(
        to: MicrosoftFile(naming: naming, withContacts: withContacts), options
      ).run()
    }
  }
}
