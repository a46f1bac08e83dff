import Foundation
import Testing

/// One run of the built `earshot`, as a user would start it.
struct ProgramRun {
  let exitCode: Int32
  let output: String
  let errors: String

  /// Lines of the standard output.
  var outputLines: [String] { output.split(separator: "\n").map(String.init) }
  /// Lines of the standard error.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// Runs `earshot` with `arguments` and waits for its end.
  ///
  /// - Parameters:
  ///   - folder: the working folder; the repository's if `nil`.
  ///   - environment: set on top of this process's environment.
  static func earshot(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let started = try StartedProgram(arguments, in: folder, environment: environment)
    return try started.finish()
  }
}

/// A run of `earshot` that is still going on.
struct StartedProgram {
  let process: Process
  private let outputFile: URL
  private let errorFile: URL

  init(_ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]) throws {
    process = Process()
    process.executableURL = Places.program
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? Places.repository
    process.environment = ProcessInfo.processInfo.environment
      .merging(["COLUMNS": "160", "TZ": "UTC"]) { $1 }.merging(environment) { $1 }
    // Files and not pipes: a pipe that nobody empties would stop a talkative program.
    let scratch = FileManager.default.temporaryDirectory
    outputFile = scratch.appendingPathComponent("earshot-\(UUID().uuidString).out")
    errorFile = scratch.appendingPathComponent("earshot-\(UUID().uuidString).err")
    for file in [outputFile, errorFile] {
      try #require(FileManager.default.createFile(atPath: file.path, contents: nil))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  /// Waits for the end and collects what was printed.
  func finish() throws -> ProgramRun {
    process.waitUntilExit()
    defer {
      try? FileManager.default.removeItem(at: outputFile)
      try? FileManager.default.removeItem(at: errorFile)
    }
    return ProgramRun(
      exitCode: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
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
