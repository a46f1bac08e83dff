public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Pipeline
import RuleEngine

/// `earshot rules profile`: what rules cost.
public struct RulesProfileCommand: AsyncParsableCommand {
  /// What `earshot rules profile --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Measures what each rule and each phrase costs on stored calls.",
    discussion: """
      Decides stored calls rule by rule, and searches what was heard in them for each phrase by itself. \
      The dearest rules come first. Nothing is booked, and no recording is opened.

        earshot rules profile rules/ --store earshot.db
        earshot rules profile rules/ --store earshot.db --since 30d --sample 500
      """)

  @Argument(help: "Rule files, or folders of them.")
  var rules: [String]

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup(title: "Which calls")
  var calls: CallOptions

  @Option(help: "How many of these calls are taken, evenly spread.")
  var sample: Int = 200

  @Option(help: "How many rules are shown.")
  var top: Int = 20

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var pronunciations: PronunciationOptions

  @OptionGroup
  var transcripts: TranscriptOptions

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if rules.isEmpty { throw ValidationError("name the rules: files, or a folder") }
    if sample < 1 { throw ValidationError("--sample is at least 1") }
    if top < 1 { throw ValidationError("--top is at least 1") }
  }

  /// Measures and prints.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let lexicon = try pronunciations.lexiconForChecks()
    let plan = RulePlan(
      try RuleLoading.checkedRules(at: rules, said: lexicon, terminal: terminal))
    let speech = try pronunciations.spokenWords(lexicon)
    let listening = try Ears.listeningPlan(
      for: plan.requests, clipsOf: [plan], said: speech)
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }
    let opened = try OpenStore(
      existing: store, model: try Ears.identity(),
      callersUnder: try contacts.existingKey(besideStore: store))
    let profile = try await RuleProfiler(
      plan: plan, listening: listening,
      reading: try RuleLoading.readingPlan(
        for: plan.requests, from: rules.joined(separator: ", "),
        sounding: transcripts.sounding(speech)),
      selection: .matching(calls.filter), store: opened.store, archive: opened.archive,
      mostCalls: sample
    ).run()
    switch format {
    case .json: Terminal.printLine(try MachineReadable.text(of: RuleProfileJSON(profile)))
    case .text:
      RuleProfileText(profile: profile, ruleCount: top).lines(width: terminal.width)
        .forEach { Terminal.printLine($0) }
    }
  }
}
