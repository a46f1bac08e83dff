public import AttributionStore
import ContentHash
public import Diagnostics

/// Listens again to the recordings of stored calls whose entries are lost, damaged or outdated, as far
/// as the files are still there.
public struct IndexRebuild: Sendable {
  private let listener: RecordingListener
  private let store: any CallStore
  private let archive: SoundArchive
  private let jobCount: Int

  /// A rebuild of the index in `archive` for the calls in `store`.
  ///
  /// - Parameter jobCount: how many recordings are heard at once; at least 1.
  public init(
    listener: RecordingListener, store: any CallStore, archive: SoundArchive, jobCount: Int
  ) {
    self.listener = listener
    self.store = store
    self.archive = archive
    self.jobCount = max(1, jobCount)
  }

  /// What became of a rebuild.
  public struct Report: Sendable {
    /// Calls whose recording is in the index as it should be, and was before.
    public let soundCount: Int
    /// Calls whose recording was heard again.
    public let rebuiltCount: Int
    /// Calls that have no recording.
    public let withoutRecordingCount: Int
    /// Sound that was heard, in milliseconds of recording.
    public let audioMs: Int
    /// Why recordings could not be heard again, one for each call.
    public let failures: [InputError]
    /// Whether it was stopped before its end.
    public let wasInterrupted: Bool
  }

  /// Rebuilds what has to be, for the selected calls.
  ///
  /// - Throws: that the store or the index cannot be read.
  public func run(
    on selection: CallSelection, onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws(InputError) -> Report {
    let calls = try await store.calls(on: selection)
    let files = calls.compactMap(\.recording)
    var wanting: [RecordingFile] = []
    for file in files
    where try archive.standing(of: file, checkingBytes: true) != .current {
      wanting.append(file)
    }
    let work = wanting
    let tracker = ProgressTracker(
      weights: work.map { RecordingScan.sizeInBytes($0.path) }, onProgress: onProgress)
    let results = await OrderedTasks.run(count: work.count, atOnce: jobCount) { index in
      rebuild(work[index], number: index, tracker: tracker)
    }
    let failures = results.compactMap { result in
      if case .failure(let error)? = result { error } else { nil }
    }
    let doneCount = results.count { $0 != nil }
    return Report(
      soundCount: files.count - work.count, rebuiltCount: doneCount - failures.count,
      withoutRecordingCount: calls.count - files.count, audioMs: tracker.audioMs,
      failures: failures, wasInterrupted: doneCount < work.count)
  }

  /// Hears one recording again; `nil` if the task was cancelled.
  private func rebuild(
    _ file: RecordingFile, number: Int, tracker: ProgressTracker
  ) -> Result<Void, InputError>? {
    do throws(InputError) {
      guard try hear(file, number: number, tracker: tracker) else { return nil }
      tracker.finished(call: number, hasFailed: false)
      return .success(())
    } catch {
      tracker.finished(call: number, hasFailed: true)
      return .failure(error)
    }
  }

  private func hear(
    _ file: RecordingFile, number: Int, tracker: ProgressTracker
  ) throws(InputError) -> Bool {
    let heard = try RecordingPlace.withFile(holding: file.path) {
      (path) throws(InputError) -> ListenedRecording? in
      guard try SHA256Digest(ofFileAt: path) == file.digest else {
        throw InputError(
          path: file.path, reason: "not the recording any more that the call was booked with",
          advice: "put the old file back, or run again over the new one")
      }
      return try listener.listen(to: path, digest: file.digest) { audioMs, share in
        tracker.listened(call: number, audioMs: audioMs, share: share)
        return !Task.isCancelled
      }
    }
    guard let heard else { return false }
    try archive.keep(heard.entries)
    return true
  }
}
