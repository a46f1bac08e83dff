import Synchronization

/// Adds up what the tasks of a batch report, and tells one listener.
///
/// The share of the work that is done is weighed by the size of the recordings: the one thing that
/// is known of all of them before they are opened.
final class ProgressTracker: Sendable {
  private let weights: [Int]
  private let onProgress: @Sendable (BatchProgress) -> Void
  private let state: Mutex<State>

  private struct State {
    var progress: BatchProgress
    var doneWeight = 0.0
    /// How much of its recording each call that is being worked on has behind it, 0 … 1.
    var underWay: [Int: Double] = [:]
  }

  /// - Parameters:
  ///   - weights: the size of each call's recording in bytes.
  ///   - onProgress: called after every step, from any thread, one call at a time.
  init(weights: [Int], onProgress: @escaping @Sendable (BatchProgress) -> Void) {
    self.weights = weights.map { max($0, 1) }
    self.onProgress = onProgress
    state = Mutex(State(progress: BatchProgress(callCount: weights.count)))
  }

  /// Sound that was listened to so far, in milliseconds.
  var audioMs: Int { state.withLock { $0.progress.audioMs } }

  /// Call number `index` has listened to `audioMs` more and has `share` of its recording behind it.
  func listened(call index: Int, audioMs: Int, share: Double) {
    update { state in
      state.progress.audioMs += audioMs
      state.underWay[index] = share
    }
  }

  /// Call number `index` is through.
  func finished(call index: Int, hasFailed: Bool) {
    update { state in
      state.underWay[index] = nil
      state.doneWeight += Double(weights[index])
      state.progress.callsDone += 1
      if hasFailed { state.progress.callsFailed += 1 }
    }
  }

  private func update(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      let partial = state.underWay.reduce(0.0) { $0 + $1.value * Double(weights[$1.key]) }
      let total = Double(weights.reduce(0, +))
      state.progress.shareDone = total > 0 ? min((state.doneWeight + partial) / total, 1) : 1
      onProgress(state.progress)
    }
  }
}
