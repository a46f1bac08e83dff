import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation

/// What all reports ask: which store, which calls, and how it is printed.
struct ReportOptions: ParsableArguments {
  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var calls: PeriodOptions

  @Option(help: "What is printed: text, json or csv.")
  var format: TableFormat = .text

  init() {}

  /// The calls, and the spend of the same days.
  var period: ReportPeriod {
    ReportPeriod(
      from: calls.since?.start, before: calls.until?.end,
      firstDay: calls.since.map { Self.day($0.start) },
      lastDay: calls.until.map { Self.day(Instant(unixMs: $0.end.unixMs - 1)) })
  }

  /// The day of an instant in the time zone of this computer.
  private static func day(_ instant: Instant) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .current
    formatter.dateFormat = "yyyy-MM-dd"
    return formatter.string(from: Date(timeIntervalSince1970: Double(instant.unixMs) / 1000))
  }

  /// The store, which must be there, with its calls joined to people where the key is known.
  func openStore() throws -> SQLiteCallStore {
    try SQLiteCallStore(
      path: store, opening: .existing, callersUnder: try contacts.existingKey(besideStore: store))
  }
}
