import CallModel
import RuleCheck
import RuleEngine
import Testing

/// Rules after which others get no turn.
@Suite struct StopTests {
  private let always = field("custom.none", .text, .isMissing)

  private func decide(
    _ rules: CheckedRule..., groups: [(String, GroupChoice)] = [("g", .all), ("h", .all)]
  ) -> Decision {
    RulePlan(ruleset(rules, groups: groups)).decide(call())
  }

  private func spoken(_ decision: Decision) -> [String] {
    decision.rules.filter { $0.verdict == .yes && $0.reason == nil }.map(\.rule.name)
  }

  @Test("stop in a rule without a group is about later rules of its file, whatever their group")
  func file() {
    let decision = decide(
      rule("before", when: always, file: 0), rule("stops", when: always, file: 0, then: [stop]),
      rule("after", when: always, file: 0), rule("grouped", when: always, in: "g", file: 0),
      rule("elsewhere", when: always, file: 1))
    #expect(spoken(decision) == ["before", "stops", "elsewhere"])
    let stopper = decision.rules[1].rule
    #expect(decision.heldBack.map(\.outcome.rule.name) == ["after", "grouped"])
    #expect(decision.heldBack.allSatisfy { $0.reason == .stopped(by: stopper) })
  }

  @Test("stop in a rule of a group is about later rules of the group, in whatever file")
  func group() {
    let decision = decide(
      rule("stops", when: always, in: "g", file: 0, then: [stop]),
      rule("other group", when: always, in: "h", file: 0), rule("none", when: always, file: 0),
      rule("same group", when: always, in: "g", file: 1))
    #expect(spoken(decision) == ["stops", "other group", "none"])
  }

  @Test("stop all is about all later rules")
  func everything() {
    let decision = decide(
      rule("after", when: always), rule("stops", when: always, priority: 1, then: [stopAll]),
      rule("before", when: always, priority: 2), rule("grouped", when: always, in: "g", file: 1))
    #expect(spoken(decision) == ["before", "stops"])
  }

  @Test("a rule that does not hold, is stopped, excluded or a draft stops nothing")
  func stopsNot() {
    #expect(
      spoken(decide(rule("no", when: not(always), then: [stopAll]), rule("a", when: always)))
        == ["a"])
    #expect(
      spoken(
        decide(
          rule("draft", when: always, status: .draft, then: [stopAll]), rule("a", when: always)))
        == ["draft", "a"])
    #expect(
      spoken(
        decide(
          rule("stops", when: always, in: "g", then: [stop]),
          rule("stopped", when: always, in: "g", then: [stopAll]), rule("a", when: always)))
        == ["stops", "a"])
    let decision = RulePlan(
      ruleset(
        [rule("out", when: always, in: "g", then: [stopAll]), rule("a", when: always)],
        groups: [("g", .all)], exclusions: [exclusion("e", from: "g", when: always)])
    ).decide(call())
    #expect(spoken(decision) == ["a"])
  }

  @Test("in a group that picks the first, those that come later stop nothing")
  func loserOfFirst() {
    let decision = decide(
      rule("first", when: always, in: "g"), rule("second", when: always, in: "g", then: [stopAll]),
      rule("after", when: always), groups: [("g", .first)])
    #expect(spoken(decision) == ["first", "after"])
  }

  @Test("a group chooses from those that were not stopped")
  func stoppedCandidates() {
    let decision = decide(
      rule("cheap", when: always, in: "g", then: [conversion("a", 100), stop]),
      rule("dear", when: always, in: "g", then: [conversion("b", 900)]),
      groups: [("g", .highestValue)])
    #expect(decision.outcomes.map(\.rule.name) == ["cheap"])
    #expect(decision.heldBack.map(\.reason) == [.stopped(by: decision.rules[0].rule)])
  }

  @Test("a stopped rule matches all the same")
  func matches() {
    let decision = decide(
      rule("stops", when: always, in: "g", then: [stop]), rule("late", when: always, in: "g"),
      rule("asks", when: matched("late")))
    #expect(spoken(decision) == ["stops", "asks"])
  }

  @Test("of several rules that stop another the first is named")
  func firstStopper() {
    let decision = decide(
      rule("one", when: always, in: "g", then: [stop]), rule("two", when: always, then: [stopAll]),
      rule("last", when: always, in: "g"))
    #expect(decision.rules[2].reason == .stopped(by: decision.rules[0].rule))
  }
}
