import ChildProcesses
import Diagnostics

/// Why a recogniser has given no transcript.
enum RecognitionFault: Error {
  case cancelled
  /// The system could not start it.
  case notStarted(InputError)
  case exited(code: Int32, lastLines: String)
  case killed(signal: Int32, lastLines: String)
  case timedOut(after: Duration)
  /// It printed more than a transcript may have.
  case printedTooMuch
  /// It ended well, and there is no file where its output was to be.
  case nothingWritten
  /// What it wrote is no transcript.
  case unreadable(InputError)

  /// Why a program that has ended like `outcome` is of no use; one that ended well is not asked about.
  init(_ outcome: ChildProcess.Outcome, limit: Duration) {
    switch outcome.ending {
    case .exited(let code): self = .exited(code: code, lastLines: Self.lastLines(of: outcome))
    case .killed(let signal): self = .killed(signal: signal, lastLines: Self.lastLines(of: outcome))
    case .timedOut: self = .timedOut(after: limit)
    case .printedTooMuch: self = .printedTooMuch
    case .cancelled: self = .cancelled
    }
  }

  /// Whether trying again may help.
  var mayPass: Bool {
    if case .notStarted = self { false } else { true }
  }

  /// What to tell the user.
  func message(about name: String, command: CommandTemplate, attempts: Int) -> InputError {
    let tries = attempts > 1 ? ", the last of \(attempts) times" : ""
    return InputError(
      path: name, reason: "the recogniser \(reason)\(tries)",
      advice: "try by hand: \(command.text)")
  }

  private var reason: String {
    switch self {
    case .cancelled: "was stopped"
    case .notStarted(let error): error.advice.map { "\(error.reason) (\($0))" } ?? error.reason
    case .exited(let code, let lines): "ended with exit code \(code)" + Self.quoting(lines)
    case .killed(let signal, let lines): "was ended by signal \(signal)" + Self.quoting(lines)
    case .timedOut(let limit): "was not done after \(Self.seconds(limit)) and was stopped"
    case .printedTooMuch: "printed more than a transcript may have and was stopped"
    case .nothingWritten: "ended well and wrote no {output}"
    case .unreadable(let error): "gave no transcript: \(error)"
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let ms = Int64((duration / .milliseconds(1)).rounded())
    return ms % 1000 == 0 ? "\(ms / 1000) s" : "\(ms) ms"
  }

  private static func quoting(_ lines: String) -> String { lines.isEmpty ? "" : ": \(lines)" }

  /// How many lines of a program's errors a message has.
  private static let lineCount = 3
  /// And how many letters of each.
  private static let lineWidth = 200

  /// The last that it said, errors if there are any: on one line, and no letter in it that would do
  /// something to a terminal.
  private static func lastLines(of outcome: ChildProcess.Outcome) -> String {
    let said = [outcome.errors, outcome.output].lazy.map(shownLines).first { !$0.isEmpty } ?? []
    return said.suffix(lineCount).joined(separator: " / ")
  }

  private static func shownLines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes.suffix(4096), as: UTF8.self)
      .split { $0.isNewline }
      .map { line in
        let shown = line.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(shown)).prefix(lineWidth)
          .trimmingPrefix { $0.isWhitespace }
      }
      .map(String.init)
      .filter { !$0.isEmpty }
  }
}
