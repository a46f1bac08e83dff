public import AttributionStore
public import CallModel
public import Diagnostics
public import RuleEngine

/// Says why rules hold for a stored call and why not, from what the store and the index hold: terms
/// that nobody had looked for are searched there, as `RuleApplication` does, and nothing is booked.
public struct CallExplainer: Sendable {
  private let plan: RulePlan
  private let evidence: StoredEvidence

  /// An explainer by `plan`.
  ///
  /// - Parameters:
  ///   - listening: a plan to listen for `plan.requestsOfAllRules`: a rule that is off is explained too.
  ///   - reading: a plan to look for the same in transcripts.
  public init(
    plan: RulePlan, listening: ListeningPlan, reading: ReadingPlan, store: any CallStore,
    archive: SoundArchive
  ) {
    self.plan = plan
    evidence = StoredEvidence(
      sound: SoundEvidence(listening: listening, archive: archive),
      reading: TranscriptEvidence(plan: reading), store: store)
  }

  /// Why each rule holds for the call with this id; `nil` if it was never booked.
  public func explain(callID: String) async throws(InputError) -> ExplainedCall? {
    guard let found = try await evidence.evidence(ofCall: callID) else { return nil }
    let call = found.call
    let limits = plan.limits
    let history = ConversionHistory(
      try await self.evidence.store.convertingCalls(limiting: Set(limits.keys)), limits: limits)
    let evidence = found.forRules(after: history.earlier(than: call.facts, callID: call.id))
    return ExplainedCall(
      call: call, source: call == found.state.call ? nil : found.source,
      remark: found.source?.remark(onCall: call), recording: found.state.recording,
      decision: plan.decide(evidence),
      exclusions: plan.explainExclusions(evidence), rules: plan.explain(evidence),
      gaps: found.gaps)
  }
}

/// What rules say about a call, and why.
public struct ExplainedCall: Sendable, Hashable {
  /// The call, with what the market knows of where it came from.
  public let call: Call
  /// Who told where it came from; `nil` where the calls file does, or nobody.
  public let source: CallSource?
  /// That the market names another campaign than the calls file; `nil` where it does not.
  public let remark: InputError?
  /// Its recording, whether the file is still there or not; `nil` if there never was one.
  public let recording: RecordingFile?
  /// What the rules say.
  public let decision: Decision
  /// Why exclusions take it out or not, in the order in which they are written.
  public let exclusions: [ExclusionExplanation]
  /// Why, rule by rule, in the order in which they speak. Times are from the answer where it is known.
  public let rules: [RuleExplanation]
  /// What could not be searched for terms that nobody had looked for.
  public let gaps: [SearchGap]
}
