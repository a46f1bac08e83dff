public import ArgumentParser

/// `earshot report`: what calls brought, and what earned them.
public struct ReportCommand: ParsableCommand {
  /// What `earshot report --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Says where calls came from, what they brought, and what that cost.",
    subcommands: [
      ReportKPIsCommand.self, ReportSourcesCommand.self, ReportMentionsCommand.self,
      ReportAgentsCommand.self, ReportServiceCommand.self, ReportPhoneShareCommand.self,
      ReportReturnsCommand.self, ReportAttributionCommand.self, ReportPipelineCommand.self,
      ReportSalesCommand.self, ReportDuplicatesCommand.self, ReportMRRCommand.self,
      ReportLTVCommand.self,
      ReportJourneysCommand.self,
      ReportEngagementCommand.self, ReportStagesCommand.self, ReportHealthCommand.self,
    ])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
