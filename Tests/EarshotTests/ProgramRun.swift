import Foundation
import TestSupport

/// One run of the built `earshot`, as a user would start it.
struct ProgramRun {
  let exitCode: Int32
  let output: String
  let errors: String

  /// Lines of the standard output.
  var outputLines: [String] { output.split(separator: "\n").map(String.init) }
  /// Lines of the standard error.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// Waits for the end of `program`.
  init(finishing program: ChildProcess) {
    let finished = program.wait()
    exitCode = finished.exitCode
    output = String(decoding: finished.output, as: UTF8.self)
    errors = finished.errors
  }

  /// Runs `earshot` in the checkout and waits for its end.
  ///
  /// - Parameter environment: set on top of this process's environment.
  static func earshot(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> ProgramRun {
    ProgramRun(finishing: try start(arguments, environment: environment))
  }

  /// Starts `earshot` in the checkout.
  static func start(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(
      Places.program.path, arguments, in: Places.repository.path,
      environment: ProcessInfo.processInfo.environment
        .merging(["COLUMNS": "160", "TZ": "UTC"]) { $1 }.merging(environment) { $1 })
  }
}

/// Where things are while the tests run.
enum Places {
  /// The checkout.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The built program: it stands beside the test bundle.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("earshot")
}
