public import Foundation
import Glibc

/// A program that a test starts and waits for.
///
/// Foundation's `Process` learns of a program's end through a run loop, and tests that run side by
/// side have waited there for ever; this one asks the kernel. What the program prints goes to
/// files, so that nothing is lost and nobody has to read while it runs.
public struct ChildProcess: Sendable {
  /// The kernel's name for it.
  public let processID: pid_t
  private let folder: TemporaryFolder

  /// What it left behind.
  public struct Finished: Sendable {
    /// Its exit code; 128 and the signal's number where a signal ended it.
    public let exitCode: Int32
    /// The signal that ended it, if one did.
    public let signal: Int32?
    /// Everything that it wrote to standard output.
    public let output: Data
    /// Everything that it wrote to standard error, as text.
    public let errors: String
  }

  /// The program could not be started.
  public struct StartFailure: Error {
    /// Its path or name.
    public let program: String
    /// The kernel's reason.
    public let errno: Int32
  }

  /// Starts `program`, a path or a name to be found on the `PATH`.
  ///
  /// - Parameter input: what it has as its standard input; `nil` for nothing to read.
  public init(
    _ program: String, _ arguments: [String], in workingFolder: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    input: FileHandle? = nil
  ) throws {
    folder = try TemporaryFolder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input.fileDescriptor, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, folder.path("output"), writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder.path("errors"), writing, 0o600)
    // `env` changes the folder and then becomes the program; the kernel's name for it stays.
    let command = (workingFolder.map { ["env", "-C", $0] } ?? []) + [program] + arguments
    let words = Self.cStrings(command)
    let variables = Self.cStrings(environment.map { "\($0.key)=\($0.value)" })
    defer { (words + variables).forEach { free($0) } }
    var processID = pid_t()
    let failure = posix_spawnp(&processID, command[0], &actions, nil, words, variables)
    guard failure == 0 else { throw StartFailure(program: program, errno: failure) }
    self.processID = processID
  }

  /// What it has written to standard output by now.
  public var outputSoFar: Data {
    FileManager.default.contents(atPath: folder.path("output")) ?? Data()
  }

  /// Whether it has ended; nobody has waited for it yet.
  public var hasEnded: Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(processID), &info, WEXITED | WNOHANG | WNOWAIT) == 0
      && info.si_signo == SIGCHLD
  }

  /// Sends it a signal.
  public func send(_ signal: Int32) { kill(processID, signal) }

  /// Waits for its end; to be called once.
  public func wait() -> Finished {
    var status: Int32 = 0
    while waitpid(processID, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7f
    let errors = FileManager.default.contents(atPath: folder.path("errors")) ?? Data()
    return Finished(
      exitCode: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
      signal: signal == 0 ? nil : signal, output: outputSoFar,
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Copies for C, ended by `nil`; the caller frees them.
  private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
