import CallModel
import RuleCheck

/// A rule that holds, and what it says about the call.
struct SaidRule {
  let rule: PlannedRule
  /// What it says, in order; for a conversion without a value perhaps why it has none.
  let outcomes: [(outcome: Outcome, fault: ValueFault.Reason?)]
  /// What keeps it from being booked.
  var reason: HoldReason?

  var isDraft: Bool { rule.rule.status == .draft }

  /// What its conversions are worth together: those that have the currency of the first one.
  var worth: Money? {
    outcomes.reduce(nil) { sum, said in
      guard case .conversion(_, let value?, _) = said.outcome.kind else { return sum }
      return sum.map { $0.adding(value) ?? $0 } ?? value
    }
  }

  /// The reason that it gives for the call to count for nothing.
  var disqualification: String? {
    rule.rule.outcomes.lazy.compactMap { outcome in
      if case .disqualify(let reason, _) = outcome { reason } else { nil }
    }.first
  }
}

extension CallReading {
  /// What `rule`, which holds, says about the call.
  mutating func said(by rule: PlannedRule) -> SaidRule {
    let evidence = evidence(for: rule)
    var outcomes: [(Outcome, ValueFault.Reason?)] = []
    for (place, outcome) in rule.rule.outcomes.enumerated() {
      let value = rule.worths[place].map { self.value(of: $0) }
      let note = rule.notes[place].map { text(of: $0) }
      for kind in outcome.kinds(value: value?.money, note: note ?? "") {
        outcomes.append(
          (Outcome(kind: kind, rule: rule.reference, evidence: evidence), value?.fault))
      }
    }
    return SaidRule(rule: rule, outcomes: outcomes)
  }
}

extension CheckedOutcome {
  /// What it books, one thing at a time; a conversion or an amount is worth `value`, and a note says
  /// `note`.
  fileprivate func kinds(value: Money?, note: String) -> [Outcome.Kind] {
    switch self {
    case .conversion(let name, _, let type, _): [.conversion(name: name, value: value, type: type)]
    case .tags(let tags, _): tags.map(Outcome.Kind.tag)
    case .score(let points, let name, _): [.score(points: points, name: name)]
    case .amount(let name, _, _): [.amount(name: name, value: value)]
    case .note: [.note(note)]
    case .disqualify, .stop: []
    }
  }
}
