import CallModel
import RuleCheck
import RuleEngine
import Testing

/// The engine against its slow twin, over random rules and calls.
@Suite struct DifferentialTests {
  /// 4 seeds × 500 rulesets × 8 rules × 8 calls: 128,000 rules decided.
  @Test("the engine decides as the reference does", arguments: 1...4 as ClosedRange<UInt64>)
  func engineAgreesWithReference(seed: UInt64) {
    var cases = RandomCases(seed: seed)
    var seen: [Verdict: Int] = [:]
    var reasons: [String: Int] = [:]
    var faults: [ValueFault.Reason: Int] = [:]
    var worked = 0
    for _ in 0..<500 {
      let ruleset = cases.ruleset(ofRules: 8)
      let plan = RulePlan(ruleset)
      for _ in 0..<8 {
        let evidence = cases.call()
        let decision = plan.decide(evidence)
        let expected = ReferenceEvaluator(ruleset: ruleset, evidence: evidence).decide()
        if decision.withEvidenceAsSets != expected.withEvidenceAsSets {
          Issue.record("\(ruleset.firstDifference(decision, expected)) on \(evidence)")
          return
        }
        for case let verdict? in decision.rules.map(\.verdict) { seen[verdict, default: 0] += 1 }
        for held in decision.heldBack { reasons[held.reason.word, default: 0] += 1 }
        for fault in decision.valueFaults { faults[fault.reason, default: 0] += 1 }
        for case .conversion(_, _?, _) in decision.outcomes.map(\.kind) { worked += 1 }
        for case .amount(_, _?) in decision.outcomes.map(\.kind) { worked += 1 }
      }
    }
    // The cases are worth nothing if they all come out the same.
    for verdict in Verdict.allCases { #expect(seen[verdict, default: 0] > 3_000, "\(seen)") }
    #expect(reasons.count == 6 && reasons.values.allSatisfy { $0 > 20 }, "\(reasons)")
    for reason in [ValueFault.Reason.missing, .divisionByZero, .currenciesDiffer] {
      #expect(faults[reason, default: 0] > 1, "\(faults)")
    }
    #expect(worked > 200)
  }

  @Test("explaining comes to the verdicts and the evidence of deciding", arguments: [11, 12])
  func explainAgreesWithDecide(seed: UInt64) {
    var cases = RandomCases(seed: seed)
    for _ in 0..<300 {
      let ruleset = cases.ruleset(ofRules: 8)
      let plan = RulePlan(ruleset)
      for _ in 0..<4 {
        let evidence = cases.call()
        let decision = plan.decide(evidence)
        let explanations = plan.explain(evidence)
        #expect(explanations.map(\.rule) == decision.rules.map(\.rule))
        for (explanation, decided) in zip(explanations, decision.rules) {
          #expect(decided.verdict == nil || decided.verdict == explanation.verdict)
          #expect(decided.reason == explanation.reason)
        }
        #expect(
          plan.explainExclusions(evidence).map(\.condition.verdict)
            == decision.exclusions.map(\.verdict))
        for outcome in decision.outcomes + decision.drafted {
          let explanation = explanations.first { $0.rule == outcome.rule }
          #expect(
            Set(outcome.evidence)
              == explanation.map { Set($0.condition.hits(for: .yes, explanations)) })
        }
      }
    }
  }

  @Test("the order of the hits changes nothing", arguments: [21, 22])
  func orderOfHits(seed: UInt64) {
    var cases = RandomCases(seed: seed)
    for _ in 0..<300 {
      let plan = RulePlan(cases.ruleset(ofRules: 4))
      let evidence = cases.call()
      let reversed = CallEvidence(
        facts: evidence.facts, hits: evidence.hits.reversed(), audio: evidence.audio,
        transcript: evidence.transcript, knownEvents: evidence.knownEvents, endMs: evidence.endMs,
        history: evidence.history.reversed())
      #expect(plan.decide(evidence) == plan.decide(reversed))
    }
  }

  @Test("the terms that the facts leave open are all that the outcomes need", arguments: [31, 32])
  func requestsByFactsAreEnough(seed: UInt64) {
    var cases = RandomCases(seed: seed)
    var spared = 0
    for _ in 0..<1_000 {
      let plan = RulePlan(cases.ruleset(ofRules: 3))
      let evidence = cases.call()
      let requests = plan.requests(forCallWith: evidence.facts)
      let kept = CallEvidence(
        facts: evidence.facts,
        hits: evidence.hits.filter { hit in
          // Events are measured, asked for or not.
          hit.term.isEvent
            || requests.contains {
              $0.term == hit.term
                && (hit.source == .audio ? $0.isNeededInAudio : $0.isNeededInTranscript)
            }
        }, audio: evidence.audio, transcript: evidence.transcript,
        knownEvents: evidence.knownEvents, endMs: evidence.endMs, history: evidence.history)
      let (decision, same) = (plan.decide(evidence), plan.decide(kept))
      #expect(decision.outcomes == same.outcomes)
      #expect(decision.drafted == same.drafted)
      #expect(Set(requests.map(\.term)).isSubset(of: plan.requests.map(\.term)))
      spared += plan.requests.count - requests.count
    }
    #expect(spared > 100)
  }

  @Test("what the facts alone decide stays decided, whatever is found", arguments: [41, 42])
  func searchTakesNothingBack(seed: UInt64) {
    var cases = RandomCases(seed: seed)
    var decidedByFacts = 0
    for _ in 0..<1_000 {
      let plan = RulePlan(cases.ruleset(ofRules: 4))
      let evidence = cases.call()
      let unsearched = plan.decide(CallEvidence(facts: evidence.facts))
      for (before, after) in zip(unsearched.rules, plan.decide(evidence).rules)
      where before.verdict != .unknown {
        #expect(before.rule == after.rule && before.verdict == after.verdict)
        decidedByFacts += 1
      }
    }
    #expect(decidedByFacts > 500)
  }
}

