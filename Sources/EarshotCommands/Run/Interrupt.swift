import Dispatch
import Foundation
import Pipeline

/// Turns the first Ctrl-C into a cancelled task, so that a batch ends between two calls with its
/// table; the second one ends the process at once, which is safe too: one call is one transaction.
struct Interrupt {
  private let source: any DispatchSourceSignal

  /// Calls `onInterrupt` at the first interrupt from now on.
  init(onInterrupt: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      onInterrupt()
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
  }

  /// Ctrl-C ends the process again.
  func stopWatching() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}

extension Interrupt {
  /// Does `work` with its progress shown; the first Ctrl-C cancels it, and it ends with what it has.
  ///
  /// - Parameter doing: what the line of progress calls it.
  static func cancelling<Result: Sendable>(
    terminal: Terminal, doing: String,
    _ work: @escaping @Sendable (@escaping @Sendable (BatchProgress) -> Void) async throws -> Result
  ) async throws -> Result {
    let progress = LiveProgress(terminal: terminal, work: doing)
    let task = Task { try await work { progress.show($0) } }
    let interrupt = Interrupt { task.cancel() }
    defer {
      interrupt.stopWatching()
      progress.clear()
    }
    return try await task.value
  }
}
