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
  /// An earlier call has a conversion of that name, so long before this one, and the rule counts it
  /// once for both.
  case repeated(of: String, agoMs: Int64)

  /// Whether it has to do with which conversions are booked already, of this call or of others, so that
  /// it may change with other calls.
  public var dependsOnOthers: Bool {
    switch self {
    case .repeated, .alreadyBooked: true
    case .excluded, .stopped, .otherInGroup, .disqualified: false
    }
  }
}
