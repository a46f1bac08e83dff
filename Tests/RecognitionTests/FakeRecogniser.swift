import Diagnostics
import Foundation
import Recognition
import TestSupport

/// A recogniser made of a few lines of shell, in a folder of its own. In it `$1` is the sound and `$2`
/// the output.
struct FakeRecogniser {
  let folder: TemporaryFolder
  private let script: String

  init(_ lines: String) throws {
    folder = try TemporaryFolder()
    script = try folder.write(lines + "\n", to: "my recogniser")
    try folder.write("sound", to: "sound.wav")
  }

  /// The command that starts it, with `arguments` behind. The shell reads the script: a file that has just
  /// been written may still be open in a process that another test is about to start, and then it is no
  /// program.
  func command(_ arguments: String = "{input} {output}") throws -> CommandTemplate {
    try CommandTemplate("sh '\(script)' \(arguments)", from: "--recogniser")
  }

  func recogniser(
    _ arguments: String = "{input} {output}", program: String = "/bin/sh",
    limit: TimeLimit = .standard, retries: Int = 0
  ) throws -> Recogniser {
    Recogniser(
      try command(arguments), program: program, environment: ProcessInfo.processInfo.environment,
      timeLimit: limit, retryCount: retries, firstPause: .milliseconds(1))
  }

  /// How often it was started, if it writes a line to `starts` beside itself.
  var startCount: Int { lines(of: "starts").count }

  func lines(of name: String) -> [String] {
    let text = (try? String(contentsOfFile: folder.path(name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}

/// The message of the error that `body` throws.
func message(of body: () async throws -> Void) async -> String {
  do {
    try await body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
