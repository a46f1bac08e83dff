import Foundation
import Pipeline
import Synchronization

/// Draws a `ProgressBar` on standard error while a batch runs: at most ten times a second, only on
/// a terminal, and wiped away at the end.
final class LiveProgress: Sendable {
  private let width: Int
  private let isShown: Bool
  private let work: String
  private let started = ContinuousClock.now
  private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

  /// A line about `work`, such as `decoding and listening`.
  init(terminal: Terminal, work: String = "decoding and listening") {
    self.work = work
    width = terminal.width
    isShown = terminal.hasTerminalErrors
  }

  /// Shows `progress`, unless the line was drawn a moment ago. May be called from any thread.
  func show(_ progress: BatchProgress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = lastDrawn.withLock { last in
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let elapsed = Double((now - started) / .milliseconds(1)) / 1000
    let line = ProgressBar.line(
      progress, work: work, elapsedSeconds: elapsed, width: width)
    Terminal.writeError("\r" + line + "\u{1B}[K")
  }

  /// Wipes the line, so that what is printed next stands alone.
  func clear() {
    if isShown { Terminal.writeError("\r\u{1B}[K") }
  }
}
