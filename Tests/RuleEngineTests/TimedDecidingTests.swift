import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import Testing

@Suite("Deciding rule by rule") struct TimedDecidingTests {
  private func plan() throws -> RulePlan {
    let text = """
      language 1
      rule "apology" when matched "sale" and mentions "sorry" then tag "a"
      rule "sale" priority -5 when mentions "card" then tag "b"
      rule "unused" status off when mentions "card" then tag "c"
      rule "draft" status draft priority 9 when mentions "card" then tag "d"
      """
    let file = CheckedFile(name: "a.rules", source: SourceFile(path: "a.rules", text: text))
    return RulePlan(try #require(checkRules([file]).ruleset))
  }

  @Test("each rule that is not off is decided once, in the order in which they speak")
  func once() throws {
    var measured: [String] = []
    try plan().decideEachRule(CallEvidence(facts: CallFacts())) { rule, decide in
      measured.append(rule.name)
      decide()
    }
    #expect(measured == ["draft", "sale", "apology"])
  }
}
