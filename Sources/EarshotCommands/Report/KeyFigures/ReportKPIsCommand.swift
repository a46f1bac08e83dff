public import ArgumentParser
import AttributionStore
import Foundation

/// What lines of the key figures are about.
enum KeyFigureDimension: String, ExpressibleByArgument, CaseIterable {
  case all
  case channel
  case source
  case campaign
  case keyword
  case landingPage = "landing-page"
  case region
  case adVersion = "ad-version"
  case device
  case day
  case week
  case month

  /// Whether lines follow each other in time.
  var isCalendar: Bool { [.day, .week, .month].contains(self) }
}

/// `earshot report kpis`: the key figures of calls.
public struct ReportKPIsCommand: ParsableCommand {
  /// What `earshot report kpis --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "kpis",
    abstract:
      "The eight key figures of calls, for all of them or by where they came from and when.",
    discussion: """
      Share, volume, length, new callers, conversion, abandonment, cost per conversion, and the part whose \
      keyword is known. Inbound calls count; days, weeks and months are those of the account's time zone.

        earshot report kpis --since 2026-10-01 --until 2026-10-31
        earshot report kpis --by campaign --conversion "card sale"
        earshot report kpis --by week --format csv

      docs/kpis.md says what each figure is and what it is a part of; each is a query in reports/.
      """)

  @Option(
    help: """
      What lines are: all, channel, source, campaign, keyword, landing-page, region, ad-version, device, day, week \
      or month.
      """)
  var by: KeyFigureDimension = .all

  @OptionGroup
  var counted: CountedConversions

  @Option(
    help: ArgumentHelp(
      "Who hangs up sooner than this, unanswered, does not count as lost.", valueName: "seconds"))
  var shortWait: Int = 0

  @Option(
    help: ArgumentHelp(
      "After how many days without a call a caller is new again.", valueName: "days"))
  var lookback: Int = 30

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Says what no call can fulfil.
  public func validate() throws {
    guard shortWait >= 0 else { throw ValidationError("--short-wait is a number of seconds") }
    guard lookback > 0 else { throw ValidationError("--lookback is a number of days") }
  }

  /// Counts and prints.
  public mutating func run() throws {
    let store = try options.openStore()
    var parameters: [String: QueryTable.Value] = [
      "short_s": .integer(Int64(shortWait)), "lookback_days": .integer(Int64(lookback)),
    ]
    parameters["conversion"] = counted.parameter
    let tables = try store.tables(
      of: ReportQuery.keyFigures, by: by.rawValue, in: options.period(of: store), with: parameters)
    let figures = KeyFigures(tables, inOrderOfTime: by.isCalendar)
    let zone = try store.timeZone()?.identifier
    switch options.format {
    case .text:
      let text = KeyFiguresText(
        figures, by: by.rawValue, shortWait: shortWait, lookback: lookback, timeZone: zone)
      text.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
    case .json:
      Terminal.printLine(
        try MachineReadable.text(of: KeyFiguresJSON(figures, by: by.rawValue, timeZone: zone)))
    case .csv: KeyFiguresCSV(figures).lines.forEach { Terminal.printLine($0) }
    }
    try store.noteSharedNames(by: by.rawValue)
    if let conversion = counted.conversion,
      !figures.lines.contains(where: { ($0["converting"].number ?? 0) > 0 })
    {
      Terminal.writeError("  note: no call of the period has a conversion called `\(conversion)`\n")
    }
  }
}
