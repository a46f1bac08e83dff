public import CallModel
import RuleCheck

extension RulePlan {
  /// What the rules say about a call with this evidence.
  ///
  /// Complexity: O(nodes + hits × log hits), with little done for a rule whose guards fail.
  public func decide(_ evidence: CallEvidence) -> Decision {
    var reading = CallReading(self, evidence)
    let exclusions = exclusions.map { reading.verdict(of: $0) }
    var turns = TurnTaking(self, exclusions: exclusions)
    let verdicts = rules.map { rule in
      let verdict = rule.rule.status == .off ? nil : reading.verdict(of: rule)
      if verdict == .yes { turns.take(reading.said(by: rule)) }
      return verdict
    }
    let disqualifications = turns.end()

    var ledger = OutcomeLedger(evidence)
    var reasons: [Int: HoldReason] = [:]
    for said in turns.said {
      ledger.book(said)
      reasons[said.rule.position] = said.reason
    }
    return Decision(
      outcomes: ledger.outcomes, drafted: ledger.drafted, heldBack: ledger.heldBack,
      scores: ledger.scores, valueFaults: ledger.valueFaults, openLimits: ledger.openLimits,
      claims: ledger.claims, exclusions: exclusions,
      disqualifications: disqualifications,
      rules: zip(rules, verdicts).map { rule, verdict in
        RuleVerdict(
          rule: rule.reference, status: rule.rule.status, verdict: verdict,
          reason: reasons[rule.position])
      })
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
    let verdicts = exclusions.map { reading.verdict(of: $0) }
    let excluding = verdicts.filter { $0.verdict == .yes }
    let open = rules.filter { rule in
      rule.rule.status != .off && reading.verdict(of: rule) != .no
        && !excluding.contains { $0.group == nil || $0.group == rule.rule.group }
    }
    let undecided = zip(exclusions, verdicts).filter { $1.verdict == .unknown }
    return TermRequest.requests(
      by: open, undecided.map(\.0), among: rules, nodes: nodes, terms: terms)
  }
}
