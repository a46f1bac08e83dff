public import ArgumentParser
import AttributionStore

/// What lines of the report on what was sold by phone are about.
enum PhoneShareDimension: String, ExpressibleByArgument, CaseIterable {
  case channel
  case source
  case campaign
}

/// `earshot report phone-share`: which part of what a channel sold was sold by phone.
public struct ReportPhoneShareCommand: ParsableCommand {
  /// What `earshot report phone-share --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "phone-share",
    abstract: "Which part of what each channel sold was sold by phone.",
    discussion: """
      What e-mail sells by phone is in no report on its clicks.

        earshot report phone-share --since 2026-10-01
        earshot report phone-share --by campaign --conversion "card sale"

      reports/phone-share.sql says what each figure is.
      """)

  @Option(help: "What lines are: channel, source or campaign.")
  var by: PhoneShareDimension = .channel

  @OptionGroup
  var counted: CountedConversions

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    try QueryReport.phoneShare.print(
      by: by.rawValue, options, with: ["conversion": counted.parameter])
  }
}
