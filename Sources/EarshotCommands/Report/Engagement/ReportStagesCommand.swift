public import ArgumentParser
import AttributionStore

/// `earshot report stages`: how far people have come.
public struct ReportStagesCommand: ParsableCommand {
  /// What `earshot report stages --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "How far people have come: awareness, consideration, decision, retention, advocacy.",
    discussion: """
      Of everybody who is known by any name, now or at the end of --until.

        earshot report stages --advocacy "would recommend"
        earshot report stages --by person --format csv

      reports/journey-stages.sql says what each stage is.
      """)

  @Option(help: "What lines are: stage or person.")
  var by: StageDimension = .stage

  @Option(help: ArgumentHelp("The tag of calls in which people recommend.", valueName: "tag"))
  var advocacy: String?

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    try (by == .person ? QueryReport.peopleStages : .journeyStages)
      .print(by: by.rawValue, options, with: ["advocacy": .optional(advocacy)])
  }
}

/// What lines of the report on stages are.
enum StageDimension: String, ExpressibleByArgument, CaseIterable {
  case stage
  case person
}
