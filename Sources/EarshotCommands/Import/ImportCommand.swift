public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import Imports

/// `earshot import`: what other systems know about calls and the market.
public struct ImportCommand: AsyncParsableCommand {
  /// What `earshot import --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Brings calls, numbers, touchpoints, spend, deals, orders and the like into the store.",
    discussion: """
      CSV or JSON lines, of any length. A row that does not fit is told with its line and set aside in a \
      file beside; the others are booked. Importing the same again changes nothing, and a row that says \
      something else takes the place of the one before.

        earshot import calls callrail.json --store earshot.db
        earshot import numbers numbers.csv
        earshot import touchpoints sessions-10.csv sessions-11.jsonl
        earshot import spend spend.csv --ignore impression_share
        earshot import spend "Search keyword report.csv"
        earshot import deals opportunities.csv --currency USD

      Telephone numbers and e-mail addresses of people are kept under a key, which lies beside the store \
      unless another place is named. docs/formats/calls.md, market.md and sales.md have \
      the columns.
      """)

  @Argument(
    help: ArgumentHelp(
      "What the files hold: " + ImportKind.allCases.map(\.name).joined(separator: ", ") + "."))
  var kind: ImportKind

  @Argument(help: "The files.")
  var files: [String]

  @Option(help: "The store; made if it is not there.")
  var store: String = "earshot.db"

  @Option(
    help: "The file with the key for numbers and addresses of people; made if it is not there.")
  var key: String?

  @Flag(
    help: "Keeps numbers and addresses of people encrypted, too, for `earshot people contacts`.")
  var keepContacts = false

  @Option(
    help: ArgumentHelp(
      "The currency of amounts that name none, such as USD.", valueName: "code"))
  var currency: String?

  @OptionGroup
  var conventions: CallConventionOptions

  @Option(
    help: ArgumentHelp(
      "How an export of a service writes days such as 10/1/2026, where it does not prove it itself: "
        + "month-first or day-first.", valueName: "order"))
  var dayOrder: ServiceForms.DayOrder?

  @Option(
    help: ArgumentHelp(
      "What stands before decimals in an export of a service, where it does not prove it itself: "
        + "point or comma.", valueName: "mark"))
  var decimalMark: ServiceForms.DecimalMark?

  @Option(help: "A column to pass over; may be given more than once.")
  var ignore: [String] = []

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Imports and prints.
  public mutating func run() async throws {
    let reports =
      switch kind {
      case .calls: try await importCalls()
      case .market(let kind): try await importMarket(kind)
      }
    if format == .json { Terminal.printLine(try MachineReadable.text(of: reports)) }
    if reports.contains(where: { $0.rejected > 0 }) { throw ExitStatus.someFailed }
  }

  private func importMarket(_ kind: MarketTable.Kind) async throws -> [ImportReport] {
    let table = MarketTable.of(kind)
    let accountCurrency = try currency.map { code in
      guard let currency = Currency(code: code.uppercased()) else {
        throw ValidationError("`\(code)` is not a currency; write its code, such as USD")
      }
      return currency
    }
    // Every file must be one that can be read before anything is booked; each is opened once, since what
    // a pipe has given it does not give again.
    let conventions = try conventions.conventions()
    let opened = try files.map {
      try MarketFile(
        path: $0, table: table, ignoring: Set(ignore), currency: accountCurrency,
        conventions: conventions,
        forms: ServiceForms(dayOrder: dayOrder, decimalMark: decimalMark))
    }
    let store = try SQLCallStore(path: self.store)
    let contacts = ContactKeeping(under: try contactKey(of: store), keepingSealed: keepContacts)
    let importer = MarketImporter(store: store, contacts: contacts)
    var reports: [ImportReport] = []
    for file in opened { reports.append(shown(try await importer.importRows(of: file))) }
    if [.deals, .orders, .sameSales].contains(kind) { try settleSales(in: store, contacts.key) }
    if kind == .spend, format == .text, reports.contains(where: { $0.new + $0.superseded > 0 }),
      let line = SpendText.line(toldTwice: try store.spendToldTwice())
    {
      Terminal.printLine("  " + line)
    }
    return reports
  }

  /// The key that the store keeps contacts under; a new one where it keeps none yet.
  private func contactKey(of store: SQLCallStore) throws(InputError) -> ContactKey {
    let path = key ?? ContactKey.path(besideStore: self.store)
    if let key = try ContactKey.existing(at: path) { return key }
    // A new key would join nobody with what is there, and stand where the old one is to be restored.
    guard try !store.knowsContacts() else { throw ContactKeyOptions.isMissing(path) }
    return try ContactKey(creatingAt: path)
  }

  private func importCalls() async throws -> [ImportReport] {
    let conventions = try conventions.conventions()
    let opened = try files.map { path in
      (
        path: path,
        rows: CallImporter.isVCon(path)
          ? nil : try CallRows(path: path, conventions: conventions)
      )
    }
    let path = key ?? ContactKey.path(besideStore: self.store)
    let key = try ContactKey.existing(at: path)
    let store = try SQLCallStore(path: self.store, callersUnder: key)
    if key == nil { try ContactKeyOptions.note(ifMissing: path, in: store) }
    let importer = CallImporter(store: store)
    var reports: [ImportReport] = []
    for file in opened {
      if let rows = file.rows {
        reports.append(shown(try await importer.importRows(of: rows)))
      } else {
        reports.append(shown(try importer.importVCons(at: file.path)))
      }
    }
    return reports
  }

  /// A report, after it was told.
  private func shown(_ report: ImportReport) -> ImportReport {
    report.shownErrors.forEach { Terminal.writeError("\($0)\n") }
    if format == .text {
      Terminal.printLine("  " + report.line)
      for caution in report.cautions { Terminal.printLine("    " + caution) }
    }
    return report
  }

  /// Puts sales in the place of what rules assumed.
  private func settleSales(in store: SQLCallStore, _ key: ContactKey) throws {
    try store.joinCallers(under: key)
    let settlement = try store.settleSales(recordedAt: Clock.now())
    if format == .text, let line = SettlementText.line(settlement) {
      Terminal.printLine("  " + line)
    }
  }
}

extension ServiceForms.DayOrder: ExpressibleByArgument {}
extension ServiceForms.DecimalMark: ExpressibleByArgument {}
