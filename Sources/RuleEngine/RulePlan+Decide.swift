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
      if verdict == .yes { ledger.book(rule, reading: &reading) }
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
    let open = rules.filter { $0.rule.status != .off && reading.verdict(of: $0) != .no }
    return TermRequest.requests(by: open, among: rules, nodes: nodes, terms: terms)
  }
}
