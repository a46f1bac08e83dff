public import CallModel
import RuleCheck

extension RulePlan {
  /// What the rules say about a call with this evidence.
  ///
  /// Complexity: O(nodes + hits × log hits), with little done for a rule whose guards fail.
  public func decide(_ evidence: CallEvidence) -> Decision {
    var reading = CallReading(self, evidence)
    var ledger = OutcomeLedger()
    var verdicts: [RuleVerdict] = []
    verdicts.reserveCapacity(rules.count)
    for rule in rules {
      let status = rule.rule.status
      let verdict = status == .off ? nil : reading.verdict(of: rule)
      verdicts.append(RuleVerdict(rule: rule.reference, status: status, verdict: verdict))
      if verdict == .yes { ledger.book(rule, evidence: reading.evidence(for: rule)) }
    }
    return ledger.decision(rules: verdicts)
  }

  /// The terms that can still matter to a call with these facts: those of the rules whose guards do
  /// not fail already. Searching for these alone leads to the same outcomes as searching for all
  /// `requests`, so that one guarded rule does not make every call slow.
  ///
  /// To be able to apply rules of tomorrow to the evidence of today, search for all.
  public func requests(forCallWith facts: CallFacts) -> [TermRequest] {
    // A call of which nothing has been searched: every mention is open, and what is decided all the
    // same stays decided whatever is found.
    var reading = CallReading(self, CallEvidence(facts: facts))
    let roots = rules.filter { $0.rule.status != .off && reading.verdict(of: $0) != .no }
    return TermRequest.requests(by: roots.map(\.root), nodes: nodes, terms: terms)
  }
}

/// The outcomes of one call as they come up.
private struct OutcomeLedger {
  private var outcomes: [Outcome] = []
  private var drafted: [Outcome] = []
  private var repeated: [RepeatedConversion] = []
  private var conversions: [String: RuleReference] = [:]
  private var tags: Set<String> = []
  private var scores: [String: Int64] = [:]

  /// Books what `rule` says.
  mutating func book(_ rule: PlannedRule, evidence: [Hit]) {
    for kind in rule.rule.outcomes.flatMap(\.kinds) {
      let outcome = Outcome(kind: kind, rule: rule.reference, evidence: evidence)
      if rule.rule.status == .draft { drafted.append(outcome) } else { book(outcome) }
    }
  }

  private mutating func book(_ outcome: Outcome) {
    switch outcome.kind {
    case .conversion(let name, _, _):
      if let first = conversions[name] {
        repeated.append(RepeatedConversion(outcome: outcome, bookedBy: first))
        return
      }
      conversions[name] = outcome.rule
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
      rules: rules)
  }
}

extension CheckedOutcome {
  /// What it says, one thing at a time.
  fileprivate var kinds: [Outcome.Kind] {
    switch self {
    case .conversion(let name, let value, let type, _):
      [.conversion(name: name, value: value.map(\.amount), type: type)]
    case .tags(let tags, _): tags.map(Outcome.Kind.tag)
    case .score(let points, let name, _): [.score(points: points, name: name)]
    case .note(let text, _): [.note(text)]
    }
  }
}

extension MoneyExpression {
  /// What it comes to.
  fileprivate var amount: Money {
    switch self {
    case .amount(let money): money
    }
  }
}
