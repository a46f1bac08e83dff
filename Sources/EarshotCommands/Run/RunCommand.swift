public import ArgumentParser
import AttributionStore
import AudioInput
import CallModel
import Diagnostics
import Foundation
import Pipeline
import RuleCheck
import RuleEngine
import WebFetch

/// `earshot run`: the main job.
public struct RunCommand: AsyncParsableCommand {
  /// What `earshot run --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Turns recorded calls into tagged, valued outcomes in a store.",
    discussion: """
      Decodes the recordings under the paths, listens for the terms of the rules, reads transcripts, \
      decides, and books the outcomes. Running it again changes nothing; running it with other rules \
      decides again and supersedes.

        earshot run recordings/ --calls october.csv --rules rules/ --store earshot.db
      """)

  @Argument(help: "Recordings, or folders of recordings.")
  var paths: [String]

  @Option(help: "A folder of rule files, or one rule file.")
  var rules: String

  @Option(help: "The store, a SQLite file or postgres://…; made if it is not there.")
  var store: String

  @OptionGroup
  var calls: CallsFileOptions

  @Option(
    help: "Who is on which channel, such as caller,agent, for calls whose calls file does not say.")
  var channels: String?

  @OptionGroup
  var fetching: FetchOptions

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

  /// Runs the batch and prints its report.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    // Everything that can be wrong without touching audio comes first.
    let lexicon = try pronunciations.lexiconForChecks()
    let ruleset = try RuleLoading.checkedRules(at: [rules], said: lexicon, terminal: terminal)
    let fetcher = try fetching.fetcher()
    let all = try loadRoster(fetching: fetcher?.permission)
    let speakers = try channels.map { try ChannelMap(parsing: $0, from: "--channels").speakers }
    let plan = RulePlan(ruleset)
    let listener = try Ears.listener()
    let speech = try pronunciations.spokenWords(lexicon)
    let listening = try Ears.listeningPlan(
      for: plan.requests, clipsOf: [plan], said: speech,
      by: { () throws(InputError) in listener })
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }
    let reading = try RuleLoading.readingPlan(
      for: plan.requests, from: rules, sounding: transcripts.sounding(speech))
    let key = try contacts.existingKey(besideStore: store)
    let opened = try OpenStore(
      creating: store, model: listener.identity, callersUnder: key)
    if key == nil {
      try ContactKeyOptions.note(
        ifMissing: ContactKey.path(besideStore: store), in: opened.store)
    }
    let erased = try opened.store.erasedCalls(among: all.calls)
    let roster = erased.isEmpty ? all : all.without(erased)
    let batch = Batch(
      roster: roster, plan: plan, listener: listener, listening: listening, reading: reading,
      defaultSpeakers: speakers ?? [], fetcher: fetcher, store: opened.store,
      archive: opened.archive,
      jobCount: workers.count,
      engineVersion: EarshotVersion.engine, recordedAt: Clock.now())

    let report = try await Interrupt.cancelling(
      terminal: terminal, doing: "decoding and listening",
      // Who has started other programs is not to leave them behind.
      on: fetcher == nil ? [SIGINT] : [SIGINT, SIGTERM, SIGHUP]
    ) { try await batch.run(onProgress: $0) }
    noteLeftOut(roster.leftOutCount, "of the calls file left out: not under the given paths")
    noteLeftOut(erased.count, "left out: of people who were erased")
    try show(report, terminal: terminal)
    if report.wasInterrupted { throw ExitStatus.interrupted }
    if !report.failures.isEmpty || !report.correctionFailures.isEmpty {
      throw ExitStatus.someFailed
    }
  }

  private func loadRoster(fetching permission: FetchPermission?) throws -> CallRoster {
    let roster = try CallRoster(paths: paths, described: calls.read(), fetching: permission)
    if roster.calls.isEmpty { throw NoRecordings.error(under: paths) }
    return roster
  }

  private func noteLeftOut(_ count: Int, _ why: String) {
    if count > 0 { Terminal.writeError("  note: \(PlainText.count(count, "call")) \(why)\n") }
  }

  private func show(_ report: BatchReport, terminal: Terminal) throws {
    for failure in report.failures + report.correctionFailures {
      Terminal.writeError("  \(failure)\n")
    }
    Terminal.writeNotes(
      report.calls.flatMap { call -> [InputError] in
        if case .booked(let booked) = call.result { booked.remarks } else { [] }
      })
    switch format {
    case .json: Terminal.printLine(try MachineReadable.text(of: RunReportJSON(report)))
    case .text:
      OutcomeTable(report: report, timeZone: .current).lines(width: terminal.width)
        .forEach { Terminal.printLine($0) }
    }
  }
}
