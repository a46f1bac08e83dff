/// One thing that a rule says about a call and that is not booked.
public struct HeldBackOutcome: Sendable, Hashable {
  /// What would have been booked.
  public let outcome: Outcome
  /// What keeps it from being booked.
  public let reason: HoldReason

  /// `outcome`, held back for `reason`.
  public init(outcome: Outcome, reason: HoldReason) {
    self.outcome = outcome
    self.reason = reason
  }
}

/// What keeps an outcome from being booked though the condition of its rule holds.
public enum HoldReason: Sendable, Hashable, Codable {
  /// The exclusion of this name takes the call out.
  case excluded(by: String)
  /// This rule spoke before and said `stop`.
  case stopped(by: RuleReference)
  /// Another rule of the group counts.
  case otherInGroup(group: String, chosen: RuleReference)
  /// This rule says that the call counts for nothing.
  case disqualified(by: RuleReference, because: String)
  /// The call has a conversion of that name already, by this rule.
  case alreadyBooked(by: RuleReference)
}
