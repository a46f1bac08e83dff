public import ArgumentParser
import AttributionStore
import CallModel
import Delivery
import Diagnostics
import Foundation
import PlatformExport

/// `earshot deliver`: tells destinations of conversions over the web.
public struct DeliverCommand: AsyncParsableCommand {
  /// What `earshot deliver --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Tells destinations of what is new, changed and taken back, where --send says so.",
    discussion: """
      Without --send nothing is sent: everything that would be is shown, to the byte, but for what is secret. With \
      it, what has to be told is put into the outbox of the store and sent from there; what does not come through \
      stays there and is tried again, ever later, whenever this is run. Run it every hour, say.

        earshot deliver crm
        earshot deliver crm google --send
        earshot deliver crm --send --wait 10m
        earshot deliver crm --retry --send
        earshot deliveries --failed

      Destinations, their addresses and where their secrets are kept stand in a file of their own, \
      earshot.destinations beside earshot.db (docs/exporting.md, *Sending*).
      """)

  @Argument(help: "Destinations, by their names in the file.")
  var destination: [String]

  @OptionGroup
  var options: DeliverOptions

  @Flag(help: "Sends, and does not only show.")
  var send = false

  @Flag(help: "Sends only what waits, and nothing new.")
  var pending = false

  @Flag(help: "Tries what waits at once, and tells again what was refused.")
  var retry = false

  @Flag(help: "Sends nothing, and gives up what waits: it was not told.")
  var giveUp = false

  @Option(
    help: ArgumentHelp(
      "Keeps on trying what does not come through for so long, such as 90s or 10m.",
      valueName: "time"))
  var wait: WaitingTime?

  @Option(
    help: ArgumentHelp(
      "Certificates in PEM by which servers are known, instead of the system's.", valueName: "file")
  )
  var ca: String?

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if giveUp, send || retry || pending {
      throw ValidationError("--give-up sends nothing: leave out the others")
    }
    if wait != nil, !send { throw ValidationError("--wait is about --send") }
    if pending, !send { throw ValidationError("--pending is about --send") }
  }

  /// Shows or sends, and counts.
  public mutating func run() async throws {
    let opened = try options.open(destination)
    if giveUp { return try giveUpAll(opened) }
    guard send else { return try show(opened) }
    let outbox = try DeliveryRun(opened, certificates: ca)
    let found = pending ? [] : try outbox.enqueue(retrying: retry)
    if format == .text { found.forEach { $0.writeObjections() } }
    if retry { try opened.store.hurryDeliveries(to: destination, at: Clock.now()) }
    let deadline = Instant(unixMs: Clock.now().unixMs + (wait?.ms ?? 0))
    let task = Task { [format, pending] in
      try await outbox.send(until: deadline, addingNew: !pending) {
        if format == .text { $0.write() }
      }
    }
    let interrupt = Interrupt(on: [SIGINT, SIGTERM, SIGHUP]) { task.cancel() }
    defer { interrupt.stopWatching() }
    let attempts = try await task.value
    let report = DeliveryReport(
      found: found, attempts: attempts, waiting: try opened.waitingCounts())
    switch format {
    case .text: Terminal.printLine("  " + report.summary)
    case .json: Terminal.printLine(try MachineReadable.text(of: report.json))
    }
    if task.isCancelled { throw ExitStatus.interrupted }
    if report.hasErrors { throw ExitStatus.someFailed }
  }

  private func show(_ opened: DeliverOptions.Opened) throws {
    let events = try opened.conversions().events
    let previews = try opened.destinations.map { destination in
      try DeliveryPreview(events, to: destination, opened, retrying: retry)
    }
    switch format {
    case .json: Terminal.printLine(try MachineReadable.text(of: previews.map(\.json)))
    case .text:
      for preview in previews {
        preview.lines.forEach { Terminal.printLine($0) }
        preview.found.writeObjections()
      }
      Terminal.writeError("  nothing was sent: --send sends it\n")
    }
    if previews.contains(where: \.found.hasErrors) { throw ExitStatus.someFailed }
  }

  private func giveUpAll(_ opened: DeliverOptions.Opened) throws {
    for name in destination {
      let count = try opened.store.giveUpDeliveries(
        to: name, because: "given up by hand", at: Clock.now())
      let deliveries = PlainText.count(count, "delivery", "deliveries")
      Terminal.printLine("  \(name): \(deliveries) given up; --retry --send tells it anew")
    }
  }
}
