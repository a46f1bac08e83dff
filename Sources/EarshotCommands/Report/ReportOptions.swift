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
      from: since?.start, before: until?.end, firstDay: since?.start.day(in: zone),
      lastDay: until.map { Instant(unixMs: $0.end.unixMs - 1).day(in: zone) })
  }

  /// The store, with its sales settled.
  func openStore() throws -> SQLCallStore {
    try SQLCallStore.settled(
      at: store, callersUnder: try contacts.existingKey(besideStore: store))
  }
}
