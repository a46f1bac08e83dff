public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import Pipeline
import RuleEngine

/// `earshot rules apply`: other rules over calls that are in the store.
public struct RulesApplyCommand: AsyncParsableCommand {
  /// What `earshot rules apply --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Decides the calls of a store again, without their recordings.",
    discussion: """
      Searches for terms that are new in what the store and its index hold, decides, and books what \
      changed: outcomes are superseded or withdrawn, never overwritten. Prints the conversions and the \
      value that each rule had and has now. Nothing is booked with --dry-run.

        earshot rules apply rules/ --store earshot.db --dry-run
        earshot rules apply rules/ --store earshot.db --since 2026-10-01

      All files together are the rules: outcomes of rules that are not among them are withdrawn.
      """)

  @Argument(help: "Rule files, or folders of them.")
  var rules: [String]

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup(title: "Which calls")
  var calls: CallOptions

  @Flag(help: "Only says what would change.")
  var dryRun = false

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var pronunciations: PronunciationOptions

  @OptionGroup
  var transcripts: TranscriptOptions

  @OptionGroup
  var workers: WorkerOptions

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if rules.isEmpty { throw ValidationError("name the rules: files, or a folder") }
  }

  /// Applies the rules and prints what changed.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let lexicon = try pronunciations.lexiconForChecks()
    let plan = RulePlan(
      try RuleLoading.checkedRules(at: rules, said: lexicon, terminal: terminal))
    let speech = try pronunciations.spokenWords(lexicon)
    let reading = try RuleLoading.readingPlan(
      for: plan.requests, from: rules.joined(separator: ", "),
      sounding: transcripts.sounding(speech))
    let listening = try Ears.listeningPlan(
      for: plan.requests, clipsOf: [plan], said: speech)
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }
    let opened = try OpenStore(
      existing: store, model: try Ears.identity(),
      callersUnder: try contacts.existingKey(besideStore: store))
    let application = RuleApplication(
      plan: plan, listening: listening, reading: reading, selection: .matching(calls.filter),
      store: opened.store, archive: opened.archive,
      jobCount: workers.count,
      engineVersion: EarshotVersion.engine, recordedAt: Clock.now(), isDryRun: dryRun)

    let report = try await Interrupt.cancelling(terminal: terminal, doing: "deciding again") {
      try await application.run(onProgress: $0)
    }
    for failure in report.failures { Terminal.writeError("  \(failure)\n") }
    Terminal.writeNotes(report.remarks)
    CoverageText.lines(report.gaps, store: store).forEach { Terminal.writeError("  note: \($0)\n") }
    switch format {
    case .json:
      Terminal.printLine(try MachineReadable.text(of: RuleChangesJSON(report, isDryRun: dryRun)))
    case .text:
      RuleChangesTable(report: report, isDryRun: dryRun).lines(width: terminal.width)
        .forEach { Terminal.printLine($0) }
    }
    if report.notReachedCount > 0 { throw ExitStatus.interrupted }
    if !report.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
