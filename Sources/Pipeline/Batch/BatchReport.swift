public import AttributionStore
public import CallModel
public import Diagnostics

/// What became of a batch.
public struct BatchReport: Sendable {
  /// One entry for each call, in the order of the roster.
  public let calls: [ProcessedCall]
  /// How many calls of earlier runs have other conversions now, because they come after calls of this
  /// one.
  public let laterCallCount: Int
  /// What setting conversions right at the end did to the ledger.
  private let corrections: BookingResult
  /// Why conversions of some calls could not be set right at the end; the next run tries again.
  public let correctionFailures: [InputError]
  /// Sound that was decoded and listened to, in milliseconds of recording.
  public let audioMs: Int
  /// Whether it was stopped before the end; the calls that were not reached say so.
  public let wasInterrupted: Bool

  /// A report with all its parts.
  public init(calls: [ProcessedCall], audioMs: Int, wasInterrupted: Bool) {
    self.init(
      calls: calls, laterCallCount: 0, settled: Settled(), totalMs: audioMs,
      wasInterrupted: wasInterrupted)
  }

  /// A report of `calls` as they were decided, with what was set right at the end.
  init(calls: [ProcessedCall], settled: Settled, audioMs: Int, wasInterrupted: Bool) {
    var corrections = Dictionary(
      settled.corrections.map { ($0.after.id, $0) }, uniquingKeysWith: { $1 })
    let calls = calls.map { call in
      corrections.removeValue(forKey: call.call.id).map { call.corrected(by: $0) } ?? call
    }
    self.init(
      calls: calls, laterCallCount: corrections.values.count(where: \.changesConversions),
      settled: settled, totalMs: audioMs,
      wasInterrupted: wasInterrupted)
  }

  private init(
    calls: [ProcessedCall], laterCallCount: Int, settled: Settled, totalMs: Int,
    wasInterrupted: Bool
  ) {
    self.calls = calls
    self.laterCallCount = laterCallCount
    corrections = settled.bookings
    correctionFailures = settled.failures
    audioMs = totalMs
    self.wasInterrupted = wasInterrupted
  }

  /// The calls that are booked, new or unchanged.
  public var bookedCount: Int {
    calls.count { call in
      if case .booked = call.result { true } else { false }
    }
  }

  /// What kept calls from being booked, in the order of the roster.
  public var failures: [InputError] {
    calls.compactMap { call in
      if case .failed(let error) = call.result { error } else { nil }
    }
  }

  /// What the batch did to the ledger.
  public var changes: BookingResult {
    calls.reduce(into: corrections) { sum, call in
      if case .booked(let booked) = call.result { sum += booked.changes }
    }
  }

  /// The conversions that rules that hold say and that are not booked.
  public var heldBack: HeldBackTally {
    calls.reduce(into: HeldBackTally()) { tally, call in
      if case .booked(let booked) = call.result { tally.add(booked.heldBack) }
    }
  }

  /// The value of all conversions, by currency in alphabetical order.
  public var totals: [Money] {
    var sums: [Currency: Money] = [:]
    for outcome in calls.flatMap(\.outcomes) {
      guard case .conversion(_, let value?, _) = outcome.kind else { continue }
      // A sum that does not fit in 64 bits stays at what fits: no batch of calls earns that much.
      sums[value.currency] = sums[value.currency].map { $0.adding(value) ?? $0 } ?? value
    }
    return sums.values.sorted { $0.currency.code < $1.currency.code }
  }
}
