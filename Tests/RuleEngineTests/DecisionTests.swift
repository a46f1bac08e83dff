import CallModel
import RuleCheck
import RuleEngine
import Testing

/// What is booked, in which order, on which evidence.
@Suite struct DecisionTests {
  private let always = field("custom.none", .text, .isMissing)
  private let never = field("custom.none", .text, .isKnown)

  private func decide(_ rules: CheckedRule..., on evidence: CallEvidence = call()) -> Decision {
    RulePlan(ruleset(rules)).decide(evidence)
  }

  private func names(_ outcomes: [Outcome]) -> [String] { outcomes.map(\.rule.name) }

  // MARK: Firing

  @Test("only yes fires")
  func onlyYesFires() {
    let unknown = field("custom.none", .text, .contains("x"))
    let decision = decide(
      rule("yes", when: always), rule("no", when: never), rule("unknown", when: unknown),
      rule("not unknown", when: not(unknown)))
    #expect(names(decision.outcomes) == ["yes"])
    #expect(decision.rules.map(\.verdict) == [.yes, .no, .unknown, .unknown])
  }

  @Test("an outcome says what the rule says, and which rule in which form")
  func outcomes() throws {
    let ten = Money(minorUnits: 1_000, currency: .usd)
    let decision = decide(
      rule(
        "card sale", when: always, revision: 3,
        then: [
          .conversion(name: "sale", value: .amount(ten), type: "won", span: nowhere),
          .tags(["card", "sale"], span: nowhere), .score(points: -4, name: "lead", span: nowhere),
          .note("call back", span: nowhere),
        ]))
    #expect(
      decision.outcomes.map(\.kind) == [
        .conversion(name: "sale", value: ten, type: "won"), .tag("card"), .tag("sale"),
        .score(points: -4, name: "lead"), .note("call back"),
      ])
    let reference = RuleReference(
      name: "card sale", id: "card_sale", revision: 3, file: "test.rules")
    #expect(decision.outcomes.allSatisfy { $0.rule == reference })
  }

  @Test("rules speak by priority, then as written")
  func order() {
    let decision = decide(
      rule("third", when: always), rule("first", when: always, priority: 9),
      rule("last", when: always, priority: -1), rule("fourth", when: always),
      rule("second", when: always, priority: 9))
    #expect(names(decision.outcomes) == ["first", "second", "third", "fourth", "last"])
    #expect(decision.rules.map(\.rule.name) == names(decision.outcomes))
  }

  // MARK: Status and dates

  @Test("a draft books nothing and says what it would have")
  func drafts() {
    let decision = decide(
      rule("draft", when: always, status: .draft, then: [conversion("sale", 100)]),
      rule("live", when: always, then: [conversion("sale", 200)]))
    #expect(names(decision.outcomes) == ["live"])
    #expect(names(decision.drafted) == ["draft"])
    #expect(decision.heldBack.isEmpty)
    #expect(decision.rules.map(\.verdict) == [.yes, .yes])
  }

  @Test("a rule that is off is not decided")
  func off() {
    let decision = decide(rule("off", when: always, status: .off))
    #expect(decision.outcomes.isEmpty && decision.drafted.isEmpty)
    #expect(decision.rules.map(\.verdict) == [nil])
    #expect(decision.rules.map(\.status) == [.off])
  }

  @Test("a deprecated rule books as before and is reported as deprecated")
  func deprecated() {
    let decision = decide(rule("old", when: always, status: .deprecated))
    #expect(names(decision.outcomes) == ["old"])
    #expect(decision.rules.map(\.status) == [.deprecated])
  }

  @Test(
    "a rule is about the calls that start in its period, the end excluded",
    arguments: [(99, Verdict.no), (100, .yes), (199, .yes), (200, .no)] as [(Int64, Verdict)])
  func effectivePeriod(started: Int64, expected: Verdict) {
    let period = EffectivePeriod(start: Instant(unixMs: 100), end: Instant(unixMs: 200))
    let evidence = call(facts: ["call.started": instant(started)])
    let decision = decide(rule("rule", when: always, effective: period), on: evidence)
    #expect(decision.rules.map(\.verdict) == [expected])
    let open = EffectivePeriod(start: Instant(unixMs: 100), end: nil)
    #expect(
      decide(rule("rule", when: always, effective: open), on: evidence).rules.map(\.verdict)
        == [started >= 100 ? .yes : .no])
  }

  @Test(
    "whether a rule with a period holds for a call of unknown start is unknown, unless it fails")
  func effectivePeriodUnknown() {
    let period = EffectivePeriod(start: Instant(unixMs: 0), end: nil)
    let decision = decide(
      rule("holds", when: always, effective: period), rule("fails", when: never, effective: period))
    #expect(decision.rules.map(\.verdict) == [.unknown, .no])
    #expect(decision.outcomes.isEmpty)
  }

  // MARK: Once per call

  @Test("a tag is booked once, for the first rule that says it")
  func tagsOnce() {
    let decision = decide(
      rule("low", when: always, then: [.tags(["sale", "low", "low"], span: nowhere)]),
      rule("high", when: always, priority: 1, then: [.tags(["sale"], span: nowhere)]))
    #expect(decision.outcomes.map(\.kind) == [.tag("sale"), .tag("low")])
    #expect(names(decision.outcomes) == ["high", "low"])
  }

  @Test("a conversion of one name is booked once per call; the others are told")
  func conversionsOnce() {
    let decision = decide(
      rule("cheap", when: always, then: [conversion("sale", 100)]),
      rule("dear", when: always, priority: 1, then: [conversion("sale", 900)]),
      rule("other", when: always, then: [conversion("quote", 100)]))
    #expect(names(decision.outcomes) == ["dear", "other"])
    #expect(names(decision.heldBack.map(\.outcome)) == ["cheap"])
    #expect(
      decision.heldBack.map(\.reason) == [.alreadyBooked(by: decision.outcomes[0].rule)])
  }

  @Test("scores add up under their names, drafts left out")
  func scores() {
    func score(_ points: Int64, _ name: String) -> [CheckedOutcome] {
      [.score(points: points, name: name, span: nowhere)]
    }
    let decision = decide(
      rule("a", when: always, then: score(10, "lead")),
      rule("b", when: always, then: score(-3, "lead") + score(1, "fun")),
      rule("c", when: always, status: .draft, then: score(100, "lead")),
      rule("d", when: never, then: score(100, "lead")))
    #expect(
      decision.scores == [ScoreTotal(name: "fun", points: 1), ScoreTotal(name: "lead", points: 7)])
    #expect(decision.outcomes.count == 3)
  }

  @Test("a score that does not fit stays at the end of the range")
  func scoreOverflow() {
    let huge = [CheckedOutcome.score(points: .max, name: "lead", span: nowhere)]
    let decision = decide(
      rule("a", when: always, then: huge), rule("b", when: always, then: huge))
    #expect(decision.scores == [ScoreTotal(name: "lead", points: .max)])
  }

  // MARK: Evidence

  private func evidence(for condition: CheckedExpression, _ evidence: CallEvidence) -> [Hit]? {
    decide(rule("rule", when: condition), on: evidence).outcomes.first?.evidence
  }

  @Test("a match rests on the hits that count, of both sources, in order of time")
  func evidenceOfMention() {
    let heard = hit("card", 5_000, in: .audio, sure: 0.97)
    let read = hit("card", 5_050, in: .transcript, sure: 0.92)
    let early = hit("visa", 1_000)
    let late = hit("visa", 400_000)
    let byAgent = hit("card", 9_000, by: .agent)
    let quiet = hit("card", 9_900, sure: 0.2)
    let evidence = evidence(
      for: said("card", "visa", by: .caller, at: first(300_000)),
      call(late, read, quiet, heard, byAgent, early))
    #expect(evidence == [early, heard, read])
  }

  @Test("a hit that is there twice is evidence once, and one that differs from it beside it")
  func evidenceOfEqualHits() {
    let card = hit("card", 3_000)
    let guessed = Hit(
      term: card.term, speaker: card.speaker, channel: card.channel, span: card.span,
      source: card.source, confidence: card.confidence, text: card.text, hasApproximateTimes: true)
    let known = evidence(for: said("card"), call(guessed, card, guessed, card))
    #expect(known?.count == 2 && Set(known ?? []) == [card, guessed])
    #expect(known == evidence(for: said("card"), call(card, card, guessed, guessed)))
  }

  @Test("under `or` it rests on every side that holds, and on no other")
  func evidenceOfAlternatives() {
    let (card, quote, refund) = (hit("card", 3_000), hit("quote", 2_000), hit("refund", 1_000))
    let condition = either(
      said("card"), said("quote"), both(said("refund"), said("never said")))
    #expect(evidence(for: condition, call(card, quote, refund)) == [quote, card])
  }

  @Test("`not` rests on what was not there, so on no hit; twice `not` rests on the hits again")
  func evidenceOfDenial() {
    let card = hit("card", 3_000)
    #expect(evidence(for: not(said("refund")), call(card)) == [])
    #expect(evidence(for: not(not(said("card"))), call(card)) == [card])
  }

  @Test("that something was said too often for a denied limit rests on the hits that were too many")
  func evidenceOfDeniedLimit() {
    let hits = [hit("card", 0), hit("card", 1_000), hit("card", 2_000)]
    let evidence = evidence(
      for: not(said("card", times: atMost(2))), call(hits[0], hits[1], hits[2]))
    #expect(evidence == hits)
  }

  @Test("`at least two of` rests on the terms that were said, not on those that were not")
  func evidenceOfSomeTerms() {
    let (visa, amex, quiet) = (hit("visa", 0), hit("amex", 900), hit("card", 500, sure: 0.1))
    let condition = said(atLeast: 2, of: ["visa", "amex", "card"])
    #expect(evidence(for: condition, call(amex, quiet, visa)) == [visa, amex])
  }

  @Test("a rule on facts alone has no hits to rest on")
  func evidenceOfFacts() {
    #expect(evidence(for: always, call(hit("card", 0))) == [])
  }

  @Test("a hit that two operands rest on is there once")
  func evidenceIsUnique() {
    let card = hit("card", 0)
    #expect(
      evidence(for: both(said("card"), said("card", at: first(9_000))), call(card, card)) == [card])
  }

  // MARK: Conditions and requests

  @Test("a named condition means what it says wherever it is used")
  func namedConditions() {
    let named = CheckedExpression.condition(name: "paid", said("card"), span: nowhere)
    #expect(verdict(named, call(hit("card", 0))) == .yes)
    #expect(verdict(not(named), call()) == .yes)
  }

  @Test("a plan asks for each term once, with the sources and the confidence that would count")
  func requests() {
    let plan = RulePlan(
      ruleset(
        rule("a", when: said("card", in: .audio, sure: 0.9)),
        rule("b", when: not(said("refund", "card", in: .transcript, sure: 0.3))),
        rule("c", when: said("visa", in: .both), status: .draft),
        rule("d", when: said("lottery"), status: .off)))
    #expect(
      plan.requests == [
        request("card", inAudio: true, from: 0.3),
        request("refund", inAudio: false, from: 0.3),
        request("visa", inAudio: true, from: 0.5),
      ])
  }

  private func request(_ phrase: String, inAudio: Bool, from confidence: Double) -> TermRequest {
    TermRequest(
      Term(phrase), isNeededInAudio: inAudio, isNeededInTranscript: true,
      leastConfidence: Confidence(confidence))
  }

  @Test("a rule whose guard fails needs no search, one whose guard is open does")
  func requestsByFacts() {
    let isBrand = field("campaign.id", .text, .compares(.equal, to: .value(text("brand"))))
    let plan = RulePlan(
      ruleset(rule("a", when: both(said("card"), isBrand)), rule("b", when: said("quote"))))
    func asked(_ facts: [String: FieldValue]) -> [String] {
      plan.requests(forCallWith: CallFacts(facts)).map(\.term.pattern)
    }
    #expect(asked(["campaign.id": text("spring")]) == ["quote"])
    #expect(asked(["campaign.id": text("brand")]) == ["card", "quote"])
    #expect(asked([:]) == ["card", "quote"])
  }

  @Test("no rules say nothing")
  func emptyRuleset() {
    let decision = decide(on: call(hit("card", 0)))
    #expect(decision == Decision(outcomes: [], drafted: [], scores: [], rules: []))
  }

  @Test("the end of a call is told on the clock of its hits")
  func endOfCall() {
    func end(_ durationMs: Int64?, _ recordingMs: Int?, _ answerMs: Int?) -> Int? {
      var facts = CallFacts()
      facts["call.duration"] = durationMs.map { .duration(ms: $0) }
      return CallEvidence.endMs(
        facts: facts, recordingLengthMs: recordingMs, answerOffsetMs: answerMs)
    }
    #expect(end(60_000, 75_000, 10_000) == 60_000)
    #expect(end(nil, 75_000, 10_000) == 65_000)
    #expect(end(nil, 5_000, 10_000) == 0)
    #expect(end(60_000, 75_000, nil) == 75_000)
    #expect(end(60_000, nil, nil) == 60_000)
    #expect(end(nil, nil, 10_000) == nil)
  }
}
