public import CallModel
import ContentHash
public import Diagnostics
import Foundation
import KeywordSearch

/// Keywords in many recordings, in parallel, without rules or store.
public struct ListeningBatch: Sendable {
  private let paths: [String]
  private let listener: RecordingListener
  private let keywords: [Keyword]
  private let search: SoundSearch
  private let jobCount: Int

  /// A batch that listens for the keywords of `plan` in the recordings at `paths`.
  ///
  /// - Parameters:
  ///   - minimumScore: candidates below it are left out.
  ///   - leastConfidence: of what is less sure not everything is found, nor how sure it is.
  ///   - jobCount: how many recordings are worked on at once; at least 1.
  public init(
    paths: [String], listener: RecordingListener, plan: ListeningPlan, minimumScore: Float,
    reaching leastConfidence: Confidence, jobCount: Int
  ) {
    self.paths = paths
    self.listener = listener
    keywords = plan.audible.map(\.keyword)
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = minimumScore
    search = SoundSearch(
      plan.audible, of: plan, settings: settings, reaching: leastConfidence)
    self.jobCount = max(1, jobCount)
  }

  /// Listens to all recordings.
  ///
  /// - Returns: for each recording, in the order of the paths, what was heard or why it could not
  ///   be read; fewer if the task was cancelled.
  public func run(
    onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async -> [Result<HeardRecording, InputError>] {
    let tracker = ProgressTracker(
      weights: paths.map(RecordingScan.sizeInBytes), onProgress: onProgress)
    let results = await OrderedTasks.run(count: paths.count, atOnce: jobCount) { index in
      listen(index, tracker: tracker)
    }
    return results.compactMap { $0 }
  }

  private func listen(
    _ index: Int, tracker: ProgressTracker
  ) -> Result<HeardRecording, InputError>? {
    do throws(InputError) {
      let path = paths[index]
      let heard = try listener.listen(to: path, digest: try SHA256Digest(ofFileAt: path)) {
        audioMs, share in
        tracker.listened(call: index, audioMs: audioMs, share: share)
        return !Task.isCancelled
      }
      guard let heard else { return nil }
      tracker.finished(call: index, hasFailed: false)
      return .success(
        HeardRecording(
          info: heard.info, lengthMs: heard.lengthMs, keywords: keywords,
          channels: search.findings(in: heard.entries)))
    } catch {
      tracker.finished(call: index, hasFailed: true)
      return .failure(error)
    }
  }
}
