public import ArgumentParser
import AttributionStore
import Diagnostics

/// `earshot report health`: how customers are.
public struct ReportHealthCommand: ParsableCommand {
  /// What `earshot report health --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "A score from 0 to 100 for each customer, with the parts that it is made of.",
    discussion: """
      The parts and their weights are yours: --weights names a JSON file; docs/engagement.md has the ones that count \
      if none is named.

        earshot report health --complaint "wants to cancel" --below 40
        earshot report health --weights health.json --format csv
      """)

  @Option(help: ArgumentHelp("The parts of the score and their weights.", valueName: "file"))
  var weights: String?

  @Option(help: ArgumentHelp("The tag of calls in which people complain.", valueName: "tag"))
  var complaint: String?

  @Option(help: ArgumentHelp("Only customers with a lower score.", valueName: "score"))
  var below: Double = 101

  @Option(help: ArgumentHelp("How many customers are shown as text at most.", valueName: "count"))
  var limit: Int = 50

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Scores and prints.
  public mutating func run() throws {
    let weights = try weights.map(HealthWeightsFile.read) ?? .standard
    let store = try options.openStore()
    let table = try store.table(
      of: .health, by: "all", in: options.period(of: store),
      with: ["complaint": .optional(complaint)])
    let text = HealthText(HealthReport(table, by: weights), below: below, limit: limit)
    switch options.format {
    case .text:
      text.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
    case .csv: text.csvLines.forEach { Terminal.printLine($0) }
    case .json: Terminal.printLine(try MachineReadable.text(of: text.rows))
    }
  }
}
