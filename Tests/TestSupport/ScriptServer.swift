import Foundation
import Glibc

/// A server in Python on this machine, which runs as long as it is held.
final class ScriptServer: Sendable {
  /// The port that it listens on, at 127.0.0.1.
  let port: Int
  private let program: ChildProcess

  /// The server could not be started.
  struct Failure: Error {
    /// What it said.
    let message: String
  }

  /// Starts `script`, which is written into `folder` and prints its port in a line when it listens.
  init(_ script: String, _ arguments: [String], in folder: TemporaryFolder) throws {
    try folder.write(script, to: "server.py")
    program = try ChildProcess("python3", [folder.path("server.py")] + arguments)
    var port: Int?
    for _ in 0..<1000 where port == nil {
      usleep(20_000)
      // A whole line, and not the first digits of one.
      let said = String(decoding: program.outputSoFar, as: UTF8.self)
      port = said.hasSuffix("\n") ? Int(said.dropLast()) : nil
    }
    guard let port else {
      program.send(SIGKILL)
      throw Failure(message: program.wait().errors)
    }
    self.port = port
  }

  deinit {
    program.send(SIGKILL)
    _ = program.wait()
  }
}