extension HoldReason {
  fileprivate var word: String {
    switch self {
    case .excluded: "excluded"
    case .stopped: "stopped"
    case .otherInGroup: "other in group"
    case .disqualified: "disqualified"
    case .alreadyBooked: "already booked"
    case .repeated: "repeated"
    }
  }
}

extension Decision {
  /// The decision with the hits of each outcome in no order: the reference orders ties by chance.
  fileprivate var withEvidenceAsSets: [AnyHashable] {
    func loose(_ outcome: Outcome) -> AnyHashable {
      [AnyHashable(outcome.kind), AnyHashable(outcome.rule), AnyHashable(Set(outcome.evidence))]
    }
    return [
      outcomes.map(loose), drafted.map(loose), heldBack.map { loose($0.outcome) },
      AnyHashable(heldBack.map(\.reason)), AnyHashable(scores), AnyHashable(disqualifications),
      exclusions.map {
        [AnyHashable($0.name), AnyHashable($0.verdict), AnyHashable(Set($0.evidence))]
      },
      AnyHashable(valueFaults), AnyHashable(rules), AnyHashable(openLimits),
      claims.map { [loose($0.outcome), AnyHashable($0.limit)] },
    ] as [AnyHashable]
  }
}

extension Explanation {
  /// The hits that a verdict of `wanted` rests on, read off the explanation alone.
  func hits(for wanted: Verdict, _ rules: [RuleExplanation]) -> [Hit] {
    guard verdict == wanted else { return [] }
    switch reason {
    case .all(let parts), .any(let parts): return parts.flatMap { $0.hits(for: wanted, rules) }
    case .not(let part): return part.hits(for: wanted.negated, rules)
    case .condition(let part): return part.hits(for: wanted, rules)
    case .matched(let name):
      let rule = rules.first { $0.rule.name == name && $0.status != .off }
      return rule?.condition.hits(for: wanted, rules) ?? []
    case .comparison: return []
    case .mention(let mention):
      return mention.terms.filter { mention.pooledCount != nil || $0.verdict == wanted }
        .flatMap(\.hits).filter { $0.verdict == .yes }.flatMap { [$0.hit] + $0.related }
    }
  }
}

extension CheckedRuleset {
  /// The rule that the two decisions tell apart, and how.
  fileprivate func firstDifference(_ decision: Decision, _ expected: Decision) -> String {
    let verdicts = zip(decision.rules, expected.rules).first { $0 != $1 }
    guard let (decided, wanted) = verdicts,
      let rule = rules.first(where: { $0.id == decided.rule.id })
    else { return "the same verdicts, but other outcomes: \(decision) against \(expected)" }
    return "\(decided.verdict.debugDescription), not \(wanted.verdict.debugDescription): \(rule)"
  }
}
