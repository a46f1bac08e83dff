import CallModel
import RuleCheck

/// One thing that a rule says: an outcome but for the rule and the evidence.
struct Saying: Sendable {
  let kind: Outcome.Kind
  /// Why a conversion or an amount has no value, where there is something in the way.
  let fault: ValueFault.Reason?

  /// What `outcomes` say about every call, in order; `nil` where some worth, or a note, depends on the
  /// call.
  static func fixed(
    _ outcomes: [CheckedOutcome], worths: [Worth<PlannedFinding>?]
  ) -> [Saying]? {
    var sayings: [Saying] = []
    for (outcome, worth) in zip(outcomes, worths) {
      if case .note = outcome { return nil }
      let value = worth?.fixedValue
      guard worth == nil || value != nil else { return nil }
      sayings += outcome.sayings(value: value, note: "")
    }
    return sayings
  }
}

extension CallReading {
  /// What `rule`, which holds, says about the call, in order.
  func sayings(of rule: PlannedRule) -> [Saying] {
    if let fixed = rule.fixedSayings { return fixed }
    var sayings: [Saying] = []
    for (place, outcome) in rule.rule.outcomes.enumerated() {
      let value = rule.worths[place].map { self.value(of: $0) }
      let note = rule.notes[place].map { text(of: $0) }
      sayings += outcome.sayings(value: value, note: note ?? "")
    }
    return sayings
  }
}

extension CheckedOutcome {
  /// What it books, one thing at a time; a conversion or an amount is worth `value`, and a note says
  /// `note`.
  fileprivate func sayings(value: ReadValue?, note: String) -> [Saying] {
    let kinds: [Outcome.Kind] =
      switch self {
      case .conversion(let name, _, let type, _):
        [.conversion(name: name, value: value?.money, type: type)]
      case .tags(let tags, _): tags.map(Outcome.Kind.tag)
      case .score(let points, let name, _): [.score(points: points, name: name)]
      case .amount(let name, _, _): [.amount(name: name, value: value?.money)]
      case .note: [.note(note)]
      case .disqualify, .stop: []
      }
    return kinds.map { Saying(kind: $0, fault: value?.fault) }
  }
}
