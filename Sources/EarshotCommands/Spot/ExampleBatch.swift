import CallModel
import ContentHash
import Diagnostics
import ExampleSearch
import Pipeline
import Synchronization

/// Recorded examples in many recordings, in parallel.
struct ExampleBatch: Sendable {
  let paths: [String]
  let listener: RecordingListener
  /// What is looked for, and what it is called.
  let queries: [(name: String, examples: [RecordedExample])]
  /// Matches with a lower score are left out.
  let minimumScore: Float
  /// How many recordings are worked on at once.
  let jobCount: Int

  /// Listens to all recordings.
  ///
  /// - Returns: for each recording, in the order of the paths, what was found or why it could not be
  ///   read; fewer if the task was cancelled.
  func run(
    onProgress: @escaping @Sendable (BatchProgress) -> Void
  ) async -> [Result<SpottedRecording, InputError>] {
    let search = ExampleSearch(queries: queries.map(\.examples), minimumScore: minimumScore)
    let progress = Mutex(BatchProgress(callCount: paths.count))
    let report: @Sendable ((inout BatchProgress) -> Void) -> Void = { change in
      onProgress(
        progress.withLock { progress in
          change(&progress)
          progress.shareDone = Double(progress.callsDone) / Double(max(progress.callCount, 1))
          return progress
        })
    }
    var results = [Result<SpottedRecording, InputError>?](repeating: nil, count: paths.count)
    await withTaskGroup(of: (Int, Result<SpottedRecording, InputError>?).self) { group in
      var next = 0
      func startNext() {
        guard next < paths.count, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask {
          let result = spot(in: paths[index], search) { audioMs in
            report { $0.audioMs += audioMs }
          }
          report { $0.callsDone += 1 }
          return (index, result)
        }
      }
      for _ in 0..<max(1, jobCount) { startNext() }
      while let (index, result) = await group.next() {
        results[index] = result
        startNext()
      }
    }
    return results.compactMap(\.self)
  }

  /// What is found in one recording; `nil` if the task was cancelled.
  private func spot(
    in path: String, _ search: ExampleSearch, onBlock: (Int) -> Void
  ) -> Result<SpottedRecording, InputError>? {
    do throws(InputError) {
      let heard = try listener.listen(to: path, digest: try SHA256Digest(ofFileAt: path)) {
        audioMs, _ in
        onBlock(audioMs)
        return !Task.isCancelled
      }
      guard let heard else { return nil }
      let channels = heard.entries.map { entry in
        zip(queries, search.search(entry)).map { query, matches in
          matches.map {
            SpottedRecording.Place(
              span: $0.span, score: $0.score, confidence: $0.confidence, text: query.name)
          }
        }
      }
      return .success(SpottedRecording(info: heard.info, channels: channels))
    } catch {
      return .failure(error)
    }
  }
}
