import Dispatch
import Foundation
import Pipeline

/// Turns the first Ctrl-C into a cancelled task, so that a batch ends between two calls with its
/// table; the second one ends the process at once, which is safe too: one call is one transaction.
struct Interrupt {
  private let sources: [(signal: Int32, source: any DispatchSourceSignal)]

  /// Calls `onInterrupt` at the first of `signals` from now on.
  init(on signals: [Int32] = [SIGINT], onInterrupt: @escaping @Sendable () -> Void) {
    sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        onInterrupt()
        signal(number, SIG_DFL)
      }
      source.resume()
      return (number, source)
    }
  }

  /// The signals end the process again.
  func stopWatching() {
    for (number, source) in sources {
      source.cancel()
      signal(number, SIG_DFL)
    }
  }
}

extension Interrupt {
  /// Does `work` with its progress shown; the first Ctrl-C cancels it, and it ends with what it has.
  ///
  /// - Parameters:
  ///   - doing: what the line of progress calls it.
  ///   - signals: what does as Ctrl-C does. Work that starts other programs is not to leave them behind.
  static func cancelling<Result: Sendable>(
    terminal: Terminal, doing: String, on signals: [Int32] = [SIGINT],
    _ work: @escaping @Sendable (@escaping @Sendable (BatchProgress) -> Void) async throws -> Result
  ) async throws -> Result {
    let progress = LiveProgress(terminal: terminal, work: doing)
    let task = Task { try await work { progress.show($0) } }
    let interrupt = Interrupt(on: signals) { task.cancel() }
    defer {
      interrupt.stopWatching()
      progress.clear()
    }
    return try await task.value
  }
}
