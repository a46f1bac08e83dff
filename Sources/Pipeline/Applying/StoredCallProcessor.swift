import AttributionStore
import CallModel
import Diagnostics
import RuleEngine

/// Takes one call from the store back to the store: what is kept of its sound and its words is
/// searched for what is new, the rules decide, and what changed is booked in one transaction.
struct StoredCallProcessor: Sendable {
  let decider: CallDecider
  let evidence: StoredEvidence
  let store: any CallStore
  /// Whether nothing is booked.
  let isDryRun: Bool

  /// Decides the call of `report` again, whose outcomes until now are in it and which is at `place` of
  /// those that are decided.
  func process(_ report: CallReport, at place: Int, book: ConversionBook) async -> AppliedCall {
    var result = AppliedCall(callID: report.call.id, before: report.outcomes.map(\.outcome))
    do throws(InputError) {
      guard let decided = try await decide(report.call.id, at: place, book, into: &result) else {
        return result
      }
      result.after = decided.decision.outcomes
      result.heldBack = decided.decision.heldBack
      result.remarks +=
        decided.decision.valueFaults.map { $0.remark(onCall: report.call.id) }
        + decided.decision.openLimits.map { $0.remark(onCall: report.call.id) }
      if !isDryRun { result.bookings = try await store.book(decided.booking) }
      await book.record(decided.decision, of: decided.call)
    } catch {
      result.failure = error
    }
    return result
  }

  private func decide(
    _ callID: String, at place: Int, _ book: ConversionBook, into result: inout AppliedCall
  ) async throws(InputError) -> DecidedCall? {
    guard let evidence = try await evidence.evidence(ofCall: callID) else { return nil }
    result.gaps = evidence.gaps
    result.remarks += [evidence.source?.remark(onCall: evidence.state.call)].compactMap(\.self)
    return decider.decide(
      evidence.state.call, from: evidence.source, heard: evidence.heard, read: evidence.read,
      history: await book.earlier(than: evidence.call, at: place))
  }
}

/// What became of one call to which rules were applied.
struct AppliedCall: Sendable {
  let callID: String
  let before: [Outcome]
  var after: [Outcome] = []
  var heldBack: [HeldBackOutcome] = []
  var remarks: [InputError] = []
  var bookings = BookingResult()
  var gaps: [SearchGap] = []
  /// Why nothing was decided.
  var failure: InputError?

  init(callID: String, before: [Outcome]) {
    self.callID = callID
    self.before = before
  }
}
