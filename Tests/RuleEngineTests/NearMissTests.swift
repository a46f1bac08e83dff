import CallModel
import RuleCheck
import RuleEngine
import Testing

/// What a rule lacked, and which of several lacks was the least.
@Suite struct NearMissTests {
  private func misses(_ condition: CheckedExpression, _ evidence: CallEvidence) throws -> [NearMiss]
  {
    let plan = RulePlan(ruleset(rule("rule", when: condition)))
    return try #require(plan.explain(ruleID: "rule", evidence)).nearestMisses
  }

  private func fact(_ path: String, _ value: Int64) -> CheckedExpression {
    field(path, .duration, .compares(.greaterOrEqual, to: .value(seconds(value))))
  }

  @Test("a rule that holds lacks nothing")
  func holds() throws {
    #expect(try misses(said("card"), call(hit("card", 0))).isEmpty)
  }

  @Test("of several hits the one against which least speaks is named")
  func nearestHit() throws {
    let condition = said("card", "visa", by: .caller, at: first(300_000), sure: 0.85)
    let late = hit("card", 342_000)
    let all = call(
      hit("visa", 72_000, by: .agent), hit("card", 330_000, by: .agent), late,
      hit("visa", 123_000, sure: 0.4), hit("card", 900_000))
    #expect(try misses(condition, all).map(\.hit?.hit) == [late])
    let unsure = hit("visa", 123_000, sure: 0.84)
    #expect(
      try misses(condition, call(unsure, late, endMs: 600_000)).map(\.hit?.hit) == [unsure],
      "a hundredth of confidence is nearer than 42 seconds")
  }

  @Test("all failing operands of `and` are lacks, and the nearest of `or`")
  func operands() throws {
    let evidence = call(hit("card", 0, by: .agent), facts: ["call.duration": seconds(10)])
    let conjunction = both(fact("call.duration", 45), said("card", by: .caller), said("card"))
    #expect(try misses(conjunction, evidence).count == 2)
    let disjunction = either(
      said("never"), both(said("card", by: .caller), fact("call.duration", 45)),
      said("card", by: .caller))
    let nearest = try misses(disjunction, evidence)
    #expect(nearest.count == 1)
    #expect(nearest.first?.hit?.objections == [.wrongSpeaker])
  }

  @Test("under `not` what was said is the lack")
  func denied() throws {
    let refusal = hit("no thanks", 9_000)
    let nearest = try misses(not(said("no thanks")), call(refusal))
    #expect(nearest.map(\.wanted) == [.no])
    #expect(nearest.map(\.hit?.hit) == [refusal])
    let group = not(both(said("no thanks"), said("card")))
    #expect(
      try misses(group, call(refusal, hit("card", 0))).count == 1, "one of the two is enough")
    #expect(
      try misses(not(either(said("no thanks"), said("card"))), call(refusal, hit("card", 0))).count
        == 2)
  }

  @Test("a count that is too high names a hit that counts, one too low a hit that nearly does")
  func counts() throws {
    let evidence = call(hit("card", 0), hit("card", 9_000), hit("card", 20_000, sure: 0.2))
    #expect(
      try misses(said("card", times: atMost(1)), evidence).map(\.hit?.hit.span.startMs) == [0])
    #expect(
      try misses(said("card", times: atLeast(3)), evidence).map(\.hit?.hit.span.startMs) == [20_000]
    )
    let mention = try #require(try misses(said("card", times: atLeast(4)), evidence).first)
    guard case .mention(let found) = mention.part.reason else {
      Issue.record("not a mention")
      return
    }
    #expect(found.wantedCount == atLeast(4))
  }

  @Test("of several terms that are asked for, those that are there are not lacks")
  func severalTerms() throws {
    let evidence = call(
      hit("name", 0), hit("address", 5_000, sure: 0.3), hit("name", 9_000, sure: 0.4))
    #expect(
      try misses(said(all: ["name", "address"]), evidence).map(\.hit?.hit.term.pattern)
        == ["address"])
  }

  @Test("what is not known is lacking too, and is nearer than what was never said")
  func unknown() throws {
    let condition = either(said("never"), said("card", in: .audio))
    let nearest = try misses(condition, call(audio: .missing))
    #expect(nearest.map(\.part.verdict) == [.unknown])
    let doubt = try misses(said("card", by: .caller), call(hit("card", 0, by: .unknown)))
    #expect(doubt.first?.hit?.objections == [.speakerUnknown])
  }

  @Test("of hits that nothing lies to as asked the one with the smallest gap is named")
  func relations() throws {
    let condition = said("card", lies(.near(.duration(ms: 1_000)), "number"))
    let near = hit("card", 60_000)
    let evidence = call(hit("card", 0), near, hit("number", 64_000))
    #expect(try misses(condition, evidence).map(\.hit?.hit) == [near])
    let byAgent = call(hit("card", 0), hit("number", 700, by: .agent), hit("card", 400_000))
    #expect(
      try misses(condition, byAgent).map(\.hit?.hit.span.startMs) == [0],
      "another voice is nearer than half an hour")
    let denied = said("card", lies(.near(.duration(ms: 1_000)), "number", not: true))
    let there = try misses(denied, call(hit("card", 0), hit("number", 700)))
    #expect(there.map(\.hit?.hit.term.pattern) == ["card"])
    let unsearched = try misses(
      condition,
      call(hit("card", 0), audio: .searched(except: [Term("number")]), transcript: .missing))
    #expect(unsearched.map(\.hit?.verdict) == [.unknown])
  }

  @Test("another rule that does not hold is a lack like a question")
  func otherRule() throws {
    let plan = RulePlan(
      ruleset(
        rule("base", when: said("never")), rule("asks", when: both(matched("base"), said("card")))))
    let explanation = try #require(plan.explain(ruleID: "asks", call(hit("card", 0))))
    #expect(explanation.nearestMisses.map(\.part.reason) == [.matched("base")])
  }

  @Test("every hit of an explanation is given once, those behind relations too")
  func hits() throws {
    let condition = both(
      said("card", lies(.near(.duration(ms: 1_000)), "number")), not(said("card")), said("visa"))
    let plan = RulePlan(ruleset(rule("rule", when: condition)))
    let evidence = call(hit("number", 700), hit("card", 0), hit("other", 0))
    let explanation = try #require(plan.explain(ruleID: "rule", evidence))
    #expect(explanation.hits.map(\.term.pattern) == ["card", "number"])
  }

  @Test("rules that are off ask for their terms only where all rules are explained")
  func requestsOfAllRules() {
    let plan = RulePlan(
      ruleset(rule("live", when: said("card")), rule("off", when: said("visa"), status: .off)))
    #expect(plan.requests.map(\.term.pattern) == ["card"])
    #expect(plan.requestsOfAllRules.map(\.term.pattern) == ["card", "visa"])
  }
}
