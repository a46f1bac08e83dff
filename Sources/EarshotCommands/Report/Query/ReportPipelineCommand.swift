public import ArgumentParser

/// What lines of reports on deals are about.
enum DealDimension: String, ExpressibleByArgument, CaseIterable {
  case channel
  case campaign
}

/// `earshot report pipeline`: what leads became and what they cost.
public struct ReportPipelineCommand: ParsableCommand {
  /// What `earshot report pipeline --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Leads, opportunities, sales, revenue and what they cost, by where they came from.",
    discussion: """
      A deal comes from the call that led to it: the one that it names, else the last one of its person before \
      it was opened. Where there is none, from the last thing that the person met.

        earshot report pipeline --store earshot.db --since 2026-10-01
        earshot report pipeline --stages --by campaign

      reports/pipeline.sql and reports/pipeline-stages.sql say what each figure is.
      """)

  @Option(help: "What is counted: channel or campaign.")
  var by: DealDimension = .channel

  @Flag(help: "What is open, stage by stage, instead.")
  var stages = false

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() throws {
    try (stages ? QueryReport.stages : .pipeline).print(by: by.rawValue, options)
  }
}
