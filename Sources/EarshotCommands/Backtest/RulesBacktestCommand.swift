public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import Imports
import Pipeline
import Pronunciation
import RuleCheck
import RuleEngine

/// `earshot rules backtest`: what rules would have said about stored calls.
public struct RulesBacktestCommand: AsyncParsableCommand {
  /// What `earshot rules backtest --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract:
      "Says what rules make of last month's calls, and what a change of them does in money.",
    discussion: """
      Decides stored calls by the rules, without their recordings and without booking anything. With \
      --base the same calls are decided by the older rules too: conversions gained, lost and changed, \
      for each rule, campaign and keyword, in money.

        earshot rules backtest rules/ --store earshot.db
        earshot rules backtest rules/ --store earshot.db --base HEAD --since 30d
        earshot rules backtest rules/ --store earshot.db --base old-rules/ --labels labels.csv

      Exit codes: 0 done, 1 the input has errors, 3 some calls failed or the change is one that --deny names.
      """)

  @Argument(help: "Rule files, or folders of them.")
  var rules: [String]

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @Option(
    help: ArgumentHelp(
      "The rules to compare with: a file, a folder, or a revision of the git repository.",
      valueName: "rev|path"))
  var base: String?

  @OptionGroup(title: "Which calls")
  var calls: CallOptions

  @Option(
    help: "What people say about calls, CSV with call, outcome and expected; scores the rules.")
  var labels: String?

  @Option(help: "How many examples are shown.")
  var examples: Int = 12

  @Option(
    help: "A change of this kind or a greater one ends with exit code 3: patch, minor, major.")
  var deny: DeniedChange?

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
    if examples < 0 { throw ValidationError("--examples is at least 0") }
    if deny != nil, base == nil { throw ValidationError("--deny needs --base to compare with") }
  }

  /// Decides, and prints what comes out.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let labels = try self.labels.map { path throws(InputErrors) in try LabelsFile.read(path: path) }
    let lexicon = try pronunciations.lexiconForChecks()
    let working = RulePlan(
      try RuleLoading.checkedRules(at: rules, said: lexicon, terminal: terminal))
    var baseRules: BaseRules?
    if let base = self.base { baseRules = try await BaseRules(base, for: rules) }
    defer { baseRules?.removeCopies() }
    let base = try baseRules.map {
      RulePlan(try RuleLoading.olderRules($0.files, terminal: terminal))
    }
    let backtest = try backtest(working, against: base, said: lexicon)
    let report = try await Interrupt.cancelling(terminal: terminal, doing: "deciding") {
      try await backtest.run(onProgress: $0)
    }
    for failure in report.failures { Terminal.writeError("  \(failure)\n") }
    CoverageText.lines(report.gaps, store: store).forEach { Terminal.writeError("  note: \($0)\n") }
    let scores = labels.map { LabelScore.all($0, on: report.calls) } ?? []
    switch format {
    case .json:
      Terminal.printLine(
        try MachineReadable.text(of: BacktestJSON(report, scores: scores, base: self.base)))
    case .text:
      BacktestText(
        report: report, scores: scores, base: self.base, exampleCount: examples,
        timeZone: .current
      ).lines(width: terminal.width).forEach { Terminal.printLine($0) }
    }
    if report.notReachedCount > 0 { throw ExitStatus.interrupted }
    let isDenied = deny.flatMap { deny in report.verdict.map { $0.kind >= deny.kind } } ?? false
    if !report.failures.isEmpty || isDenied { throw ExitStatus.someFailed }
  }

  private func backtest(
    _ working: RulePlan, against base: RulePlan?, said lexicon: Lexicon?
  ) throws -> RuleBacktest {
    let plans = [working, base].compactMap(\.self)
    let requests = TermRequest.union(of: plans.map(\.requests))
    let speech = try pronunciations.spokenWords(lexicon)
    let listening = try Ears.listeningPlan(
      for: requests, clipsOf: plans, said: speech)
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }
    let opened = try OpenStore(
      existing: store, model: try Ears.identity(),
      callersUnder: try contacts.existingKey(besideStore: store))
    return RuleBacktest(
      of: working, against: base, listening: listening,
      reading: try RuleLoading.readingPlan(
        for: requests, from: rules.joined(separator: ", "),
        sounding: transcripts.sounding(speech)),
      selection: .matching(calls.filter), store: opened.store, archive: opened.archive,
      jobCount: workers.count)
  }
}

/// What `--deny` takes.
enum DeniedChange: String, ExpressibleByArgument, CaseIterable {
  case patch, minor, major

  /// The least change that is denied.
  var kind: RulesetVerdict.Kind {
    switch self {
    case .patch: .patch
    case .minor: .minor
    case .major: .major
    }
  }
}
