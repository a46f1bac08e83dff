public import ArgumentParser
import AttributionStore
import Diagnostics
import Foundation
import Pipeline

/// `earshot index rebuild`: listens again where the index has lost something.
public struct IndexRebuildCommand: AsyncParsableCommand {
  /// What `earshot index rebuild --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Listens again to recordings that the index lost, or never had.",
    discussion: """
      For calls whose entries are missing, damaged, or of an older model: hears the recording again if \
      the same file is still where it was, and says of which calls it is not.

        earshot index rebuild --store earshot.db

      Exit codes: 0 the index holds every recording, 3 some recordings could not be heard again.
      """)

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup(title: "Which calls")
  var calls: CallOptions

  @OptionGroup
  var workers: WorkerOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Rebuilds and prints.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let listener = try Ears.listener()
    let opened = try OpenStore(existing: store, model: listener.identity)
    let rebuild = IndexRebuild(
      listener: listener, store: opened.store, archive: opened.archive,
      jobCount: workers.count)
    let selection = CallSelection.matching(calls.filter)
    let report = try await Interrupt.cancelling(terminal: terminal, doing: "listening again") {
      try await rebuild.run(on: selection, onProgress: $0)
    }
    for failure in report.failures { Terminal.writeError("  \(failure)\n") }
    var parts = [
      "\(PlainText.count(report.rebuiltCount, "recording")) heard again",
      "\(PlainText.count(report.soundCount)) were there",
    ]
    if report.withoutRecordingCount > 0 {
      parts.append("\(PlainText.count(report.withoutRecordingCount, "call")) without a recording")
    }
    if !report.failures.isEmpty {
      parts.append("\(PlainText.count(report.failures.count)) cannot be heard again")
    }
    if report.wasInterrupted { parts.append("stopped before the end") }
    Terminal.printLine("  " + parts.joined(separator: " · "))
    if report.wasInterrupted { throw ExitStatus.interrupted }
    if !report.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
