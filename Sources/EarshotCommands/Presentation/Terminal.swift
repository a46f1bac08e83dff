import Diagnostics
import Foundation

/// What is known about where the output goes.
package struct Terminal: Sendable {
  /// Whether what goes to standard output is coloured: on a terminal that has colours, unless `NO_COLOR` asks for none.
  let usesColor: Bool
  /// Whether standard error is a terminal: only then does a bar move on it.
  let hasTerminalErrors: Bool
  /// How many cells a line has; 120 where nobody says.
  let width: Int

  /// The terminal of this process, from its streams and `COLUMNS`.
  static func current() -> Terminal {
    Terminal(
      usesColor: isatty(STDOUT_FILENO) == 1 && mayUseColor(ProcessInfo.processInfo.environment),
      hasTerminalErrors: isatty(STDERR_FILENO) == 1,
      width: environmentWidth() ?? windowWidth() ?? 120)
  }

  /// Writes a line to standard output.
  static func printLine(_ line: String = "") {
    write(line + "\n")
  }

  /// Writes to standard output, with nothing added. Where it takes nothing any more, as on a full disk, that is told
  /// and the program ends: an answer that lacks its end must not look like a whole one.
  static func write(_ text: String) {
    guard let code = write(text, to: STDOUT_FILENO) else { return }
    let error = InputError(path: "standard output", couldNotBe: "written", errno: code)
    writeError("\(error)\n")
    exit(ExitStatus.inputHasErrors.rawValue)
  }

  /// Writes to standard error, with nothing added. Where nobody takes it, the work goes on all the same.
  static func writeError(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  /// Writes all of `text`; gives the system's reason where that cannot be done.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest.removeFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Writes what people should know besides to standard error: the first hundred, and how many more there
  /// are.
  static func writeNotes(_ remarks: [InputError]) {
    for remark in remarks.prefix(100) { writeError("  note: \(remark)\n") }
    guard remarks.count > 100 else { return }
    writeError("  note: \(PlainText.count(remarks.count - 100)) more like these\n")
  }

  /// Whether the environment lets programs use colours: `NO_COLOR` has no text in it, and the terminal is not dumb.
  package static func mayUseColor(_ environment: [String: String]) -> Bool {
    (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
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
