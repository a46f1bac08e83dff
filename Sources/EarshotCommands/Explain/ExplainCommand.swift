public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Pipeline
import Pronunciation
import RuleCheck
import RuleEngine

/// `earshot explain`: why a rule holds for a call, and why not.
public struct ExplainCommand: AsyncParsableCommand {
  /// What `earshot explain --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why rules hold for a call and why not, without its recording.",
    discussion: """
      Every part of a rule is judged on what the store and its index hold; every hit is shown with what \
      speaks against it, and for a rule that does not hold what came nearest. Terms that nobody had \
      looked for are searched there. Nothing is booked.

        earshot explain c-1001 --rules rules/ --store earshot.db
        earshot explain c-1001 "card sale"
        earshot explain c-1001 "card sale" --clip clips/

      CALL is the call's id, its beginning, or the path of its recording; RULE a rule's name or id. \
      Without a rule, all that hold are explained, and of the others what came nearest is told.
      """)

  @Argument(help: "The call: its id, the beginning of its id, or its recording's path.")
  var call: String

  @Argument(help: "Rules, by name or id.")
  var rule: [String] = []

  @Option(help: "Rule files, or folders of them.")
  var rules: [String] = ["rules"]

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @Option(
    help: ArgumentHelp(
      "Writes what was found, a second around it, as WAV files into this folder.",
      valueName: "dir"))
  var clip: String?

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

  /// Explains and prints.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let lexicon = try pronunciations.lexiconForChecks()
    let plan = RulePlan(
      try RuleLoading.checkedRules(at: rules, said: lexicon, terminal: terminal))
    let named = try rule.map { (name) throws(InputError) in
      try RuleLookup.rule(
        named: name, in: plan.ruleset, at: rules.joined(separator: ", ")
      ).id
    }
    let opened = try OpenStore(
      existing: store, model: try Ears.identity(),
      callersUnder: try contacts.existingKey(besideStore: store))
    let call = try CallLookup.call(
      named: call, among: try opened.store.calls(on: .all).map(\.call), store: store)
    let explained = try await explain(call, by: plan, said: lexicon, opened)
    CoverageText.lines(explained.gaps, store: store)
      .forEach { Terminal.writeError("  note: \($0)\n") }
    if let remark = explained.remark { Terminal.writeError("  note: \(remark)\n") }
    let shown = explained.rules.filter {
      named.isEmpty ? $0.verdict == .yes : named.contains($0.rule.id)
    }
    let clips = try clip.map { try writeClips(of: shown, explained, into: $0) }
    switch format {
    case .json:
      let rules = named.isEmpty ? explained.rules : shown
      Terminal.printLine(
        try MachineReadable.text(
          of: ExplanationJSON(explained, rules: rules, clips: clips?.written)))
    case .text:
      lines(explained, shown, terminal: terminal).forEach { Terminal.printLine($0.undisturbing) }
    }
    if let failure = clips?.failure {
      Terminal.writeError("  \(failure)\n")
      throw ExitStatus.someFailed
    }
  }

  private func explain(
    _ call: Call, by plan: RulePlan, said lexicon: Lexicon?, _ opened: OpenStore
  ) async throws -> ExplainedCall {
    let requests = plan.requestsOfAllRules
    let speech = try pronunciations.spokenWords(lexicon)
    let explainer = CallExplainer(
      plan: plan,
      listening: try Ears.listeningPlan(
        for: requests, clipsOf: [plan], said: speech),
      reading: try RuleLoading.readingPlan(
        for: requests, from: rules.joined(separator: ", "),
        sounding: transcripts.sounding(speech)),
      store: opened.store, archive: opened.archive)
    guard let explained = try await explainer.explain(callID: call.id) else {
      throw InputError(path: store, reason: "the call `\(call.id)` has just gone from the store")
    }
    return explained
  }

  private func lines(
    _ explained: ExplainedCall, _ shown: [RuleExplanation], terminal: Terminal
  ) -> [String] {
    let head = CallHeading(
      explained.call, from: explained.source, recording: explained.recording
    ).lines
    let id = explained.call.id
    guard !rule.isEmpty else {
      return head + [""]
        + CallOverview(
          explained.rules, exclusions: explained.exclusions, decision: explained.decision
        ).lines(callID: id, width: terminal.width)
    }
    let trees = shown.map { ExplanationText($0, in: explained.decision).lines(callID: id) }
    let excluded = ExclusionText.lines(explained.exclusions)
    return head + (trees + (excluded.isEmpty ? [] : [excluded])).flatMap { [""] + $0 }
  }

  /// The clips of the hits in `rules`, as far as there is sound to cut them from.
  private func writeClips(
    of rules: [RuleExplanation], _ explained: ExplainedCall, into folder: String
  ) throws -> (written: [EvidenceClips.Written], failure: InputError?) {
    do throws(InputError) {
      let clips = try EvidenceClips(of: explained).write(rules.flatMap(\.hits), into: folder)
      clips.forEach { Terminal.writeError("  wrote \($0.path)\n") }
      return (clips, nil)
    } catch {
      return ([], error)
    }
  }
}
