public import CallModel
import RuleCheck

extension RulePlan {
  /// Why each rule holds for a call with this evidence or does not, in the order in which they
  /// speak.
  ///
  /// It walks the conditions as they are written and takes no short cut, so no clever part of
  /// `decide` can hide a reason; both always come to the same verdicts.
  public func explain(_ evidence: CallEvidence) -> [RuleExplanation] {
    var explainer = Explainer(self, evidence)
    return zip(rules, decide(evidence).rules).map { explainer.explain($0, reason: $1.reason) }
  }

  /// The hits that the verdict on the rule with this id rests on, in order of time, as its outcomes
  /// carry them; none for a rule that does not hold.
  public func hits(restedOnBy ruleID: String, _ evidence: CallEvidence) -> [Hit] {
    guard let rule = rules.first(where: { $0.rule.id == ruleID }) else { return [] }
    var reading = CallReading(self, evidence)
    return reading.verdict(of: rule) == .yes ? reading.evidence(for: rule) : []
  }

  /// Why the rule with this id holds for a call or does not; `nil` if there is no such rule.
  public func explain(ruleID: String, _ evidence: CallEvidence) -> RuleExplanation? {
    var explainer = Explainer(self, evidence)
    return zip(rules, decide(evidence).rules).first { rule, _ in rule.rule.id == ruleID }
      .map { explainer.explain($0, reason: $1.reason) }
  }

  /// Why each exclusion takes a call with this evidence out or does not, in the order in which they
  /// are written.
  public func explainExclusions(_ evidence: CallEvidence) -> [ExclusionExplanation] {
    var explainer = Explainer(self, evidence)
    return exclusions.map { explainer.explain($0.exclusion) }
  }
}
