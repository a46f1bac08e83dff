import Dispatch
import Foundation

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
