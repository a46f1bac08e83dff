public import AttributionStore
import AudioInput
public import CallModel
public import Diagnostics
public import RuleEngine
public import WebFetch

/// The main job: a roster of calls, taken in parallel from their files to the store.
///
/// Running a batch again changes nothing; running it with other rules decides again on the stored
/// evidence, searches only for terms that are new, and supersedes what changed. A recording is listened to
/// once, whatever is searched for in it later. One call is one
/// transaction, so a batch may be stopped or killed anywhere.
public struct Batch: Sendable {
  private let roster: CallRoster
  private var calls: [Call] { roster.calls }
  private let processor: CallProcessor
  private let plan: RulePlan
  private let store: any CallStore
  private let jobCount: Int

  /// A batch of the calls of `roster`, decided by `plan`.
  ///
  /// - Parameters:
  ///   - listener: hears recordings that `archive` does not hold yet.
  ///   - defaultSpeakers: who is on which channel in recordings with as many channels, for calls
  ///     that do not say.
  ///   - fetcher: fetches what vCons have at web addresses alone; `nil` where nothing may be fetched.
  ///   - jobCount: how many calls are worked on at once; at least 1.
  ///   - engineVersion: what decides, booked with every outcome.
  ///   - recordedAt: the time that everything new in the store gets.
  public init(
    roster: CallRoster, plan: RulePlan, listener: RecordingListener, listening: ListeningPlan,
    reading: ReadingPlan, defaultSpeakers: [Speaker] = [], fetcher: WebFetcher? = nil,
    store: any CallStore, archive: SoundArchive, jobCount: Int, engineVersion: String,
    recordedAt: Instant
  ) {
    self.plan = plan
    self.store = store
    self.roster = roster
    self.jobCount = max(1, jobCount)
    processor = CallProcessor(
      decider: CallDecider(plan: plan, engineVersion: engineVersion, recordedAt: recordedAt),
      listener: listener, sound: SoundEvidence(listening: listening, archive: archive),
      reading: TranscriptEvidence(plan: reading), defaultSpeakers: defaultSpeakers,
      fetching: fetcher.map(CallFetching.init(fetcher:)), store: store)
  }

  /// Processes all calls, and sets right in the end what has changed for calls that come after others.
  /// Cancelling the task stops between two blocks of sound; what is booked by then stays booked.
  ///
  /// - Parameter onProgress: told after every block and every call, from any thread, one at a time.
  /// - Throws: `InputError` where the store cannot be read.
  public func run(
    onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws(InputError) -> BatchReport {
    let tracker = ProgressTracker(
      weights: calls.map { $0.recordingPath.map(RecordingScan.sizeInBytes) ?? 0 },
      onProgress: onProgress)
    let book = try await ConversionBook(
      of: store, for: plan, recordedAt: processor.decider.recordedAt)
    let order = order
    let results = await OrderedTasks.run(count: calls.count, atOnce: jobCount) { place in
      let processed = await process(order[place], at: place, book: book, tracker: tracker)
      await book.finish(place)
      return processed
    }
    let copies = try await store.copiedRecordings()
    var processed = calls.map { ProcessedCall(call: $0, result: .notReached) }
    for case (let index, let result?) in zip(order, results) {
      processed[index] = copies[result.call.id].map(result.remarked(asCopyOf:)) ?? result
    }
    return BatchReport(
      calls: processed, settled: await book.settle(), audioMs: tracker.audioMs,
      wasInterrupted: results.contains { $0 == nil })
  }

  /// Where rules look back, the calls that started first come first.
  private var order: [Int] {
    guard !plan.limits.isEmpty else { return Array(calls.indices) }
    let starts = calls.map { call in
      if case .instant(let started)? = call.facts["call.started"] {
        started.unixMs
      } else {
        Int64.max
      }
    }
    return calls.indices.sorted { (starts[$0], calls[$0].id) < (starts[$1], calls[$1].id) }
  }

  private func process(
    _ index: Int, at place: Int, book: ConversionBook, tracker: ProgressTracker
  ) async -> ProcessedCall? {
    let call = calls[index]
    do throws(InputError) {
      if let rejection = roster.rejections[index] {
        // That it is broken is the better thing to say of a recording that is both.
        if let path = call.recordingPath, !RecordingPlace.isFetched(path) {
          try RecordingPlace.withFile(holding: path) { file throws(InputError) in
            _ = try SpeechReader(path: file)
          }
        }
        throw rejection
      }
      let processed = try await processor.process(
        call, note: roster.notes[index] ?? CallRoster.Note(), at: place, book: book
      ) { audioMs, share in
        tracker.listened(call: index, audioMs: audioMs, share: share)
        return !Task.isCancelled
      }
      if processed != nil { tracker.finished(call: index, hasFailed: false) }
      return processed
    } catch {
      tracker.finished(call: index, hasFailed: true)
      return ProcessedCall(call: call, result: .failed(error))
    }
  }
}
