public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import Imports

/// `earshot import`: what other systems know about the market.
public struct ImportCommand: AsyncParsableCommand {
  /// What `earshot import --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings numbers, touchpoints, spend, deals, orders and the like into the store.",
    discussion: """
      CSV or JSON lines, of any length. A row that does not fit is told with its line and set aside in a \
      file beside; the others are booked. Importing the same again changes nothing, and a row that says \
      something else takes the place of the one before.

        earshot import numbers numbers.csv --store earshot.db
        earshot import touchpoints sessions-10.csv sessions-11.jsonl
        earshot import spend spend.csv --ignore impression_share
        earshot import deals opportunities.csv --currency USD

      Telephone numbers and e-mail addresses of people are kept under a key, which lies beside the store \
      unless another place is named. docs/formats/market.md and sales.md have the \
      columns.
      """)

  @Argument(
    help: ArgumentHelp(
      "What the files hold: "
        + MarketTable.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var kind: MarketTable.Kind

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

  @Option(help: "A column to pass over; may be given more than once.")
  var ignore: [String] = []

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Imports and prints.
  public mutating func run() async throws {
    let table = MarketTable.of(kind)
    let accountCurrency = try currency.map { code in
      guard let currency = Currency(code: code.uppercased()) else {
        throw ValidationError("`\(code)` is not a currency; write its code, such as USD")
      }
      return currency
    }
    // Every file must be one that can be read before anything is booked; each is opened once, since what
    // a pipe has given it does not give again.
    let opened = try files.map {
      try MarketFile(path: $0, table: table, ignoring: Set(ignore), currency: accountCurrency)
    }
    let store = try SQLiteCallStore(path: self.store)
    let contacts = ContactKeeping(
      under: try ContactKey(creatingAt: key ?? ContactKey.path(besideStore: self.store)),
      keepingSealed: keepContacts)
    let importer = MarketImporter(store: store, contacts: contacts)
    var reports: [MarketImporter.Report] = []
    for file in opened {
      let report = try await importer.importRows(of: file)
      reports.append(report)
      report.shownErrors.forEach { Terminal.writeError("\($0)\n") }
      if format == .text { Terminal.printLine("  " + report.line) }
    }
    if kind == .deals { try settleSales(in: store, contacts.key) }
    if format == .json { Terminal.printLine(try MachineReadable.text(of: reports)) }
    if reports.contains(where: { $0.rejected > 0 }) { throw ExitStatus.someFailed }
  }

  /// Puts sales in the place of what rules assumed.
  private func settleSales(in store: SQLiteCallStore, _ key: ContactKey) throws {
    try store.joinCallers(under: key)
    let settlement = try store.settleSales(recordedAt: Clock.now())
    if format == .text, let line = SettlementText.line(settlement) {
      Terminal.printLine("  " + line)
    }
  }
}

extension MarketTable.Kind: ExpressibleByArgument {}
