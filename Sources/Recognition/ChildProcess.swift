import Diagnostics
import Foundation
import Synchronization

/// A program that is run to its end, or to that of its time, in a process group of its own: whatever it
/// has started ends with it.
struct ChildProcess: Sendable {
  /// The path of the program.
  let program: String
  let arguments: [String]
  let environment: [String: String]
  let limits: Limits

  /// What it may take.
  struct Limits: Sendable {
    /// How long it may run.
    var time: Duration
    /// What is kept of its standard output; one that prints more than a first part is ended.
    var output: ReadingEnd.Part
    /// How long it has to end by itself when it is told to.
    var grace: Duration = .seconds(2)
  }

  /// How it ended.
  enum Ending: Sendable, Hashable {
    case exited(code: Int32)
    case killed(signal: Int32)
    case timedOut
    case printedTooMuch
    case cancelled
  }

  /// What became of it.
  struct Outcome: Sendable {
    let ending: Ending
    /// What it printed to standard output, as far as it is kept.
    let output: [UInt8]
    /// The last of what it printed to standard error.
    let errors: [UInt8]
  }

  /// Runs it. Cancelling the task ends it, and everything that it started.
  ///
  /// - Throws: that the system could not start it.
  func run() async throws(InputError) -> Outcome {
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
