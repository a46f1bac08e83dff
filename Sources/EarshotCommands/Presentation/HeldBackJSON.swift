import CallModel

/// An outcome that is not booked, and why, in machine-readable output.
struct HeldBackJSON: Encodable {
  let outcome: RunReportJSON.OutcomeJSON
  /// `excluded`, `stopped`, `other_in_group`, `disqualified`, `already_booked` or `repeated`.
  let reason: String
  /// The exclusion, the rule or the earlier call that is behind it.
  let by: String
  let group: String?
  let because: String?
  let text: String

  init(_ held: HeldBackOutcome) {
    outcome = RunReportJSON.OutcomeJSON(held.outcome)
    var (group, because): (String?, String?)
    switch held.reason {
    case .excluded(let exclusion): (reason, by) = ("excluded", exclusion)
    case .stopped(let rule): (reason, by) = ("stopped", rule.name)
    case .otherInGroup(let name, let chosen):
      (reason, by) = ("other_in_group", chosen.name)
      group = name
    case .disqualified(let rule, let words):
      (reason, by) = ("disqualified", rule.name)
      because = words
    case .alreadyBooked(let rule): (reason, by) = ("already_booked", rule.name)
    case .repeated(let call, _): (reason, by) = ("repeated", call)
    }
    (self.group, self.because) = (group, because)
    text = HoldReasonText.text(held.reason)
  }
}
