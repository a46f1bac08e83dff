public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import KeywordSearch
import PhraseMatch
import Pipeline

/// `earshot search`: phrases in everything that was ever recorded.
public struct SearchCommand: AsyncParsableCommand {
  /// What `earshot search --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds phrases in the calls of a store, in seconds and without their recordings.",
    discussion: """
      Looks into the sound of every recording that `earshot run` has heard, and into the transcripts \
      that it has read: who said it, when, how sure, and the words around it. Newest calls first.

        earshot search "cancel my subscription" --store earshot.db
        earshot search "(credit|debit) card" "gift card" --since 30d --speaker caller
        earshot search "free month" --campaign "spring*" --format csv > free-month.csv

      Phrases are written as in rules. Times count from the start of the recording. How much was \
      searched, and what could not be, is told on standard error.
      """)

  @Argument(help: "What to look for; any number of phrases.")
  var phrase: [String] = []

  @Option(help: "A file of phrases, one to a line; `#` begins a comment.")
  var phrases: String?

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup(title: "Which calls")
  var calls: CallOptions

  @Option(help: "Who has to say it: caller or agent.")
  var speaker: NamedSpeaker?

  @Option(help: "The confidence below which nothing is shown, 0 to 1.")
  var minConfidence: Double?

  @Option(help: "The order: newest call first, or surest finding first.")
  var sort: FindingOrder = .newest

  @Option(help: "At most so many findings.")
  var limit: Int?

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var pronunciations: PronunciationOptions

  @OptionGroup
  var transcripts: TranscriptOptions

  @OptionGroup
  var workers: WorkerOptions

  @Option(help: "What is printed: text, json or csv.")
  var format: TableFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if phrase.isEmpty, phrases == nil {
      throw ValidationError("say what to look for: a phrase in quotes, or --phrases FILE")
    }
    if let limit, limit < 1 { throw ValidationError("--limit is at least 1") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is from 0 to 1")
    }
  }

  /// Searches and prints.
  public mutating func run() async throws {
    let started = ContinuousClock.now
    let terms = try loadTerms()
    let least = minConfidence.map { Confidence($0) } ?? ConfidenceScale.listingDefault
    let speech = try pronunciations.spokenWords()
    let listening = ListeningPlan(
      terms: terms, lexicon: speech.lexicon, words: speech.words, leastConfidence: least)
    let reading = try readingPlan(for: terms, sounding: transcripts.sounding(speech))
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }
    let opened = try OpenStore(
      existing: store, model: try Ears.identity(),
      callersUnder: try contacts.existingKey(besideStore: store))
    let search = PhraseSearch(
      listening: listening, reading: reading, minConfidence: least, speaker: speaker?.speaker,
      store: opened.store, archive: opened.archive,
      jobCount: workers.count)

    let terminal = Terminal.current()
    let selection = CallSelection.matching(calls.filter)
    let report = try await Interrupt.cancelling(terminal: terminal, doing: "searching") { show in
      try await search.run(on: selection, onProgress: show)
    }
    let seconds = Double((ContinuousClock.now - started) / .milliseconds(1)) / 1000
    let output = SearchOutput(
      report: report, order: sort, limit: limit, hasSeveralPhrases: terms.count > 1,
      timeZone: .current)
    try output.print(format, terminal: terminal)
    let undated = calls.filter.asksForStart ? try await callsWithoutStart(opened.store) : 0
    SearchSummary(report: report, shownCount: output.findings.count, seconds: seconds)
      .lines(store: store, undatedCount: undated).forEach { Terminal.writeError("  \($0)\n") }
    if report.notReachedCount > 0 { throw ExitStatus.interrupted }
  }

  private func loadTerms() throws -> [Term] {
    let fromFile = try phrases.map { try KeywordList.read($0) } ?? []
    let terms = KeywordList.distinct(phrase.map { Term($0) } + fromFile)
    if terms.isEmpty {
      throw InputError(path: phrases ?? "the command line", reason: "there is no phrase in it")
    }
    return terms
  }

  private func readingPlan(
    for terms: [Term], sounding speech: SpokenWords?
  ) throws(InputError) -> ReadingPlan {
    do throws(PhraseMatchError) {
      return try ReadingPlan(terms: terms, sounding: speech)
    } catch {
      throw InputError(path: phrases ?? "the phrase", reason: error.description)
    }
  }

  /// How many calls could not be asked when they began.
  private func callsWithoutStart(_ store: SQLCallStore) async throws -> Int {
    var filter = calls.filter
    filter.startedFrom = nil
    filter.startedBefore = nil
    return try store.calls(on: .matching(filter))
      .count { $0.call.facts["call.started"] == nil }
  }
}

/// The order in which findings are printed.
enum FindingOrder: String, ExpressibleByArgument, CaseIterable {
  case newest
  case surest
}

/// Somebody who can be asked for.
enum NamedSpeaker: String, ExpressibleByArgument, CaseIterable {
  case caller
  case agent

  var speaker: Speaker {
    switch self {
    case .caller: .caller
    case .agent: .agent
    }
  }
}
