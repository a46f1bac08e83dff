import Diagnostics
import Foundation

/// What is known about where the output goes.
struct Terminal: Sendable {
  /// Whether standard output is a terminal: only then is it coloured.
  let hasTerminalOutput: Bool
  /// Whether standard error is a terminal: only then does a bar move on it.
  let hasTerminalErrors: Bool
  /// How many cells a line has; 120 where nobody says.
  let width: Int

  /// The terminal of this process, from its streams and `COLUMNS`.
  static func current() -> Terminal {
    Terminal(
      hasTerminalOutput: isatty(STDOUT_FILENO) == 1,
      hasTerminalErrors: isatty(STDERR_FILENO) == 1,
      width: environmentWidth() ?? windowWidth() ?? 120)
  }

  /// Writes a line to standard output.
  static func printLine(_ line: String = "") {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// Writes to standard output, with nothing added.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Writes to standard error, with nothing added.
  static func writeError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Writes what people should know besides to standard error: the first hundred, and how many more there
  /// are.
  static func writeNotes(_ remarks: [InputError]) {
    for remark in remarks.prefix(100) { writeError("  note: \(remark)\n") }
    guard remarks.count > 100 else { return }
    writeError("  note: \(PlainText.count(remarks.count - 100)) more like these\n")
  }

  private static func environmentWidth() -> Int? {
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).flatMap { $0 >= 40 ? $0 : nil }
  }

  private static func windowWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return nil }
    return Int(size.ws_col)
  }
}
