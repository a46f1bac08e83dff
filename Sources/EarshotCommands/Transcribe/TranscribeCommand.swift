public import ArgumentParser
import CallModel
import Diagnostics
import Foundation
import Pipeline
import Recognition

/// `earshot transcribe`: recordings to words, by a recogniser of the user's.
public struct TranscribeCommand: AsyncParsableCommand {
  /// What `earshot transcribe --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "transcribe",
    abstract: "Gives recordings to a speech recogniser and keeps its words beside them.",
    discussion: """
      Starts the recogniser's command once for each channel, with the path of a WAV file (16 kHz, mono) \
      for {input} and the path of what it is to write for {output}; without {output}, what it prints \
      counts. Any format of transcript is read (docs/formats/transcripts.md). The words go beside the \
      recording, 17.transcript.json for 17.wav, where `earshot run` finds them. Recordings that have a \
      transcript are passed over.

        earshot transcribe calls/ --recogniser 'tools/recognisers/pocketsphinx {input} {output}'

      docs/transcribing.md has more. Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 3 some \
      recordings failed, 130 stopped.
      """)

  @Argument(help: "Recordings, or folders of recordings.")
  var paths: [String]

  @OptionGroup
  var calls: CallsFileOptions

  @Option(
    help: ArgumentHelp(
      "The recogniser's command, with {input} and {output} in it; EARSHOT_RECOGNISER if not given.",
      valueName: "command"))
  var recogniser: String?

  @Option(
    help:
      "How long it may take for a channel: 10x is ten times its length (a minute at least), 90s or 30m whatever its length."
  )
  var timeout: String = "10x"

  @Option(help: "How often it is started again after a failure.")
  var retries: Int = 2

  @Flag(
    help: "Also transcribe what this command has transcribed before: the recogniser is a newer one."
  )
  var again = false

  @OptionGroup
  var workers: WorkerOptions

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Refuses limits that leave no time, and fewer retries than none.
  public func validate() throws {
    guard TimeLimit(timeout) != nil else {
      throw ValidationError("--timeout is a number with x, s, m or h behind it, such as 10x or 90s")
    }
    guard (0...100).contains(retries) else { throw ValidationError("--retries is from 0 to 100") }
  }

  /// Transcribes and prints what became of it.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let batch = try TranscribingBatch(
      paths: paths,
      described: try calls.read(),
      recogniser: try configuredRecogniser(), startsOver: again,
      jobCount: workers.count, createdAt: Clock.now())
    if batch.isEmpty { throw NoRecordings.error(under: paths) }
    let recordings = try await Interrupt.cancelling(
      terminal: terminal, doing: "transcribing", on: [SIGINT, SIGTERM, SIGHUP]
    ) { await batch.run(onProgress: $0) }
    let summary = TranscribingSummary(recordings)
    for failure in summary.failures { Terminal.writeError("  \(failure)\n") }
    switch format {
    case .json: Terminal.printLine(try MachineReadable.text(of: TranscribingReportJSON(recordings)))
    case .text: Terminal.printLine("  " + summary.line)
    }
    if summary.wasInterrupted { throw ExitStatus.interrupted }
    if !summary.failures.isEmpty { throw ExitStatus.someFailed }
  }

  private func configuredRecogniser() throws -> Recogniser {
    let environment = ProcessInfo.processInfo.environment
    let variable = "EARSHOT_RECOGNISER"
    let origin = recogniser == nil ? variable : "--recogniser"
    guard let text = recogniser ?? environment[variable] else {
      throw ValidationError(
        "no recogniser: give --recogniser 'COMMAND {input} {output}', or set \(variable)")
    }
    let command = try CommandTemplate(text, from: origin)
    return Recogniser(
      command,
      program: try command.programPath(searchPath: environment["PATH"] ?? "", from: origin),
      environment: environment, timeLimit: TimeLimit(timeout) ?? .standard, retryCount: retries)
  }
}
