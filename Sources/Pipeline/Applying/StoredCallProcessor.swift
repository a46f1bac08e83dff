import AttributionStore
import CallModel
import Diagnostics

/// Takes one call from the store back to the store: what is kept of its sound and its words is
/// searched for what is new, the rules decide, and what changed is booked in one transaction.
struct StoredCallProcessor: Sendable {
  let decider: CallDecider
  let evidence: StoredEvidence
  let store: any CallStore
  /// Whether nothing is booked.
  let isDryRun: Bool

  /// Decides the call of `report` again, whose outcomes until now are in it.
  func process(_ report: CallReport) async -> AppliedCall {
    var result = AppliedCall(before: report.outcomes.map(\.outcome))
    do throws(InputError) {
      guard let booking = try await booking(of: report.call.id, into: &result) else {
        return result
      }
      result.after = booking.evaluation?.outcomes ?? []
      if !isDryRun { result.bookings = try await store.book(booking) }
    } catch {
      result.failure = error
    }
    return result
  }

  private func booking(
    of callID: String, into result: inout AppliedCall
  ) async throws(InputError) -> Booking? {
    guard let evidence = try await evidence.evidence(ofCall: callID) else { return nil }
    result.gaps = evidence.gaps
    return decider.booking(
      of: evidence.state.call, heard: evidence.heard, read: evidence.read)
  }
}

/// What became of one call to which rules were applied.
struct AppliedCall: Sendable {
  let before: [Outcome]
  var after: [Outcome] = []
  var bookings = BookingResult()
  var gaps: [SearchGap] = []
  /// Why nothing was decided.
  var failure: InputError?

  init(before: [Outcome]) { self.before = before }
}
