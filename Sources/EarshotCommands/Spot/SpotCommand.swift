public import ArgumentParser
import AudioInput
import CallModel
import Diagnostics
import ExampleSearch
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

      --example looks for what is said in a recorded clip, in any language; several clips are \
      several examples of one thing.

        earshot spot calls/ --example yes-gracias.wav --example gracias-2.wav

      --format tsv prints every candidate down to --min-score, one to a line: recording, channel, \
      keyword, start s, end s, score (the logarithm of the odds that it was said, higher is better).
      """)

  @Argument(help: "Recordings, or folders of recordings.")
  var paths: [String]

  @Option(help: "What to listen for; may be given more than once.")
  var keyword: [String] = []

  @Option(help: "A file of keywords, one to a line; `#` begins a comment.")
  var keywords: String?

  @Option(help: "A clip in which it is said once; may be given more than once, for one thing.")
  var example: [String] = []

  @Option(
    help: "A file of examples, one thing to a line: its name, and after tabs its clips.")
  var examples: String?

  @Option(help: "Who is on which channel, such as caller,agent.")
  var channels: String?

  @OptionGroup
  var pronunciations: PronunciationOptions

  @Option(help: "For text and json: the confidence below which nothing is printed, 0 to 1.")
  var minConfidence: Double?

  // Scores are negative: what follows is the value even where it looks like an option.
  @Option(
    parsing: .unconditional, help: "For tsv: the score below which nothing is printed, such as -3.")
  var minScore: Double?

  @OptionGroup
  var workers: WorkerOptions

  @Option(help: "What is printed: text, json or tsv.")
  var format: SpotFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    let hasKeywords = !keyword.isEmpty || keywords != nil
    let hasExamples = !example.isEmpty || examples != nil
    if !hasKeywords, !hasExamples {
      throw ValidationError(
        "say what to listen for: --keyword TEXT, --keywords FILE or --example CLIP")
    }
    if hasKeywords, hasExamples {
      throw ValidationError("examples and keywords are looked for in separate runs")
    }
    if !pronunciations.dictionary.isEmpty, hasExamples {
      throw ValidationError("--dictionary is for keywords; an example needs none")
    }
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
    let speakers = try channels.map { try ChannelMap(parsing: $0, from: "--channels") }
    let recordings = try CallRoster(paths: paths, described: []).recordingFiles
    if recordings.isEmpty { throw NoRecordings.error(under: paths) }
    let listener = try Ears.listener()
    let (terms, results) =
      example.isEmpty && examples == nil
      ? try await keywords(in: recordings, listener)
      : try await clips(in: recordings, listener)
    let output = SpotOutput(
      format: format, terms: terms, speakers: speakers ?? ChannelMap(), minConfidence: least,
      minScore: leastScore)
    if try output.print(results) > 0 { throw ExitStatus.someFailed }
  }

  private typealias Results = [Result<SpottedRecording, InputError>]

  /// What is found of the keywords.
  private func keywords(
    in recordings: [String], _ listener: RecordingListener
  ) async throws -> ([Term], Results) {
    let fromFile = try keywords.map { try KeywordList.read($0) } ?? []
    let terms = KeywordList.distinct(keyword.map { Term($0) } + fromFile)
    let lexicon = try pronunciations.lexicon()
    let listening = ListeningPlan(
      terms: terms, lexicon: lexicon, words: try Ears.words(said: lexicon))
    // Unlike a rule's term, a keyword has nowhere else to be found.
    if let first = listening.unhearable.first {
      throw InputError(
        path: keywords ?? "--keyword", reason: "\"\(first.term.pattern)\": \(first.error.reason)",
        advice: first.error.advice)
    }
    TermWarnings.lines(listening).forEach { Terminal.writeError("  \($0)\n") }
    let batch = ListeningBatch(
      paths: recordings, listener: listener, plan: listening,
      minimumScore: format == .tsv
        ? KeywordDecoder.Settings().minimumScore : ConfidenceScale.leastScore(reaching: least),
      reaching: format == .tsv ? Confidence(thousandths: 0) : least,
      jobCount: workers.count)
    let progress = LiveProgress(terminal: Terminal.current())
    let results = await batch.run { progress.show($0) }
    progress.clear()
    return (terms, results.map { $0.map { SpottedRecording($0, terms: terms) } })
  }

  /// What is found of the examples.
  private func clips(
    in recordings: [String], _ listener: RecordingListener
  ) async throws -> ([Term], Results) {
    let list = try ExampleList(paths: example, list: examples)
    let heard = try list.heard(by: listener, weighedAgainst: try Ears.nonsense())
    ExampleList.warnings(heard).forEach { Terminal.writeError("  \($0)\n") }
    let batch = ExampleBatch(
      paths: recordings, listener: listener,
      queries: zip(list.queries, heard).map { ($0.name, $1) },
      minimumScore: format == .tsv ? leastScore : ExampleScale.leastScore(reaching: least),
      jobCount: workers.count)
    let progress = LiveProgress(terminal: Terminal.current())
    let results = await batch.run { progress.show($0) }
    progress.clear()
    return (list.queries.map { Term($0.name) }, results)
  }

  private var least: Confidence {
    minConfidence.map { Confidence($0) } ?? ConfidenceScale.listingDefault
  }

  /// What a tab-separated line has at least.
  private var leastScore: Float { minScore.map { Float($0) } ?? -.infinity }
}

/// What `earshot spot` prints.
enum SpotFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case tsv
}
