public import CallModel
import RuleCheck

extension RulePlan {
  /// Decides the rules one after the other, each inside of `measure`, which is given the rule and
  /// what to do, and must do it once: a way to see what each rule costs. Rules that are off are left out.
  ///
  /// As in `decide`, what rules share is worked out by the first of them that needs it; so the
  /// times add up to what deciding the call takes.
  ///
  /// Complexity: that of `decide`.
  public func decideEachRule(
    _ evidence: CallEvidence, measure: (RuleReference, () -> Void) -> Void
  ) {
    var reading = CallReading(self, evidence)
    for rule in rules where rule.rule.status != .off {
      measure(rule.reference) {
        if reading.verdict(of: rule) == .yes { _ = reading.said(by: rule) }
      }
    }
  }
}
