public import ArgumentParser
import AttributionStore
import Diagnostics

/// `earshot deliveries`: what destinations were told, and what waits.
public struct DeliveriesCommand: ParsableCommand {
  /// What `earshot deliveries --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "deliveries",
    abstract: "Lists what destinations were told, what waits and what failed, and why.",
    discussion: """
      Newest first. Files that `export --mark-sent` wrote are among them.

        earshot deliveries
        earshot deliveries crm --failed
        earshot deliveries --format json
      """)

  @Argument(help: "Only this destination.")
  var destination: String?

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @Flag(help: "Only what waits after it has failed, was refused or given up, wholly or in part.")
  var failed = false

  @Option(help: ArgumentHelp("At most so many; 50 if not given.", valueName: "n"))
  var limit: Int = 50

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is 1 or more") }
  }

  /// Reads and prints.
  public mutating func run() throws {
    let store = try SQLCallStore(path: store, opening: .existing)
    let all = try store.deliveries(to: destination).filter { !failed || $0.hasFailed }
    let shown = Array(all.prefix(limit))
    switch format {
    case .json: Terminal.printLine(try MachineReadable.text(of: shown.map(DeliveryJSON.init)))
    case .text:
      DeliveryTable(shown).lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
      if all.count > shown.count {
        Terminal.writeError(
          "  … \(PlainText.count(all.count - shown.count)) more; --limit shows them\n")
      }
    }
  }
}

extension DeliveryRecord {
  /// Whether it did not come through, or not wholly.
  var hasFailed: Bool {
    switch state {
    case .accepted, .written: conversions.contains { $0.refusal != nil }
    case .refused, .givenUp: true
    case .waiting: attempts > 0
    }
  }
}
