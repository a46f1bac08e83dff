public import ArgumentParser
import AttributionStore
import Foundation

/// `earshot report journeys`: one person's way.
public struct ReportJourneysCommand: ParsableCommand {
  /// What `earshot report journeys --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "journeys",
    abstract: "Everything that one person met, said and bought, in order of time.",
    discussion: """
      The person is a call's id, a telephone number with its country code, an e-mail address, a visitor's id \
      or a customer number; where a name can mean several, write its kind before it. Under the journey stands \
      what ties the person's names together, and before it the stage that the person has reached, as \
      `earshot report stages` counts it.

        earshot report journeys c-1001 --store earshot.db
        earshot report journeys +12125550100 --zone America/New_York
        earshot report journeys customer:42 --format json
      """)

  @Argument(help: "Who.")
  var person: String

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup
  var contacts: ContactKeyOptions

  @Option(help: ArgumentHelp("The tag of calls in which people recommend.", valueName: "tag"))
  var advocacy: String?

  @Option(
    help: ArgumentHelp(
      "Stages are those at the end of this day, or before this time; now if not given.",
      valueName: "day"))
  var until: DayOrInstant?

  @Option(help: "The time zone of times, such as America/New_York; UTC if not given.")
  var zone: String?

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Reads and prints.
  public mutating func run() throws {
    let zone = try timeZone()
    let key = try contacts.existingKey(besideStore: store)
    let opened = try SQLCallStore.settled(at: store, callersUnder: key)
    let end = until?.inZone(try opened.timeZone() ?? .gmt).end
    let journey = try opened.personJourney(
      of: PersonSearch(person, key: key),
      stages: StageRequest(before: end ?? Clock.now(), advocacy: advocacy))
    switch format {
    case .text:
      JourneyText(journey, timeZone: zone).lines(width: Terminal.current().width)
        .forEach { Terminal.printLine($0) }
    case .json: Terminal.printLine(try MachineReadable.text(of: JourneyJSON(journey)))
    }
  }

  private func timeZone() throws -> TimeZone {
    guard let zone else { return .gmt }
    guard let timeZone = TimeZone(identifier: zone) else {
      throw ValidationError("there is no time zone `\(zone)`; write it as America/New_York")
    }
    return timeZone
  }
}
