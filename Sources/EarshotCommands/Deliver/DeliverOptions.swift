import ArgumentParser
import AttributionStore
import CallModel
import Delivery
import Diagnostics
import PlatformExport

/// What delivering asks: which store, which destinations, and which calls.
struct DeliverOptions: ParsableArguments {
  @Option(help: "The store.")
  var store: String = "earshot.db"

  @Option(
    help: ArgumentHelp(
      "The file that describes destinations; earshot.destinations for earshot.db if not given.",
      valueName: "file"))
  var destinations: String?

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var calls: PeriodOptions

  init() {}

  /// A store, and whom to tell.
  struct Opened {
    let store: SQLCallStore
    let key: ContactKey?
    let file: DestinationsFile
    let destinations: [Destination]
    let period: ConversionQuery
  }

  /// Opens the store and reads the file; each of `names` must be in it.
  func open(_ names: [String]) throws(InputError) -> Opened {
    let file = try DestinationsFile(path: destinations ?? Self.path(besideStore: store))
    var named: [Destination] = []
    for name in names where !named.contains(where: { $0.name == name }) {
      named.append(try file.destination(named: name))
    }
    let key = try contacts.existingKey(besideStore: store)
    return Opened(
      store: try SQLCallStore(path: store, opening: .existing, callersUnder: key), key: key,
      file: file, destinations: named,
      period: ConversionQuery(
        startedFrom: calls.since?.start, startedBefore: calls.until?.end))
  }

  private static func path(besideStore path: String) -> String {
    (path.hasSuffix(".db") ? String(path.dropLast(3)) : path) + ".destinations"
  }
}

extension DeliverOptions.Opened {
  /// All conversions, with those that were taken back, after sales have been settled.
  func conversions() throws(InputError) -> StoredConversions {
    _ = try store.settleChangedSales(recordedAt: Clock.now())
    return try store.conversions(ConversionQuery(includesWithdrawn: true), contactsUnder: key)
  }

  /// How the store knows `destination`.
  func party(_ destination: Destination, retrying: Bool) -> ToldParty {
    ToldParty(
      name: destination.name, platform: destination.platform.name,
      query: ConversionQuery(
        startedFrom: period.startedFrom, startedBefore: period.startedBefore,
        names: destination.query.names), hearsNames: destination.hearsNames,
      retriesRefused: retrying)
  }

  /// How many deliveries wait, and how many of those another program has in hand.
  func waitingCounts() throws(InputError) -> (all: Int, inHand: Int) {
    try store.waitingDeliveries(to: destinations.map(\.name), at: Clock.now())
  }
}
