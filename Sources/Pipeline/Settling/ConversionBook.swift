import AttributionStore
import CallModel
import Diagnostics
import RuleEngine

/// The history of conversions while calls are decided in the order of their starts: each looks back at
/// what is known by then, and at the end what has changed for later calls is set right.
///
/// Calls may be made ready at once; where rules look back, they are decided one after the other, so
/// that the ledger is the same whatever the number of workers.
actor ConversionBook {
  private var history: ConversionHistory
  private let store: any CallStore
  private let recordedAt: Instant
  private let isDryRun: Bool
  private let turns = Turns()

  /// The book of `store`, for the rules of `plan`.
  ///
  /// - Parameters:
  ///   - recordedAt: the time that corrections get.
  ///   - isDryRun: whether nothing is booked.
  init(
    of store: any CallStore, for plan: RulePlan, recordedAt: Instant, isDryRun: Bool = false
  ) async throws(InputError) {
    self.store = store
    self.recordedAt = recordedAt
    self.isDryRun = isDryRun
    let limits = plan.limits
    history = ConversionHistory(
      try await store.convertingCalls(limiting: Set(limits.keys)), limits: limits)
  }

  /// What comes before the call at `place` of those that are decided, when all before it are.
  func earlier(than call: Call, at place: Int) async -> [EarlierConversion] {
    guard !history.isIdle else { return [] }
    await turns.turn(of: place)
    return history.earlier(than: call.facts, callID: call.id)
  }

  /// Says that nothing more comes of the call at `place`, whether it was decided or not.
  func finish(_ place: Int) async { await turns.finish(place) }

  /// Remembers what was decided of a call.
  func record(_ decision: Decision, of call: Call) {
    guard !history.isIdle else { return }
    history.record(ConvertingCall(decision, of: call))
  }

  /// Books what calls come to now that all are known.
  ///
  /// - Returns: the calls whose conversions were corrected, and what was done to the ledger.
  func settle() async -> Settled {
    var settled = Settled()
    for correction in history.corrections() {
      do throws(InputError) {
        if !isDryRun { settled.bookings += try await book(correction.after) }
        settled.corrections.append(correction)
      } catch {
        settled.failures.append(error)
      }
    }
    return settled
  }

  private func book(_ call: ConvertingCall) async throws(InputError) -> BookingResult {
    try await store.settle(
      Settlement(
        callID: call.id, booked: call.conversions, heldBack: call.heldBack, recordedAt: recordedAt))
  }
}

/// What was set right at the end.
struct Settled: Sendable {
  var corrections: [Correction] = []
  var bookings = BookingResult()
  /// Why calls could not be corrected; the next run tries again.
  var failures: [InputError] = []
}

extension ConvertingCall {
  /// What `decision` says of the conversions of `call`.
  init(_ decision: Decision, of call: Call) {
    let hasLimit = decision.claims.contains { $0.limit != nil }
    self.init(
      id: call.id, facts: call.facts, conversions: decision.outcomes.filter(\.isConversion),
      claims: hasLimit ? decision.claims : [],
      heldBack: hasLimit ? decision.heldBack.filter(\.reason.dependsOnOthers) : [])
  }
}

extension Outcome {
  var isConversion: Bool { if case .conversion = kind { true } else { false } }
}

extension Correction {
  /// `outcomes` with the conversions that hold in place of those that were recorded.
  func correcting(_ outcomes: [Outcome]) -> [Outcome] {
    after.conversions + outcomes.filter { !$0.isConversion }
  }

  /// `heldBack` likewise.
  func correcting(_ heldBack: [HeldBackOutcome]) -> [HeldBackOutcome] {
    heldBack.filter { !$0.reason.dependsOnOthers } + after.heldBack
  }
}
