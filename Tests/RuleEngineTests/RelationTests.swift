import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite struct RelationTests {
  private let within2s = RelationDistance.duration(ms: 2_000)

  @Test("near is either order, and as far as is said")
  func near() {
    let rule = said("card", lies(.near(within2s), "visa"))
    #expect(verdict(rule, call(hit("card", 5_000), hit("visa", 7_500))) == .yes)
    #expect(verdict(rule, call(hit("card", 5_000), hit("visa", 2_500))) == .yes)
    #expect(verdict(rule, call(hit("card", 5_000), hit("visa", 7_501))) == .no)
    #expect(verdict(rule, call(hit("card", 5_000))) == .no)
    #expect(verdict(rule, call(hit("visa", 5_000))) == .no)
  }

  @Test("before and after have an order")
  func order() {
    let before = said("card", lies(.before(within2s), "visa"))
    let after = said("card", lies(.after(within2s), "visa"))
    let cardFirst = call(hit("card", 1_000), hit("visa", 2_000))
    let visaFirst = call(hit("visa", 1_000), hit("card", 2_000))
    #expect(verdict(before, cardFirst) == .yes)
    #expect(verdict(before, visaFirst) == .no)
    #expect(verdict(after, cardFirst) == .no)
    #expect(verdict(after, visaFirst) == .yes)
  }

  @Test("words that follow each other may overlap a little in sound, the same words never follow")
  func edges() {
    let after = said("card", lies(.after(within2s), "credit"))
    #expect(verdict(after, call(hit("credit", 1_000), hit("card", 1_350))) == .yes)
    #expect(verdict(after, call(hit("credit", 1_000), hit("card", 1_349))) == .no)
    let inOne = call(hit("credit", 1_000, lasting: 900), hit("card", 1_400))
    #expect(verdict(after, inOne) == .no)
  }

  @Test("in a transcript words are counted, in sound a word is 0.4 s")
  func words() {
    let rule = said("card", lies(.near(.words(2)), "visa"))
    func read(_ phrase: String, _ startMs: Int, _ words: Range<Int>) -> Hit {
      hit(phrase, startMs, in: .transcript, words: words)
    }
    #expect(verdict(rule, call(read("card", 0, 3..<4), read("visa", 60_000, 6..<7))) == .yes)
    #expect(verdict(rule, call(read("card", 0, 3..<4), read("visa", 600, 7..<8))) == .no)
    #expect(verdict(rule, call(hit("card", 0), hit("visa", 1_300))) == .yes)
    #expect(verdict(rule, call(hit("card", 0), hit("visa", 1_301))) == .no)
    // One side was heard only: there is nothing to count.
    #expect(verdict(rule, call(read("card", 0, 3..<4), hit("visa", 1_300))) == .yes)
  }

  @Test("a term is not near itself, but near another place where it is said")
  func itself() {
    let rule = said("card", lies(.near(within2s), "card"), times: exactly(2))
    #expect(verdict(said("card", lies(.near(within2s), "card")), call(hit("card", 0))) == .no)
    #expect(verdict(rule, call(hit("card", 0), hit("card", 1_000))) == .yes)
    #expect(verdict(rule, call(hit("card", 0), hit("card", 9_000))) == .no)
    // Heard and read in one place is one.
    #expect(verdict(rule, call(hit("card", 0), hit("card", 100, in: .transcript))) == .no)
  }

  @Test("outside leaves out what is part of another phrase, inside asks for it")
  func containment() {
    let outside = said("credit", lies(.overlapping, "credit union", not: true))
    let inside = said("credit", lies(.inside, "credit union"))
    let part = call(hit("credit", 1_000), hit("credit union", 1_000, lasting: 900))
    let alone = call(hit("credit", 5_000), hit("credit union", 1_000, lasting: 900))
    #expect(verdict(outside, part) == .no)
    #expect(verdict(outside, alone) == .yes)
    #expect(verdict(inside, part) == .yes)
    #expect(verdict(inside, alone) == .no)
    let counted = said("credit", lies(.overlapping, "credit union", not: true), times: exactly(1))
    #expect(
      verdict(
        counted,
        call(
          hit("credit", 1_000), hit("credit", 5_000), hit("credit union", 1_000, lasting: 900)))
        == .yes)
  }

  @Test("both sides are said by one person, unless the rule says otherwise")
  func speakers() {
    let asked = said("yes", lies(.after(within2s), "would you like"))
    let free = said("yes", lies(.after(within2s), "would you like", ofOneSpeaker: false))
    let sided = said(
      "yes", lies(.after(within2s), "would you like", by: .agent, ofOneSpeaker: false), by: .caller)
    let talk = call(hit("would you like", 1_000, by: .agent), hit("yes", 2_000, by: .caller))
    let alone = call(hit("would you like", 1_000, by: .agent), hit("yes", 2_000, by: .agent))
    #expect([asked, free, sided].map { verdict($0, talk) } == [.no, .yes, .yes])
    #expect([asked, free, sided].map { verdict($0, alone) } == [.yes, .yes, .no])
    let mono = call(hit("would you like", 1_000, by: .unknown), hit("yes", 2_000, by: .unknown))
    #expect([asked, free, sided].map { verdict($0, mono) } == [.unknown, .yes, .unknown])
  }

  @Test("the window and the count are about what is found, not about what lies to it")
  func window() {
    let rule = said("yes", lies(.after(within2s), "offer"), at: first(3_000))
    #expect(verdict(rule, call(hit("offer", 1_000), hit("yes", 2_000))) == .yes)
    #expect(verdict(rule, call(hit("offer", 1_500), hit("yes", 3_000))) == .no)
    let late = said("yes", lies(.after(within2s), "offer"), at: from(2_000))
    #expect(verdict(late, call(hit("offer", 1_000), hit("yes", 2_000))) == .yes)
    let counted = said("yes", lies(.near(within2s), "offer"), times: exactly(2))
    #expect(
      verdict(counted, call(hit("yes", 0), hit("offer", 1_000), hit("yes", 2_000))) == .yes)
  }

  @Test("relations in a row are all about the first, those in brackets about their own")
  func chains() {
    let row = said("card", lies(.near(within2s), "visa"), lies(.before(within2s), "number"))
    let nested = said(
      "card", lies(.near(within2s), "visa", and: [lies(.before(within2s), "number")]))
    let far = call(hit("card", 1_000), hit("visa", 3_000), hit("number", 5_500))
    #expect(verdict(row, far) == .no)
    #expect(verdict(nested, far) == .yes)
  }

  @Test("what was not searched for may be there: neither near nor not near is known")
  func unsearched() {
    let near = said("card", lies(.near(within2s), "visa"))
    let notNear = said("card", lies(.near(within2s), "visa", not: true))
    let partly = CallEvidence(
      hits: [hit("card", 1_000)], audio: .searched(except: [Term("visa")]), transcript: .missing)
    #expect(verdict(near, partly) == .unknown)
    #expect(verdict(notNear, partly) == .unknown)
    let found = CallEvidence(
      hits: [hit("card", 1_000), hit("visa", 2_000)], audio: .searched(except: [Term("visa")]),
      transcript: .missing)
    #expect(verdict(near, found) == .yes)
    #expect(verdict(notNear, found) == .no)
  }

  @Test("an outcome rests on what was found and on the nearest that made it count")
  func evidence() throws {
    let plan = RulePlan(
      ruleset(rule("a rule", when: said("card", lies(.near(.duration(ms: 9_000)), "visa")))))
    let hits = [hit("visa", 1_000), hit("card", 6_000), hit("visa", 7_000)]
    let decision = plan.decide(call(hits[0], hits[1], hits[2]))
    #expect(try #require(decision.outcomes.first).evidence == [hits[1], hits[2]])
    let negated = RulePlan(
      ruleset(
        rule("a rule", when: said("card", lies(.near(.duration(ms: 9_000)), "amex", not: true)))))
    #expect(negated.decide(call(hits[0], hits[1])).outcomes.map(\.evidence) == [[hits[1]]])
  }

  @Test("the plan asks for what relations lead to")
  func requests() {
    let plan = RulePlan(
      ruleset(
        rule(
          "a rule", when: said("card", lies(.near(within2s), "visa", and: [lies(.inside, "amex")])))
      ))
    #expect(plan.requests.map(\.term.pattern) == ["amex", "card", "visa"])
  }

  @Test(
    "an explanation says why a relation does not hold, and what came nearest",
    arguments: [
      ([], .neverSaid, nil), ([hit("visa", 9_000)], .notThere, 7_500),
      ([hit("visa", 2_000, by: .agent)], .saidByAnother, 500),
      ([hit("visa", 2_000, by: .unknown)], .speakersUnknown, 500),
    ] as [([Hit], RelationMiss.Reason, Int?)])
  func misses(others: [Hit], reason: RelationMiss.Reason, gapMs: Int?) throws {
    let plan = RulePlan(ruleset(rule("a", when: said("card", lies(.near(within2s), "visa")))))
    let evidence = CallEvidence(
      hits: [hit("card", 1_000)] + others, audio: .complete, transcript: .complete)
    guard case .mention(let mention)? = plan.explain(evidence).first?.condition.reason,
      case .relation(let miss)? = mention.terms.first?.hits.first?.objections.first
    else {
      Issue.record("no objection")
      return
    }
    #expect(miss.reason == reason)
    #expect(miss.nearest == others.first)
    #expect(miss.gapMs == gapMs)
    #expect(mention.related.first?.terms.first?.hits.map(\.hit) == others)
  }

  @Test("every order of up to four hits is judged right by every relation")
  func everyOrder() {
    let kinds: [RelationKind] = [
      .near(.duration(ms: 300)), .before(.duration(ms: 300)), .after(.duration(ms: 300)),
      .near(.words(1)), .before(.words(1)), .after(.words(1)), .overlapping, .inside,
    ]
    let rules = RuleEngineTests.ruleset(
      kinds.flatMap { kind in
        [false, true].flatMap { isNegated in
          [true, false].map { ofOneSpeaker in
            rule(
              "\(kind) \(isNegated) \(ofOneSpeaker)",
              when: said(
                "card", lies(kind, "visa", not: isNegated, ofOneSpeaker: ofOneSpeaker)))
          }
        }
      })
    let plan = RulePlan(rules)
    let places = [
      hit("card", 0, lasting: 300), hit("card", 600, by: .agent, lasting: 300),
      hit("card", 1_200, in: .transcript, lasting: 200, words: 4..<5),
      hit("visa", 200, lasting: 300), hit("visa", 700, by: .unknown, lasting: 100),
      hit("visa", 500, in: .transcript, lasting: 200, words: 2..<3),
      hit("visa", 1_100, by: .agent, lasting: 400),
    ]
    var sequences: [[Hit]] = [[]]
    for length in 1...4 {
      sequences += sequences.filter { $0.count == length - 1 }.flatMap { hits in
        places.filter { !hits.contains($0) }.map { hits + [$0] }
      }
    }
    #expect(sequences.count == 1 + 7 + 42 + 210 + 840)
    for hits in sequences {
      let evidence = CallEvidence(hits: hits, audio: .complete, transcript: .complete)
      let reference = ReferenceEvaluator(ruleset: rules, evidence: evidence)
      let decided = plan.decide(evidence).rules.map(\.verdict)
      let expected = rules.rules.map { reference.verdict(of: $0) }
      guard decided != expected else { continue }
      for (position, rule) in rules.rules.enumerated() where decided[position] != expected[position]
      {
        Issue.record("\(rule.name) on \(hits): \(String(describing: decided[position]))")
      }
      return
    }
  }
}
