public import AttributionStore
import CallModel
public import Diagnostics
public import RuleEngine

/// What rules would have said about calls that are in the store, and what other rules say about the
/// same calls: nothing is booked, and no recording or transcript is opened.
///
/// Both sides see the same evidence, searched for the terms of both, so a difference comes from the
/// rules and from nothing else: not from a newer model, nor from what happened to be booked.
public struct RuleBacktest: Sendable {
  private let base: RulePlan?
  private let working: RulePlan
  private let source: StoredEvidence
  private let store: any CallStore
  private let selection: CallSelection
  private let jobCount: Int

  /// A backtest of `working` over the selected calls, compared with `base` if there is one.
  ///
  /// - Parameters:
  ///   - listening: what is listened for, for the requests of both plans.
  ///   - reading: what is read for, likewise.
  ///   - jobCount: how many calls are worked on at once; at least 1.
  public init(
    of working: RulePlan, against base: RulePlan?, listening: ListeningPlan, reading: ReadingPlan,
    selection: CallSelection, store: any CallStore, archive: SoundArchive, jobCount: Int
  ) {
    self.base = base
    self.working = working
    self.store = store
    self.selection = selection
    self.jobCount = max(1, jobCount)
    source = StoredEvidence(
      sound: SoundEvidence(listening: listening, archive: archive),
      reading: TranscriptEvidence(plan: reading), store: store)
  }

  /// Decides all selected calls. Cancelling the task stops between two calls.
  ///
  /// - Parameter onProgress: told after every call, from any thread, one at a time.
  public func run(
    onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws(InputError) -> BacktestReport {
    let calls = try await store.calls(on: selection).map(\.call)
    let tracker = ProgressTracker(weights: calls.map { _ in 1 }, onProgress: onProgress)
    let (base, working, source) = (base, working, source)
    let results = await OrderedTasks.run(count: calls.count, atOnce: jobCount) { index in
      let result = await BacktestedCall(calls[index], by: working, against: base, source)
      tracker.finished(call: index, hasFailed: result.failure != nil)
      return result
    }
    return BacktestReport(
      try await settled(results.compactMap(\.self)), notReachedCount: results.count { $0 == nil },
      change: base.map { RulesetChange(from: $0, to: working) })
  }

  /// The calls with what is left of their conversions when all of them are known, and those that other
  /// calls have in the store.
  private func settled(_ results: [BacktestedCall]) async throws(InputError) -> [BacktestedCall] {
    let working = try await corrections(results.compactMap(\.converting), by: working)
    var base: [String: Correction] = [:]
    if let plan = self.base {
      base = try await corrections(results.compactMap(\.convertingBefore), by: plan)
    }
    return results.map { result in
      var result = result
      result.correct(before: base[result.call.id], after: working[result.call.id])
      return result
    }
  }

  private func corrections(
    _ decided: [ConvertingCall], by plan: RulePlan
  ) async throws(InputError) -> [String: Correction] {
    let limits = plan.limits
    guard !limits.isEmpty else { return [:] }
    // Calls outside of the test stay as they are: their claims are not asked again.
    let others = try await store.convertingCalls(limiting: Set(limits.keys)).map { call in
      ConvertingCall(id: call.id, facts: call.facts, conversions: call.conversions)
    }
    var history = ConversionHistory(others, limits: limits)
    for call in decided { history.record(call) }
    return Dictionary(
      history.corrections().map { ($0.after.id, $0) }, uniquingKeysWith: { $1 })
  }
}
