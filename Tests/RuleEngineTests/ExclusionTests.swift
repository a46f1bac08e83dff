import CallModel
import RuleCheck
import RuleEngine
import Testing

/// Calls that are taken out, before any rule speaks or after all have spoken.
@Suite struct ExclusionTests {
  private let always = field("custom.none", .text, .isMissing)
  private let never = field("custom.none", .text, .isKnown)
  private let unknown = field("custom.none", .text, .contains("x"))

  private func decide(
    _ rules: CheckedRule..., excluding exclusions: [CheckedExclusion] = [],
    on evidence: CallEvidence = call()
  ) -> Decision {
    RulePlan(ruleset(rules, groups: [("purchase", .all)], exclusions: exclusions)).decide(evidence)
  }

  private func names(_ outcomes: [Outcome]) -> [String] { outcomes.map(\.rule.name) }

  // MARK: Exclusions

  @Test("of an excluded call nothing is booked, and the decision says which exclusion it was")
  func excluded() {
    let decision = decide(
      rule("sale", when: always, then: [conversion("sale", 100)]), rule("tag", when: always),
      rule("other", when: never),
      excluding: [exclusion("weekend", when: never), exclusion("staff", when: always)])
    #expect(decision.outcomes.isEmpty)
    #expect(names(decision.heldBack.map(\.outcome)) == ["sale", "tag"])
    #expect(decision.heldBack.map(\.reason) == [.excluded(by: "staff"), .excluded(by: "staff")])
    #expect(decision.exclusions.map(\.name) == ["weekend", "staff"])
    #expect(decision.exclusions.map(\.verdict) == [.no, .yes])
    #expect(decision.rules.map(\.verdict) == [.yes, .yes, .no])
    #expect(decision.rules.map(\.reason) == [.excluded(by: "staff"), .excluded(by: "staff"), nil])
  }

  @Test("what is unknown excludes nothing")
  func unknownExclusion() {
    let decision = decide(
      rule("sale", when: always),
      excluding: [exclusion("a", when: unknown), exclusion("b", when: not(unknown))])
    #expect(names(decision.outcomes) == ["sale"])
    #expect(decision.exclusions.map(\.verdict) == [.unknown, .unknown])
  }

  @Test("an exclusion from a group is about the rules of the group alone")
  func excludedFromGroup() {
    let decision = decide(
      rule("sale", when: always, in: "purchase"), rule("tag", when: always),
      excluding: [exclusion("staff", from: "purchase", when: always)])
    #expect(names(decision.outcomes) == ["tag"])
    #expect(decision.heldBack.map(\.reason) == [.excluded(by: "staff")])
    #expect(decision.exclusions.map(\.group) == ["purchase"])
  }

  @Test("an exclusion names the hits that it rests on, and asks for its terms")
  func evidence() {
    let test = hit("this is a test", 1_000)
    let exclusions = [exclusion("tests", when: said("this is a test"))]
    let decision = decide(rule("r", when: always), excluding: exclusions, on: call(test))
    #expect(decision.exclusions.map(\.evidence) == [[test]])
    let plan = RulePlan(ruleset([rule("r", when: always)], exclusions: exclusions))
    #expect(plan.requests.map(\.term.pattern) == ["this is a test"])
    #expect(
      plan.requests(forCallWith: CallFacts()).map(\.term.pattern) == ["this is a test"])
    #expect(plan.explainExclusions(call(test)).map(\.condition.verdict) == [.yes])
  }

  @Test("for a call that the facts exclude nothing needs to be searched")
  func excludedByFacts() {
    let plan = RulePlan(
      ruleset(
        [rule("r", when: said("card")), rule("s", when: said("visa"), in: "purchase")],
        groups: [("purchase", .all)],
        exclusions: [
          exclusion("staff", when: field("campaign.id", .text, .contains("staff"))),
          exclusion("spring", from: "purchase", when: field("campaign.id", .text, .contains("sp"))),
        ]))
    func asked(_ campaign: String) -> [String] {
      plan.requests(forCallWith: CallFacts(["campaign.id": text(campaign)])).map(\.term.pattern)
    }
    #expect(asked("staff") == [])
    #expect(asked("spring") == ["card"])
    #expect(asked("brand") == ["card", "visa"])
  }

  @Test("a draft of an excluded call has nothing to say")
  func excludedDraft() {
    let decision = decide(
      rule("draft", when: always, status: .draft), excluding: [exclusion("staff", when: always)])
    #expect(decision.drafted.isEmpty && decision.heldBack.isEmpty)
    #expect(decision.rules.map(\.reason) == [.excluded(by: "staff")])
  }

  @Test("an excluded rule matches all the same, for whoever asks")
  func excludedMatches() {
    let decision = decide(
      rule("sale", when: always, in: "purchase"), rule("asks", when: matched("sale")),
      excluding: [exclusion("staff", from: "purchase", when: always)])
    #expect(names(decision.outcomes) == ["asks"])
  }

  // MARK: Disqualification

  @Test("a disqualified call counts for nothing and keeps the reason")
  func disqualified() {
    let decision = decide(
      rule("sale", when: always, then: [conversion("sale", 100), .tags(["a"], span: nowhere)]),
      rule("wrong", when: always, then: [.note("ask", span: nowhere), disqualify("wrong number")]),
      rule("service", when: always, then: [disqualify("service call")]),
      rule("not this", when: never, then: [disqualify("no")]))
    #expect(decision.outcomes.isEmpty && decision.scores.isEmpty)
    let reference = decision.rules[1].rule
    #expect(
      decision.disqualifications.map(\.reason) == ["wrong number", "service call"])
    #expect(decision.disqualifications.first?.rule == reference)
    #expect(decision.heldBack.count == 3)
    #expect(
      decision.heldBack.allSatisfy {
        $0.reason == .disqualified(by: reference, because: "wrong number")
      })
  }

  @Test("a draft, an excluded rule and one that is not chosen disqualify nothing")
  func disqualifiesNot() {
    let out = [disqualify("out")]
    let decision = RulePlan(
      ruleset(
        [
          rule("chosen", when: always, in: "first", then: nil),
          rule("not chosen", when: always, in: "first", then: out),
          rule("excluded", when: always, in: "excluded", then: out),
          rule("draft", when: always, status: .draft, then: out),
        ], groups: [("first", .first), ("excluded", .all)],
        exclusions: [exclusion("e", from: "excluded", when: always)])
    ).decide(call())
    #expect(names(decision.outcomes) == ["chosen"])
    #expect(decision.disqualifications.isEmpty)
  }
}
