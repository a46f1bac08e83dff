public import AttributionStore
public import CallModel
public import Diagnostics
public import RuleEngine

/// What became of one call of a batch.
public struct ProcessedCall: Sendable {
  /// The call, with the facts that were added from its recording.
  public let call: Call
  /// What happened.
  public let result: Result

  /// A call and what happened.
  public init(call: Call, result: Result) {
    self.call = call
    self.result = result
  }

  /// The ways in which a call can end.
  public enum Result: Sendable {
    /// It is in the store.
    case booked(Booked)
    /// It could not be read; nothing about it was changed in the store.
    case failed(InputError)
    /// The batch was stopped before it was this call's turn.
    case notReached
  }

  /// A call that is in the store.
  public struct Booked: Sendable {
    /// What the rules say about it.
    public let outcomes: [Outcome]
    /// What rules that hold say and is not booked, and why.
    public let heldBack: [HeldBackOutcome]
    /// The exclusions that take it out.
    public let exclusions: [ExclusionVerdict]
    /// Why it counts for nothing; empty for a call that counts.
    public let disqualifications: [Disqualification]
    /// What changed in the ledger.
    public let changes: BookingResult
    /// What the user should know though the call is booked: that a transcript beside the recording
    /// could not be read, for example.
    public let remarks: [InputError]

    /// A call with all its parts.
    public init(
      outcomes: [Outcome], heldBack: [HeldBackOutcome] = [], exclusions: [ExclusionVerdict] = [],
      disqualifications: [Disqualification] = [], changes: BookingResult, remarks: [InputError]
    ) {
      self.outcomes = outcomes
      self.heldBack = heldBack
      self.exclusions = exclusions
      self.disqualifications = disqualifications
      self.changes = changes
      self.remarks = remarks
    }
  }

  /// The same with the conversions that hold now that other calls are known.
  func corrected(by correction: Correction) -> ProcessedCall {
    guard case .booked(let booked) = result else { return self }
    return ProcessedCall(
      call: call,
      result: .booked(
        Booked(
          outcomes: correction.correcting(booked.outcomes),
          heldBack: correction.correcting(booked.heldBack), exclusions: booked.exclusions,
          disqualifications: booked.disqualifications, changes: booked.changes,
          remarks: booked.remarks)))
  }

  /// The same with the remark that its recording is that of the call `first`: who exports twice counts twice. None
  /// where the rules take the call out.
  func remarked(asCopyOf first: String) -> ProcessedCall {
    guard case .booked(let booked) = result, booked.exclusions.isEmpty,
      booked.disqualifications.isEmpty
    else { return self }
    let remark = InputError(
      path: call.recordingPath ?? call.id,
      reason: "the same recording as that of the call `\(first)`, byte for byte, and both count",
      advice: "if this is a copy, take it out by a rule: "
        + "`exclude \"copies\" when call.id = \"\(call.id)\"`")
    return ProcessedCall(
      call: call,
      result: .booked(
        Booked(
          outcomes: booked.outcomes, heldBack: booked.heldBack, exclusions: booked.exclusions,
          disqualifications: booked.disqualifications, changes: booked.changes,
          remarks: booked.remarks + [remark])))
  }

  /// What the rules say about the call; empty when it is not booked.
  public var outcomes: [Outcome] {
    if case .booked(let booked) = result { booked.outcomes } else { [] }
  }
}
