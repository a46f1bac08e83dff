import CallModel

/// A rule that holds, and what it says about the call.
struct SaidRule {
  let rule: PlannedRule
  /// What it says, in order.
  let sayings: [Saying]
  /// The hits that it rests on, in order of time.
  let evidence: [Hit]
  /// What keeps it from being booked.
  var reason: HoldReason?

  /// What its conversions are worth together: those that have the currency of the first one.
  var worth: Money? {
    sayings.reduce(nil) { sum, saying in
      guard case .conversion(_, let value?, _) = saying.kind else { return sum }
      return sum.map { $0.adding(value) ?? $0 } ?? value
    }
  }
}

extension CallReading {
  /// What `rule`, which holds, says about the call.
  mutating func said(by rule: PlannedRule) -> SaidRule {
    SaidRule(rule: rule, sayings: sayings(of: rule), evidence: evidence(for: rule))
  }
}
