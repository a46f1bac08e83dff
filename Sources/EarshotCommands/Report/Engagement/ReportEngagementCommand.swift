public import ArgumentParser
import AttributionStore

/// What a report on engagement is about.
enum EngagementPart: String, ExpressibleByArgument, CaseIterable {
  case web
  case social
  case email
  case push
  case active
  case revenue

  fileprivate var report: QueryReport {
    switch self {
    case .web: .webEngagement
    case .social: .socialEngagement
    case .email: .emailEngagement
    case .push: .pushEngagement
    case .active: .activePeople
    case .revenue: .engagedRevenue
    }
  }

  /// What lines may be, the first if nothing is said.
  fileprivate var dimensions: [String] {
    switch self {
    case .web: ["all", "page", "day", "week", "month"]
    case .social: ["all", "source", "campaign", "post", "day", "week", "month"]
    case .email: ["all", "email", "campaign", "day", "week", "month"]
    case .push: ["all", "push", "campaign", "day", "week", "month"]
    case .active, .revenue: ["all"]
    }
  }
}

/// `earshot report engagement`: what people do besides calling.
public struct ReportEngagementCommand: ParsableCommand {
  /// What `earshot report engagement --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "engagement",
    abstract: "What people do with pages, posts and messages, and what they buy who do.",
    discussion: """
      web: time on page, pages in a session, visitors who return; social: interactions and their part of \
      impressions; email, push: opened, clicked; active: people of a day, a week and a month; revenue: what engaged \
      people buy, against the others.

        earshot report engagement web --by page
        earshot report engagement email --by campaign --since 2026-10-01

      docs/engagement.md says what each figure is; each is a query in reports/.
      """)

  @Argument(help: "web, social, email, push, active or revenue.")
  var part: EngagementPart

  @Option(
    help: """
      What lines are: all, day, week or month; of web also page, of social source, campaign or post, of email email or \
      campaign, of push push or campaign.
      """)
  var by: String = "all"

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Says which lines there are.
  public func validate() throws {
    guard part.dimensions.contains(by) else {
      throw ValidationError(
        "--by of \(part.rawValue) is one of: \(part.dimensions.joined(separator: ", "))")
    }
  }

  /// Counts and prints.
  public mutating func run() throws { try part.report.print(by: by, options) }
}
