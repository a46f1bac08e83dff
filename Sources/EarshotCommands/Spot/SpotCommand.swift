public import ArgumentParser
import AudioInput
import CallModel
import Diagnostics
import Foundation
import KeywordSearch
import Pipeline

/// `earshot spot`: keywords in recordings, without rules or store.
public struct SpotCommand: AsyncParsableCommand {
  /// What `earshot spot --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "spot",
    abstract: "Finds keywords in the sound of recordings, without rules or store.",
    discussion: """
      Prints who said what and when, surest first within a recording.

        earshot spot call.wav --keyword "credit card" --keyword "cancel my subscription"

      --format tsv prints every candidate down to --min-score, one to a line: recording, channel, \
      keyword, start s, end s, score (0 is perfect, higher is better).
      """)

  @Argument(help: "Recordings, or folders of recordings.")
  var paths: [String]

  @Option(help: "What to listen for; may be given more than once.")
  var keyword: [String] = []

  @Option(help: "A file of keywords, one to a line; `#` begins a comment.")
  var keywords: String?

  @Option(help: "Who is on which channel, such as caller,agent.")
  var channels: String?

  @Option(help: "A dictionary of further pronunciations, in the CMU dictionary's format.")
  var dictionary: [String] = []

  @Option(help: "For text and json: the confidence below which nothing is printed, 0 to 1.")
  var minConfidence: Double?

  // Scores are negative: what follows is the value even where it looks like an option.
  @Option(
    parsing: .unconditional, help: "For tsv: the score below which nothing is printed.")
  var minScore: Double?

  @Option(
    help: "How many recordings are worked on at once; as many as there are cores if not given.")
  var jobs: Int?

  @Option(help: "What is printed: text, json or tsv.")
  var format: SpotFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if keyword.isEmpty, keywords == nil {
      throw ValidationError("say what to listen for: --keyword TEXT or --keywords FILE")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is from 0 to 1")
    }
    if minScore != nil, format != .tsv {
      throw ValidationError("--min-score is for --format tsv; use --min-confidence")
    }
    if minConfidence != nil, format == .tsv {
      throw ValidationError("--min-confidence is for text and json; use --min-score")
    }
  }

  /// Listens and prints what was heard.
  public mutating func run() async throws {
    let fromFile = try keywords.map { try KeywordList.read($0) } ?? []
    let terms = KeywordList.distinct(keyword.map { Term($0) } + fromFile)
    let speakers = try channels.map { try ChannelMap(parsing: $0, from: "--channels") }
    let recordings = try CallRoster(paths: paths, described: []).calls.compactMap(\.recordingPath)
    if recordings.isEmpty { throw NoRecordings.error(under: paths) }
    let listener = try Ears.listener()
    let listening = try ListeningPlan(
      terms: terms, lexicon: try Ears.lexicon(extraDictionaries: dictionary))
    // Unlike a rule's term, a keyword has nowhere else to be found.
    if let first = listening.unhearable.first {
      throw first.error.inputError(path: keywords ?? "--keyword")
    }
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }

    let output = SpotOutput(
      format: format, terms: terms, speakers: speakers ?? ChannelMap(),
      minConfidence: minConfidence.map { Confidence($0) } ?? ConfidenceScale.listingDefault)
    let batch = ListeningBatch(
      paths: recordings, listener: listener, plan: listening, minimumScore: minimumScore,
      jobCount: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let terminal = Terminal.current()
    let progress = LiveProgress(terminal: terminal)
    let results = await batch.run { progress.show($0) }
    progress.clear()
    if try output.print(results) > 0 { throw ExitStatus.someFailed }
  }

  private var minimumScore: Float {
    switch format {
    case .tsv: Float(minScore ?? Double(KeywordDecoder.Settings().minimumScore))
    case .text, .json:
      ConfidenceScale.leastScore(
        reaching: minConfidence.map { Confidence($0) } ?? ConfidenceScale.listingDefault)
    }
  }
}

/// What `earshot spot` prints.
enum SpotFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case tsv
}
