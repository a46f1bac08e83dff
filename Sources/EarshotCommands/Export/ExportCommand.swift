public import ArgumentParser

/// `earshot export`: stored calls and conversions for other programs and for platforms.
public struct ExportCommand: ParsableCommand {
  /// What `earshot export --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes calls and tables for other programs, and conversions as platforms take them.",
    discussion: """
      What a platform would refuse, or take wrongly, stays here, with the reason and what to do about it. Nothing \
      is sent anywhere.
      """,
    subcommands: [ExportVConCommand.self, ExportWebVTTCommand.self, ExportTablesCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Conversions",
        subcommands: [
          ExportGoogleClicksCommand.self, ExportGoogleCallsCommand.self,
          ExportGoogleAdsCommand.self,
          ExportGoogleDataManagerCommand.self, ExportMicrosoftCommand.self, ExportMetaCommand.self,
          ExportAnalyticsCommand.self, ExportHubSpotCommand.self, ExportSalesforceCommand.self,
          ExportInvocaCommand.self, ExportWebhookCommand.self,
        ]),
      CommandGroup(name: "People", subcommands: [ExportAudienceCommand.self]),
    ])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
