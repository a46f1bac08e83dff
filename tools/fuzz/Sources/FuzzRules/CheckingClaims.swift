import CallModel
import Claims
import Diagnostics
import RuleCheck
import RuleEngine
import RuleSyntax

/// The checker either says what is wrong, in every form of output, or gives rules that decide a call
/// of which nothing is known.
func claimChecked(_ source: SourceFile) {
  let result = checkAlone(source)
  claim(
    result.hasErrors == result.diagnostics.contains { $0.severity == .error },
    "there are rules where there is no error")
  claimWithin(source, result.diagnostics)
  claim(!result.text().isEmpty && !result.json().isEmpty, "the messages can be shown")
  claim(!result.sarif(toolVersion: "0").isEmpty, "the messages can be shown as SARIF")
  claimFixable(source)
  guard let ruleset = result.ruleset else { return }
  let plan = RulePlan(ruleset)
  let decision = plan.decide(CallEvidence(facts: CallFacts()))
  claim(decision.rules.count == ruleset.rules.count, "there is a verdict on each rule")
  claim(
    plan.requests(forCallWith: CallFacts()).count <= plan.requestsOfAllRules.count,
    "a call asks for no more terms than there are")
}

/// Mending comes to an end, and what was mended stays mended.
private func claimFixable(_ source: SourceFile) {
  let fixed = FixedRules([CheckedFile(name: source.path, source: source)])
  // Of very many messages only the first are shown, and only these can be mended.
  guard fixed.rest.diagnostics.count < Limits.messagesPerFile else { return }
  claim(fixed.rest.diagnostics.allSatisfy { $0.fix == nil }, "nothing that can be mended is left")
}

func checkAlone(_ source: SourceFile) -> CheckResult {
  checkRules([CheckedFile(name: source.path, source: source)])
}
