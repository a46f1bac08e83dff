package import Diagnostics
import Foundation
import Synchronization

/// A program that is run to its end, or to that of its time, in a process group of its own: whatever it
/// has started ends with it.
package struct ChildProcess: Sendable {
  /// The path of the program.
  let program: String
  let arguments: [String]
  let environment: [String: String]
  /// What it finds on its standard input.
  let input: [UInt8]
  /// What it finds at ``attachmentPath``; `nil` for nothing.
  let attachment: [UInt8]?
  let limits: Limits

  /// A program that has not been started yet.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - environment: the variables that it sees.
  ///   - input: what it finds on its standard input, at most ``maxInputBytes``.
  ///   - attachment: what it finds at ``attachmentPath``, of any length; kept in memory alone.
  package init(
    program: String, arguments: [String], environment: [String: String], input: [UInt8] = [],
    attachment: [UInt8]? = nil, limits: Limits
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.attachment = attachment
    self.limits = limits
  }

  /// How much a program can be given on its standard input: what a pipe holds before anybody reads.
  package static let maxInputBytes = 32_768

  /// Where a program finds what it is given besides its standard input.
  package static let attachmentPath = "/dev/fd/\(attachmentDescriptor)"
  static let attachmentDescriptor: Int32 = 3

  /// What it may take.
  package struct Limits: Sendable {
    /// How long it may run.
    let time: Duration
    /// What is kept of its standard output; one that prints more than a first part is ended.
    let output: KeptPart
    /// How long it has to end by itself when it is told to.
    let grace: Duration

    /// Limits.
    package init(time: Duration, output: KeptPart, grace: Duration = .seconds(2)) {
      self.time = time
      self.output = output
      self.grace = grace
    }
  }

  /// Which part of what it prints is kept.
  package enum KeptPart: Sendable {
    /// So many bytes from the start; who prints more is ended.
    case first(Int)
    /// So many bytes before the end.
    case last(Int)
  }

  /// How it ended.
  package enum Ending: Sendable, Hashable {
    /// By itself.
    case exited(code: Int32)
    /// By a signal that was not ours.
    case killed(signal: Int32)
    /// Its time was over.
    case timedOut
    /// It printed more than the first part that is kept.
    case printedTooMuch
    /// The task was cancelled.
    case cancelled
  }

  /// What became of it.
  package struct Outcome: Sendable {
    /// How it ended.
    package let ending: Ending
    /// What it printed to standard output, as far as it is kept.
    package let output: [UInt8]
    /// The last of what it printed to standard error.
    package let errors: [UInt8]
  }

  /// Runs it. Cancelling the task ends it, and everything that it started.
  ///
  /// - Throws: that the system could not start it.
  package func run() async throws(InputError) -> Outcome {
    let isCancelled = Flag()
    // Waiting blocks, so it has a thread of its own: those of tasks are few.
    let result: Result<Outcome, InputError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          do throws(InputError) {
            var running = try RunningProcess(self)
            continuation.resume(returning: .success(running.finish { isCancelled.isSet }))
          } catch {
            continuation.resume(returning: .failure(error))
          }
        }
      }
    } onCancel: {
      isCancelled.set()
    }
    return try result.get()
  }

  /// Something that is told once, from any thread.
  private final class Flag: Sendable {
    private let state = Atomic(false)
    var isSet: Bool { state.load(ordering: .relaxed) }
    func set() { state.store(true, ordering: .relaxed) }
  }
}
