import CallModel
import RuleCheck
import RuleEngine
import Testing

/// Conversions that are booked once for several calls.
@Suite struct RepeatLimitTests {
  private let always = field("custom.none", .text, .isMissing)
  private let perCaller = RepeatLimit(keys: ["caller.number"], withinMs: 30_000)

  private func facts(_ number: String?, campaign: String? = nil) -> [String: FieldValue] {
    var facts: [String: FieldValue] = ["call.started": instant(100_000)]
    facts["caller.number"] = number.flatMap(PhoneNumber.init).map(FieldValue.phone)
    facts["campaign.id"] = campaign.map(FieldValue.text)
    return facts
  }

  private func earlier(
    _ name: String, _ agoMs: Int64, by number: String?, campaign: String? = nil, call: String = "c"
  ) -> EarlierConversion {
    EarlierConversion(
      name: name, callID: call, facts: CallFacts(facts(number, campaign: campaign)), agoMs: agoMs)
  }

  private func decide(
    _ limit: RepeatLimit, _ facts: [String: FieldValue], _ history: EarlierConversion...
  ) -> Decision {
    RulePlan(
      ruleset(rule("sale", when: always, limit: limit, then: [conversion("sale", 100)]))
    ).decide(call(facts: facts, history: history))
  }

  @Test(
    "an earlier conversion of that name counts, up to the end of the stretch",
    arguments: [
      ("sale", 1_000, true), ("sale", 30_000, true), ("sale", 30_001, false), ("sale", 0, true),
      ("quote", 1_000, false),
    ] as [(String, Int64, Bool)])
  func within(name: String, agoMs: Int64, isHeldBack: Bool) {
    let decision = decide(
      perCaller, facts("+15550100"), earlier(name, agoMs, by: "+15550100", call: "c-7"))
    #expect(decision.outcomes.isEmpty == isHeldBack)
    #expect(
      decision.heldBack.map(\.reason)
        == (isHeldBack ? [.repeated(of: "c-7", agoMs: agoMs)] : []))
    #expect(decision.openLimits.isEmpty)
    #expect(decision.claims.map(\.limit) == [perCaller])
    #expect(decision.rules.map(\.reason) == [nil])
  }

  @Test("without a stretch it counts for ever")
  func forEver() {
    let limit = RepeatLimit(keys: ["caller.number"])
    #expect(
      decide(limit, facts("+15550100"), earlier("sale", .max, by: "+15550100")).outcomes.isEmpty)
  }

  @Test("calls are the same if they agree in all keys, and texts whatever their case")
  func keys() {
    let limit = RepeatLimit(keys: ["caller.number", "campaign.id"])
    func isBooked(_ number: String?, _ campaign: String?) -> Bool {
      !decide(
        limit, facts("+15550100", campaign: "Brand"),
        earlier("sale", 1, by: number, campaign: campaign)
      ).outcomes.isEmpty
    }
    #expect(!isBooked("+15550100", "BRAND"))
    #expect(isBooked("+15550101", "Brand"))
    #expect(isBooked("+15550100", "Spring"))
    #expect(isBooked(nil, "Brand"))
  }

  @Test("a call whose key is missing repeats no other, and the decision says so")
  func missingKey() {
    let decision = decide(perCaller, facts(nil), earlier("sale", 1, by: nil))
    #expect(decision.outcomes.count == 1)
    #expect(
      decision.openLimits == [
        OpenLimit(
          conversion: "sale", rule: decision.outcomes[0].rule, missing: ["caller.number"])
      ])
  }

  @Test("nor does a call of unknown start")
  func missingStart() {
    var facts = facts("+15550100")
    facts["call.started"] = nil
    #expect(decide(perCaller, facts).openLimits.map(\.missing) == [["call.started"]])
  }

  @Test("of several the nearest is named")
  func nearest() {
    let decision = decide(
      perCaller, facts("+15550100"), earlier("sale", 5_000, by: "+15550100", call: "a"),
      earlier("sale", 2_000, by: "+15550100", call: "b"),
      earlier("sale", 9_000, by: "+15550100", call: "c"))
    #expect(decision.heldBack.map(\.reason) == [.repeated(of: "b", agoMs: 2_000)])
  }

  @Test("a limit is about conversions: tags and points of the call stay")
  func otherOutcomes() {
    let plan = RulePlan(
      ruleset(
        rule(
          "sale", when: always, limit: perCaller,
          then: [conversion("sale", 100), .tags(["t"], span: nowhere)])))
    let decision = plan.decide(
      call(facts: facts("+15550100"), history: [earlier("sale", 1, by: "+15550100")]))
    #expect(decision.outcomes.map(\.kind) == [.tag("t")])
  }

  @Test("a rule without the limit may book what another one may not")
  func nextRule() {
    let plan = RulePlan(
      ruleset(
        rule("limited", when: always, limit: perCaller, then: [conversion("sale", 100)]),
        rule("free", when: always, then: [conversion("sale", 200)]),
        rule("late", when: always, then: [conversion("sale", 300)])))
    let decision = plan.decide(
      call(facts: facts("+15550100"), history: [earlier("sale", 1, by: "+15550100")]))
    #expect(decision.outcomes.map(\.rule.name) == ["free"])
    #expect(
      decision.heldBack.map(\.reason)
        == [.repeated(of: "c", agoMs: 1), .alreadyBooked(by: decision.outcomes[0].rule)])
    #expect(decision.claims.map(\.outcome.rule.name) == ["limited", "free", "late"])
  }

  @Test("what is held back otherwise claims nothing")
  func claims() {
    let plan = RulePlan(
      ruleset(
        [
          rule("a", when: always, in: "g", then: [conversion("a")]),
          rule("b", when: always, in: "g", then: [conversion("b")]),
          rule("draft", when: always, status: .draft, then: [conversion("c")]),
        ], groups: [("g", .first)]))
    #expect(plan.decide(call()).claims.map(\.outcome.rule.name) == ["a"])
  }

  @Test("the order of keys is no part of the meaning, the stretch is")
  func canonicalText() {
    func text(_ limit: RepeatLimit?) -> String {
      RulePlan(ruleset(rule("r", when: always, limit: limit))).canonicalText
    }
    let two = ["caller.number", "campaign.id"]
    #expect(text(RepeatLimit(keys: two)) == text(RepeatLimit(keys: two.reversed())))
    #expect(
      text(RepeatLimit(keys: two, withinMs: 86_400_000)).contains(
        "(once-per \"caller.number\" \"campaign.id\" within-86400000ms)"))
    #expect(Set([nil, perCaller, RepeatLimit(keys: perCaller.keys)].map(text)).count == 3)
  }
}
