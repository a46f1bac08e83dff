import CallModel
import RuleCheck
import RuleEngine
import Testing

/// Rules that ask for other rules, and rules that need a source.
@Suite struct MatchedTests {
  private let always = field("custom.none", .text, .isMissing)
  private let never = field("custom.none", .text, .isKnown)
  private let unknown = field("custom.none", .text, .contains("x"))

  private func verdicts(
    _ rules: CheckedRule..., on evidence: CallEvidence = call()
  ) -> [String: Verdict] {
    let plan = RulePlan(ruleset(rules))
    let decided = plan.decide(evidence).rules
    let explained = plan.explain(evidence)
    for (decided, explained) in zip(decided, explained) where decided.verdict != nil {
      #expect(decided.verdict == explained.verdict)
    }
    return Dictionary(
      decided.compactMap { rule in rule.verdict.map { (rule.rule.name, $0) } },
      uniquingKeysWith: { $1 })
  }

  private func order(_ rules: CheckedRule...) -> [String] {
    RulePlan(ruleset(rules)).decide(call()).rules.map(\.rule.name)
  }

  @Test("matched is what the other rule's condition is, unknown too")
  func verdictOfAnother() {
    let verdicts = verdicts(
      rule("yes", when: always), rule("no", when: never), rule("unknown", when: unknown),
      rule("asks yes", when: matched("yes")), rule("asks no", when: matched("no")),
      rule("asks unknown", when: matched("unknown")), rule("denies no", when: not(matched("no"))))
    #expect(verdicts["asks yes"] == .yes)
    #expect(verdicts["asks no"] == .no)
    #expect(verdicts["asks unknown"] == .unknown)
    #expect(verdicts["denies no"] == .yes)
  }

  @Test("a draft matches like a live rule, and one that is off never does")
  func status() {
    let verdicts = verdicts(
      rule("draft", when: always, status: .draft), rule("off", when: always, status: .off),
      rule("a", when: matched("draft")), rule("b", when: matched("off")),
      rule("c", when: not(matched("off"))))
    #expect(verdicts["a"] == .yes)
    #expect(verdicts["b"] == .no)
    #expect(verdicts["c"] == .yes)
  }

  @Test("the other rule's period and its needs are part of what it matches")
  func wholeRule() {
    let period = EffectivePeriod(start: Instant(unixMs: 100), end: nil)
    let evidence = call(
      facts: ["call.started": instant(50)], audio: .complete, transcript: .missing)
    let verdicts = verdicts(
      rule("later", when: always, effective: period), rule("a", when: matched("later")),
      rule("reads", when: always, needs: .transcript), rule("b", when: matched("reads")),
      on: evidence)
    #expect(verdicts["a"] == .no)
    #expect(verdicts["b"] == .unknown)
  }

  @Test("an outcome rests on what the rules that were asked for rest on")
  func evidence() throws {
    let (card, refund) = (hit("card", 1_000), hit("refund", 2_000))
    let plan = RulePlan(
      ruleset(
        rule("sale", when: said("card"), then: []),
        rule("often", when: said("refund", times: atMost(0)), then: []),
        rule("both", when: both(matched("sale"), not(matched("often"))))))
    let decision = plan.decide(call(refund, card))
    #expect(decision.outcomes.map(\.evidence) == [[card, refund]])
  }

  @Test("a rule speaks behind those that it asks for, else by priority, then as written")
  func speakingOrder() {
    #expect(
      order(
        rule("last", when: always, priority: -1),
        rule("asks", when: matched("low"), priority: 9),
        rule("high", when: always, priority: 5), rule("low", when: always),
        rule("written later", when: always))
        == ["high", "low", "asks", "written later", "last"])
    #expect(
      order(
        rule("c", when: matched("b"), priority: 3), rule("b", when: matched("a"), priority: 2),
        rule("a", when: always, priority: 1), rule("d", when: matched("a"), priority: 9))
        == ["a", "d", "b", "c"])
  }

  @Test("a plan asks for the terms of rules that are asked for, but not of those that are off")
  func requests() {
    let plan = RulePlan(
      ruleset(
        rule("fact", when: both(never, said("visa"))), rule("sale", when: said("card")),
        rule("off", when: said("lottery"), status: .off),
        rule("asks", when: either(matched("sale"), matched("off")))))
    #expect(plan.requests.map(\.term.pattern) == ["card", "visa"])
    #expect(plan.requests(forCallWith: CallFacts()).map(\.term.pattern) == ["card"])
  }

  @Test("rules that ask for each other many times over are decided once each")
  func manyWays() {
    var rules = [rule("r0", when: said("card"))]
    for step in 1...31 {
      let before = matched("r\(step - 1)")
      rules.append(rule("r\(step)", when: either(both(before, always), both(before, not(never)))))
    }
    let card = hit("card", 0)
    let plan = RulePlan(ruleset(rules))
    let decision = plan.decide(call(card))
    #expect(decision.outcomes.count == 32)
    #expect(decision.outcomes.allSatisfy { $0.evidence == [card] })
    #expect(plan.explain(call(card)).allSatisfy { $0.verdict == .yes })
    #expect(plan.explain(ruleID: "r31", call(card))?.verdict == .yes)
    #expect(plan.canonicalText.count < 20_000)
  }

  @Test(
    "a rule that needs a source is unknown where it is missing, and no where it fails",
    arguments: [
      (SourceRequirement.audio, true, false, Verdict.yes), (.audio, false, true, .unknown),
      (.transcript, false, true, .yes), (.transcript, true, false, .unknown),
      (.either, false, false, .unknown), (.either, true, false, .yes), (.either, false, true, .yes),
      (.both, true, false, .unknown), (.both, false, true, .unknown), (.both, true, true, .yes),
    ] as [(SourceRequirement, Bool, Bool, Verdict)])
  func needs(source: SourceRequirement, isHeard: Bool, isRead: Bool, expected: Verdict) {
    let evidence = call(
      audio: isHeard ? .complete : .missing,
      transcript: isRead ? .searched(except: [Term("card")]) : .missing)
    let verdicts = verdicts(
      rule("holds", when: always, needs: source), rule("fails", when: never, needs: source),
      on: evidence)
    #expect(verdicts["holds"] == expected)
    #expect(verdicts["fails"] == .no)
  }
}
