public import ArgumentParser
import Attribution
import AttributionStore

/// `earshot report attribution`: what each source earned.
public struct ReportAttributionCommand: ParsableCommand {
  /// What `earshot report attribution --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "attribution",
    abstract: "What each source earned of the conversions that hold, by nine models side by side.",
    discussion: """
      A person's visits, clicks, chats and calls are one journey. Each conversion of a call is shared out \
      among what came before it, whole: the sum of each column is the revenue. What nobody knows the source \
      of is told and not guessed.

        earshot report attribution --store earshot.db --since 2026-10-01
        earshot report attribution --by campaign --model last-non-direct --model markov --lookback 90
      """)

  @Option(help: "A model; may be given more than once. All nine if not given.")
  var model: [AttributionModel] = []

  @Option(help: "What lines are about: channel, campaign, source, keyword or landing-page.")
  var by: CreditDimension = .channel

  @Option(help: ArgumentHelp("Shares out conversions of this name only.", valueName: "name"))
  var conversion: String?

  @OptionGroup
  var choices: AttributionOptions

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Shares out and prints.
  public mutating func run() throws {
    var request = AttributionRequest()
    if !model.isEmpty { request.models = AttributionModel.allCases.filter(model.contains) }
    request.dimension = by
    request.settings = choices.settings
    request.conversion = conversion
    let store = try options.openStore()
    request.period = try options.period(of: store)
    let report = try store.attributionReport(request)
    switch options.format {
    case .text:
      AttributionText(report, for: request).lines(width: Terminal.current().width)
        .forEach { Terminal.printLine($0) }
    case .json:
      Terminal.printLine(try MachineReadable.text(of: AttributionJSON(report, for: request)))
    case .csv:
      AttributionCSV(report, for: request).lines.forEach { Terminal.printLine($0) }
    }
    try store.noteSharedNames(by: by.rawValue)
  }
}

extension AttributionModel: ExpressibleByArgument {}
extension AttributionSettings.DirectTraffic: ExpressibleByArgument {}
extension CreditDimension: ExpressibleByArgument {}
