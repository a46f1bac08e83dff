import CallModel
import RuleCheck
import RuleEngine
import Testing

/// Which of several rules of a group count.
@Suite struct GroupTests {
  private let always = field("custom.none", .text, .isMissing)

  private func decide(
    _ choice: GroupChoice, _ rules: CheckedRule..., on evidence: CallEvidence = call()
  ) -> Decision {
    RulePlan(ruleset(rules, groups: [("g", choice)])).decide(evidence)
  }

  private func names(_ outcomes: [Outcome]) -> [String] { outcomes.map(\.rule.name) }

  @Test(
    "a group picks one of its rules, or all",
    arguments: [
      (GroupChoice.first, ["high"]), (.highestPriority, ["high"]), (.highestValue, ["dear"]),
      (.all, ["high", "cheap", "dear"]),
    ] as [(GroupChoice, [String])])
  func picks(choice: GroupChoice, expected: [String]) {
    let decision = decide(
      choice,
      rule("cheap", when: always, in: "g", then: [conversion("a", 100)]),
      rule("dear", when: always, in: "g", then: [conversion("b", 900)]),
      rule("high", when: always, priority: 1, in: "g", then: [conversion("c")]),
      rule("alone", when: always))
    #expect(names(decision.outcomes) == expected + ["alone"])
    #expect(decision.heldBack.count == 3 - expected.count)
    let chosen = decision.outcomes[0].rule
    #expect(
      decision.heldBack.allSatisfy { $0.reason == .otherInGroup(group: "g", chosen: chosen) })
  }

  @Test("only rules that hold are chosen from, and drafts are not among them")
  func candidates() {
    let decision = decide(
      .first, rule("no", when: not(always), in: "g"),
      rule("draft", when: always, status: .draft, in: "g"), rule("yes", when: always, in: "g"))
    #expect(names(decision.outcomes) == ["yes"])
    #expect(names(decision.drafted) == ["draft"])
    #expect(decision.rules.allSatisfy { $0.reason == nil })
  }

  @Test("first and highest priority differ where a rule had to wait for another")
  func waiting() {
    func booked(_ choice: GroupChoice) -> [String] {
      names(
        decide(
          choice, rule("asks", when: matched("late"), priority: 9, in: "g"),
          rule("early", when: always, priority: 5, in: "g"), rule("late", when: always)
        ).outcomes)
    }
    #expect(booked(.first) == ["early", "late"])
    #expect(booked(.highestPriority) == ["late", "asks"])
  }

  @Test("the value of a rule is that of its conversions together; of equals the first counts")
  func values() {
    let decision = decide(
      .highestValue, rule("none", when: always, in: "g", then: [conversion("x")]),
      rule("two", when: always, in: "g", then: [conversion("a", 300), conversion("b", 300)]),
      rule("one", when: always, in: "g", then: [conversion("c", 500)]),
      rule("same", when: always, in: "g", then: [conversion("d", 600)]))
    #expect(names(decision.outcomes) == ["two", "two"])
  }

  @Test("where no rule of the group has a value, the first counts")
  func noValues() {
    let decision = decide(
      .highestValue, rule("a", when: always, in: "g"), rule("b", when: always, in: "g"))
    #expect(names(decision.outcomes) == ["a"])
  }

  @Test("a negative value is more than none")
  func negativeValue() {
    let decision = decide(
      .highestValue, rule("none", when: always, in: "g"),
      rule("minus", when: always, in: "g", then: [conversion("a", -100)]))
    #expect(names(decision.outcomes) == ["minus"])
  }

  @Test("rules of one group stand in any file")
  func files() {
    let decision = decide(
      .first, rule("a", when: always, in: "g", file: 0), rule("b", when: always, in: "g", file: 1))
    #expect(names(decision.outcomes) == ["a"])
    #expect(decision.heldBack.map(\.outcome.rule.file) == ["other.rules"])
  }

  @Test("a rule that is not chosen matches all the same")
  func matches() {
    let decision = decide(
      .first, rule("a", when: always, in: "g"), rule("b", when: always, in: "g"),
      rule("asks", when: matched("b")))
    #expect(names(decision.outcomes) == ["a", "asks"])
  }
}
