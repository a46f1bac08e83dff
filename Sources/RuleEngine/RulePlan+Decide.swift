public import CallModel
import RuleCheck

extension RulePlan {
  /// What the rules say about a call with this evidence.
  ///
  /// Complexity: O(hits × log hits), and what the rules take that listen for what was found; hardly
  /// anything for all others.
  public func decide(_ evidence: CallEvidence) -> Decision {
    var reading = CallReading(self, evidence)
    let exclusions = exclusions.map { reading.verdict(of: $0) }
    var turns = TurnTaking(self, exclusions: exclusions)
    var verdicts = silence
    for turn in triggers.turns(in: reading.hits) {
      let rule = rules[turn]
      let verdict = reading.verdict(of: rule)
      if verdict != .no { verdicts[turn] = verdict }
      if verdict == .yes { turns.take(reading.said(by: rule)) }
    }
    let disqualifications = turns.end()

    var ledger = OutcomeLedger(evidence)
    var reasons: [Int: HoldReason] = [:]
    for said in turns.said {
      ledger.book(said)
      if let reason = said.reason { reasons[said.rule.turn] = reason }
    }
    return Decision(
      outcomes: ledger.outcomes, drafted: ledger.drafted, heldBack: ledger.heldBack,
      scores: ledger.scores, valueFaults: ledger.valueFaults, openLimits: ledger.openLimits,
      claims: ledger.claims, exclusions: exclusions,
      disqualifications: disqualifications,
      rules: RuleVerdicts(of: headings, verdicts, reasons: reasons))
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
