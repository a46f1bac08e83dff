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

  /// The calls, and the spend of the same days, by the clocks of the account.
  func period(of store: SQLCallStore) throws(InputError) -> ReportPeriod {
    let zone = try store.timeZone() ?? .gmt
    let (since, until) = (calls.since?.inZone(zone), calls.until?.inZone(zone))
    return ReportPeriod(
      from: since?.start, before: until?.end, firstDay: since.map { Self.day($0.start, zone) },
      lastDay: until.map { Self.day(Instant(unixMs: $0.end.unixMs - 1), zone) })
  }

  /// The day of an instant.
  private static func day(_ instant: Instant, _ zone: TimeZone) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = zone
    formatter.dateFormat = "yyyy-MM-dd"
    return formatter.string(from: Date(timeIntervalSince1970: Double(instant.unixMs) / 1000))
  }

  /// The store, which must be there, with its calls joined to people where the key is known.
  func openStore() throws -> SQLCallStore {
    try SQLCallStore(
      path: store, opening: .existing, callersUnder: try contacts.existingKey(besideStore: store))
  }
}
