public import AttributionStore
public import CallModel
public import Diagnostics
public import RuleEngine

/// Rules over calls that are in the store already: decides again on what the store and the index
/// hold, searches there for the terms that are new, and opens no recording and no transcript.
///
/// Where the index has a call's sound and the store the words of its transcript, the outcomes are
/// those that a run over the same files with these rules would book. Applying the same rules again
/// changes nothing. One call is one transaction, so this may be stopped or killed anywhere.
public struct RuleApplication: Sendable {
  private let processor: StoredCallProcessor
  private let store: any CallStore
  private let selection: CallSelection
  private let jobCount: Int
  private let plan: RulePlan

  /// An application of `plan` to the selected calls.
  ///
  /// - Parameters:
  ///   - jobCount: how many calls are worked on at once; at least 1.
  ///   - engineVersion: what decides, booked with every outcome.
  ///   - recordedAt: the time that everything new in the store gets.
  ///   - isDryRun: whether nothing is booked.
  public init(
    plan: RulePlan, listening: ListeningPlan, reading: ReadingPlan, selection: CallSelection,
    store: any CallStore, archive: SoundArchive, jobCount: Int, engineVersion: String,
    recordedAt: Instant, isDryRun: Bool = false
  ) {
    self.plan = plan
    self.store = store
    self.selection = selection
    self.jobCount = max(1, jobCount)
    processor = StoredCallProcessor(
      decider: CallDecider(plan: plan, engineVersion: engineVersion, recordedAt: recordedAt),
      evidence: StoredEvidence(
        sound: SoundEvidence(listening: listening, archive: archive),
        reading: TranscriptEvidence(plan: reading), store: store),
      store: store, isDryRun: isDryRun)
  }

  /// Decides all selected calls again. Cancelling the task stops between two calls.
  ///
  /// - Parameter onProgress: told after every call, from any thread, one at a time.
  public func run(
    onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws(InputError) -> ApplicationReport {
    let reports = try await store.reports(on: selection)
    let tracker = ProgressTracker(weights: reports.map { _ in 1 }, onProgress: onProgress)
    let processor = processor
    let book = try await ConversionBook(
      of: store, for: plan, recordedAt: processor.decider.recordedAt, isDryRun: processor.isDryRun)
    let results = await OrderedTasks.run(count: reports.count, atOnce: jobCount) { index in
      let result = await processor.process(reports[index], at: index, book: book)
      await book.finish(index)
      tracker.finished(call: index, hasFailed: result.failure != nil)
      return result
    }
    return ApplicationReport(results, settled: await book.settle())
  }
}

/// What became of an application of rules.
public struct ApplicationReport: Sendable {
  /// How many calls were decided.
  public let callCount: Int
  /// What the rules change.
  public let changes: OutcomeChanges
  /// The conversions that rules that hold say and that are not booked.
  public let heldBack: HeldBackTally
  /// What was done to the ledger; nothing by a dry run.
  public let bookings: BookingResult
  /// How many calls that were not selected have other conversions now, because they come after calls
  /// that were.
  public let laterCallCount: Int
  /// Calls that could not be searched for a new term, and why.
  public let gaps: [SearchGap]
  /// What the user should know of calls that were decided.
  public let remarks: [InputError]
  /// Calls that could not be decided, and why; they are as they were.
  public let failures: [InputError]
  /// How many calls were not reached, because it was stopped.
  public let notReachedCount: Int

  init(_ results: [AppliedCall?], settled: Settled) {
    var changes = OutcomeChanges()
    var bookings = BookingResult()
    var heldBack = HeldBackTally()
    var corrections = Dictionary(
      settled.corrections.map { ($0.after.id, $0) }, uniquingKeysWith: { $1 })
    for case let result? in results where result.failure == nil {
      let correction = corrections.removeValue(forKey: result.callID)
      changes.add(
        before: result.before, after: correction?.correcting(result.after) ?? result.after)
      bookings += result.bookings
      heldBack.add(correction?.correcting(result.heldBack) ?? result.heldBack)
    }
    for correction in settled.corrections where corrections[correction.after.id] != nil {
      changes.add(before: correction.before.conversions, after: correction.after.conversions)
    }
    bookings += settled.bookings
    laterCallCount = corrections.values.count(where: \.changesConversions)
    self.changes = changes
    self.bookings = bookings
    self.heldBack = heldBack
    let done = results.compactMap(\.self)
    callCount = done.count { $0.failure == nil }
    gaps = done.flatMap(\.gaps)
    remarks = done.flatMap(\.remarks)
    failures = done.compactMap(\.failure) + settled.failures
    notReachedCount = results.count - done.count
  }
}
