public import ArgumentParser
import AttributionStore
import Diagnostics
import Foundation

/// `earshot account`: what holds for the whole account.
public struct AccountCommand: ParsableCommand {
  /// What `earshot account --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Shows and sets what holds for the whole account: its time zone.",
    discussion: """
      Days, weeks and months of reports are those of the time zone; of UTC as long as none is set. Nothing that \
      is stored changes with it.

        earshot account --time-zone Europe/London --store earshot.db
        earshot account
      """)

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @Option(
    help: ArgumentHelp(
      "The time zone whose days count, by its name in the IANA database.", valueName: "name"))
  var timeZone: String?

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Sets what is given, and says what holds.
  public mutating func run() throws {
    let wanted = try timeZone.map(Self.zone)
    let store = try SQLCallStore(path: store, opening: .existing)
    if let wanted { try store.setTimeZone(wanted, recordedAt: Clock.now()) }
    let zone = try store.timeZone()
    switch format {
    case .json:
      Terminal.printLine(try MachineReadable.text(of: Settings(timeZone: zone?.identifier)))
    case .text:
      let name = zone?.identifier ?? "UTC, since none is set (--time-zone Europe/London)"
      Terminal.printLine("  time zone: \(name)")
    }
  }

  /// The zone of that name, as the database writes it.
  private static func zone(named name: String) throws(InputError) -> TimeZone {
    let known = TimeZone.knownTimeZoneIdentifiers
    if name.uppercased() == "UTC" { return .gmt }
    if let same = known.first(where: { $0.lowercased() == name.lowercased() }),
      let zone = TimeZone(identifier: same)
    {
      return zone
    }
    // Names that are kept for older ones, such as Asia/Calcutta; offsets and abbreviations have no days of DST.
    if name.contains("/"), let zone = TimeZone(identifier: name) { return zone }
    let city = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let alike = known.filter { !city.isEmpty && $0.lowercased().hasSuffix("/" + city) }
    throw InputError(
      path: "--time-zone", reason: "no time zone is called `\(name)`",
      advice: alike.first.map { "did you mean `\($0)`?" }
        ?? "names are such as Europe/London or America/New_York")
  }

  private struct Settings: Encodable {
    let timeZone: String?

    enum CodingKeys: String, CodingKey { case timeZone = "time_zone" }
  }
}
