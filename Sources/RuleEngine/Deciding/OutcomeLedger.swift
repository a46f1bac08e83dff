import CallModel
import RuleCheck

/// The outcomes of one call as they come up.
struct OutcomeLedger {
  private var outcomes: [Outcome] = []
  private var drafted: [Outcome] = []
  private var repeated: [RepeatedConversion] = []
  private var valueFaults: [ValueFault] = []
  private var conversions: [String: RuleReference] = [:]
  private var tags: Set<String> = []
  private var scores: [String: Int64] = [:]

  /// Books what `rule`, which holds, says about the call of `reading`.
  mutating func book(_ rule: PlannedRule, reading: inout CallReading) {
    let evidence = reading.evidence(for: rule)
    for (outcome, worth) in zip(rule.rule.outcomes, rule.worths) {
      let value = worth.map { reading.value(of: $0) }
      for kind in outcome.kinds(value: value?.money) {
        let said = Outcome(kind: kind, rule: rule.reference, evidence: evidence)
        if rule.rule.status == .draft {
          drafted.append(said)
        } else {
          book(said, without: value?.fault)
        }
      }
    }
  }

  /// Books `outcome`, whose value is missing for the reason `fault` if there is one.
  private mutating func book(_ outcome: Outcome, without fault: ValueFault.Reason?) {
    switch outcome.kind {
    case .conversion(let name, _, _):
      if let first = conversions[name] {
        repeated.append(RepeatedConversion(outcome: outcome, bookedBy: first))
        return
      }
      conversions[name] = outcome.rule
      if let fault {
        valueFaults.append(ValueFault(conversion: name, rule: outcome.rule, reason: fault))
      }
    case .tag(let tag):
      guard tags.insert(tag).inserted else { return }
    case .score(let points, let name):
      let (sum, isTooLarge) = scores[name, default: 0].addingReportingOverflow(points)
      scores[name] = isTooLarge ? (points < 0 ? .min : .max) : sum
    case .note: break
    }
    outcomes.append(outcome)
  }

  func decision(rules: [RuleVerdict]) -> Decision {
    Decision(
      outcomes: outcomes, drafted: drafted, repeated: repeated,
      scores: scores.sorted { $0.key < $1.key }.map { ScoreTotal(name: $0.key, points: $0.value) },
      valueFaults: valueFaults, rules: rules)
  }
}

extension CheckedOutcome {
  /// What it says, one thing at a time; a conversion is worth `value`.
  fileprivate func kinds(value: Money?) -> [Outcome.Kind] {
    switch self {
    case .conversion(let name, _, let type, _): [.conversion(name: name, value: value, type: type)]
    case .tags(let tags, _): tags.map(Outcome.Kind.tag)
    case .score(let points, let name, _): [.score(points: points, name: name)]
    case .note(let text, _): [.note(text)]
    }
  }
}
