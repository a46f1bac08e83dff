import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import Testing

@Suite struct CanonicalTextTests {
  private func text(_ rules: CheckedRule...) -> String { RulePlan(ruleset(rules)).canonicalText }

  private func text(of condition: CheckedExpression) -> String {
    text(rule("rule", when: condition))
  }

  @Test("the text is what it always was: digests in stores rest on it")
  func golden() {
    let period = EffectivePeriod(start: Instant(unixMs: 0), end: nil)
    let condition = both(
      field("call.duration", .duration, .compares(.greaterOrEqual, to: .value(seconds(45)))),
      not(said("refund", at: last(60_000))),
      said("credit card", by: .caller, at: first(300_000), times: atLeast(2), sure: 0.85))
    #expect(
      text(
        rule("second", when: field("call.answered", .flag, .holds), revision: 2),
        rule(
          "card \"sale\"", when: condition, status: .draft, priority: 50, effective: period,
          then: [
            conversion("sale", 10_000), .tags(["a", "b"], span: nowhere),
            .score(points: -3, name: "lead", span: nowhere), .note("line\nbreak", span: nowhere),
          ])) == #"""
          earshot ruleset 1
          card_"sale" revision 1
          (rule "card \u{22}sale\u{22}")
          (status draft)
          (priority 50)
          (effective 0 open)
          (when (all (mentions (any (term "credit card" as-written 850)) (by caller) (in either) (at 0ms 300000ms) (times 2 open)) (not (mentions (any (term "refund" as-written 500)) (by anyone) (in either) (at last 60000ms) (times 1 open))) (test (read duration "call.duration") (>= (duration 45000ms)))))
          (conversion "sale" (money 10000 USD) without-type)
          (tags "a" "b")
          (score -3 "lead")
          (note "line\u{a}break")
          second revision 2
          (rule "second")
          (status live)
          (priority 0)
          (when (test (read flag "call.answered") holds))
          (tags "second")

          """#)
  }

  @Test("order of files, rules, operands, terms and list members changes nothing")
  func orderIsNoMeaning() {
    let (a, b) = (said("card", "visa"), field("call.answered", .flag, .holds))
    #expect(
      text(rule("x", when: a), rule("y", when: b)) == text(rule("y", when: b), rule("x", when: a)))
    #expect(text(of: both(a, b)) == text(of: both(b, a)))
    #expect(text(of: either(a, not(b))) == text(of: either(not(b), a)))
    #expect(text(of: said("visa", "card")) == text(of: a))
    let phones: [FieldValue] = [.choice("mon"), .choice("tue")]
    #expect(
      text(of: field("call.weekday", .choice, .isIn(.values(phones))))
        == text(of: field("call.weekday", .choice, .isIn(.values(phones.reversed())))))
  }

  @Test("names of conditions, case of compared texts and repetition change nothing")
  func spellingIsNoMeaning() {
    let card = said("card")
    #expect(
      text(of: .condition(name: "paid", card, span: nowhere))
        == text(of: .condition(name: "bought", card, span: nowhere)))
    #expect(text(of: .condition(name: "paid", card, span: nowhere)) == text(of: card))
    #expect(text(of: both(card, card, said("visa"))) == text(of: both(said("visa"), card)))
    #expect(
      text(of: field("campaign.id", .text, .contains("BRAND")))
        == text(of: field("campaign.id", .text, .contains("brand"))))
    #expect(text(of: said("card", "card")) == text(of: card))
    #expect(text(of: said(all: ["a", "b"])) == text(of: said(atLeast: 2, of: ["a", "b"])))
  }

  @Test("spans, files, descriptions and owners change nothing")
  func placesAreNoMeaning() {
    func plan(_ file: String, description: String, start: Int) -> RulePlan {
      let span = RuleSpan(file: 0, bytes: ByteSpan(start: start, end: start + 4))
      let mention = CheckedMention(
        of: .any([TermUse(Term("card"), minimumConfidence: .certain)]), span: span)
      return RulePlan(
        CheckedRuleset(
          files: [CheckedFile(name: file, source: SourceFile(path: file, text: "text text"))],
          rules: [
            CheckedRule(
              name: "rule", id: "rule", description: description, owner: description,
              when: .mention(mention), outcomes: [.tags(["tag"], span: span)], span: span)
          ]))
    }
    #expect(
      plan("a.rules", description: "one", start: 0).canonicalText
        == plan("b.rules", description: "two", start: 5).canonicalText)
  }

  @Test("every part of a rule that changes a decision changes the text")
  func meaningIsKept() {
    let card = said("card")
    let stated = field("custom.a", .text, .compares(.equal, to: .value(.text("x"))))
    let hour = 3_600_000
    let conditions: [CheckedExpression] = [
      card, not(card), said("cards"), said("card", sure: 0.51), said("card", by: .caller),
      said("card", by: .agent), said("card", in: .audio), said("card", in: .transcript),
      said("card", in: .both), said("card", at: first(1)), said("card", at: from(0)),
      said("card", at: from(1)), said("card", at: last(1)), said("card", times: atLeast(2)),
      said("card", times: atMost(2)), said("card", times: exactly(2)), said("card", "visa"),
      said(all: ["card", "visa"]), said(atLeast: 1, of: ["card", "visa"]),
      said("card", lies(.near(.words(2)), "visa")), said("card", lies(.near(.words(3)), "visa")),
      said("card", lies(.near(.duration(ms: 2)), "visa")),
      said("card", lies(.near(.words(2)), "visa", not: true)),
      said("card", lies(.near(.words(2)), "amex")), said("card", lies(.before(.words(2)), "visa")),
      said("card", lies(.after(.words(2)), "visa")), said("card", lies(.overlapping, "visa")),
      said("card", lies(.inside, "visa")), said("card", lies(.inside, "visa", by: .agent)),
      said("card", lies(.inside, "visa", ofOneSpeaker: false)),
      said("card", lies(.inside, "visa", and: [lies(.inside, "amex")])),
      said("card", lies(.inside, "visa"), lies(.inside, "amex")),
      both(card, said("visa")), either(card, said("visa")), both(said("visa"), not(card)),
      stated, field("custom.b", .text, .compares(.equal, to: .value(.text("x")))),
      field("custom.a", .choice, .compares(.equal, to: .value(.choice("x")))),
      field("custom.a", .text, .compares(.notEqual, to: .value(.text("x")))),
      field("custom.a", .text, .compares(.equal, to: .field(.stored(path: "x", type: .text)))),
      field("custom.a", .text, .contains("x")), field("custom.a", .text, .startsWith("x")),
      field("custom.a", .text, .matches(glob: "x")), field("custom.a", .text, .isKnown),
      field("custom.a", .text, .isMissing), field("custom.a", .flag, .holds),
      field("custom.a", .text, .isIn(.values([.text("x")]))),
      field("custom.a", .text, .isNotIn(.values([.text("x")]))),
      field("custom.a", .money, .compares(.less, to: .value(dollars(1)))),
      field("custom.a", .number, .compares(.less, to: .value(number("1")))),
      field("custom.a", .number, .isIn(.range(lower: number("1"), upper: number("2")))),
      field("custom.a", .instant, .isIn(.timesOfDay(startMs: 0, endMs: hour, zone: "UTC"))),
      field("custom.a", .instant, .isIn(.timesOfDay(startMs: 0, endMs: hour, zone: "Asia/Seoul"))),
      .comparison(CheckedComparison(.weekday(zone: "UTC"), .isKnown, span: nowhere)),
      .comparison(CheckedComparison(.weekday(zone: "Asia/Seoul"), .isKnown, span: nowhere)),
      .mention(
        CheckedMention(
          of: .any([
            TermUse(Term("card", soundsLike: "kard"), minimumConfidence: Confidence(0.5))
          ]), span: nowhere)),
      said(recorded: "card", holding: "a"), said(recorded: "card", holding: "b"),
      said("a"), said(recorded: "card", holding: "a", in: .audio),
    ]
    let texts = conditions.map(text(of:))
    for (position, text) in texts.enumerated() {
      #expect(!texts[..<position].contains(text), "\(text)")
    }

    let period = EffectivePeriod(start: Instant(unixMs: 1), end: nil)
    let closed = EffectivePeriod(start: Instant(unixMs: 1), end: Instant(unixMs: 2))
    let rules = [
      rule("rule", when: card), rule("rule", when: card, status: .draft),
      rule("rule", when: card, priority: 1), rule("rule", when: card, effective: period),
      rule("rule", when: card, effective: closed), rule("rule", when: card, revision: 2),
      rule("rule", when: card, then: [conversion("rule")]),
      rule("rule", when: card, then: [conversion("rule", 1)]),
      rule("rule", when: card, then: [.note("rule", span: nowhere)]),
      rule("rule", when: card, then: [.score(points: 1, name: "rule", span: nowhere)]),
    ]
    #expect(Set(rules.map { text($0) }).count == rules.count)
  }

  @Test("a recorded clip is known by what it holds, not by what it is called")
  func clips() {
    let text = text(of: said(recorded: "clips/slogan.wav", holding: "a"))
    #expect(text == self.text(of: said(recorded: "slogan.wav", holding: "a")))
    #expect(text != self.text(of: said(recorded: "clips/slogan.wav", holding: "b")))
  }

  @Test("no text can be spelled so that it reads as another rule")
  func quoting() {
    let tricks = [
      "a\" \"b", "a", "b", "a b", "a\\", "a\\u{22}", "a\u{0}", "a\n", "a)", "(a", "예약", "\u{85}",
    ]
    let texts = tricks.map {
      text(rule("r", when: said("x"), then: [.note(NoteText($0), span: nowhere)]))
    }
    #expect(Set(texts).count == tricks.count)
    let two = text(rule("r", when: said("x"), then: [.tags(["a", "b"], span: nowhere)]))
    #expect(two != text(rule("r", when: said("x"), then: [.tags(["a\" \"b"], span: nowhere)])))
  }

  @Test("a rule's own text is free of its revision, so that a forgotten one is seen")
  func ruleTexts() throws {
    func only(_ rule: CheckedRule) throws -> CanonicalRule {
      try #require(RulePlan(ruleset(rule)).canonicalRules.first)
    }
    let first = try only(rule("rule", when: said("card"), revision: 1))
    let second = try only(rule("rule", when: said("card"), revision: 2))
    let changed = try only(rule("rule", when: said("visa"), revision: 2))
    #expect(first.text == second.text)
    #expect((first.id, first.revision) == ("rule", 1))
    #expect(second.revision == 2)
    #expect(second.text != changed.text)
  }

  @Test("rules with the same text decide alike", arguments: [51, 52])
  func sameTextSameDecision(seed: UInt64) {
    var cases = RandomCases(seed: seed)
    for _ in 0..<300 {
      let original = cases.ruleset(ofRules: 4, isComposed: false)
      let turned = original.turnedRound
      let (plan, turnedPlan) = (RulePlan(original), RulePlan(turned))
      #expect(plan.canonicalText == turnedPlan.canonicalText)
      for _ in 0..<3 {
        let evidence = cases.call()
        let verdicts = Dictionary(
          uniqueKeysWithValues: plan.decide(evidence).rules.map { ($0.rule.id, $0.verdict) })
        for rule in turnedPlan.decide(evidence).rules {
          #expect(rule.verdict == verdicts[rule.rule.id])
        }
      }
    }
  }
}

extension CheckedRuleset {
  /// The same rules with everything in the opposite order that can be.
  fileprivate var turnedRound: CheckedRuleset {
    CheckedRuleset(
      files: files,
      rules: rules.reversed().map { rule in
        CheckedRule(
          name: rule.name, id: rule.id, revision: rule.revision, status: rule.status,
          priority: rule.priority, group: rule.group, description: "turned round",
          owner: rule.owner,
          effective: rule.effective, needs: rule.needs, limit: rule.limit,
          when: rule.when.turnedRound,
          outcomes: rule.outcomes,
          span: rule.span)
      })
  }
}

extension CheckedExpression {
  fileprivate var turnedRound: CheckedExpression {
    switch self {
    case .all(let operands, let span):
      .all(operands.reversed().map(\.turnedRound), span: span)
    case .any(let operands, let span):
      .any(operands.reversed().map(\.turnedRound), span: span)
    case .not(let operand, let span): .not(operand.turnedRound, span: span)
    case .condition(_, let definition, let span):
      .condition(name: "renamed", definition.turnedRound, span: span)
    case .comparison, .matched: self
    case .mention(let mention):
      .mention(
        CheckedMention(
          of: mention.target.turnedRound, by: mention.speaker, in: mention.source,
          window: mention.window, count: mention.count, manner: mention.manner,
          relations: mention.relations.reversed().map(\.turnedRound), span: mention.span))
    }
  }
}

extension CheckedRelation {
  fileprivate var turnedRound: CheckedRelation {
    CheckedRelation(
      kind, isNegated: isNegated,
      to: RelatedTerms(
        other.uses.reversed(), by: other.speaker, in: other.source, window: other.window,
        manner: other.manner,
        relations: other.relations.reversed().map(\.turnedRound)),
      isByOneSpeaker: isByOneSpeaker, span: span)
  }
}

extension MentionTarget {
  fileprivate var turnedRound: MentionTarget {
    switch self {
    case .any(let uses): .any(uses.reversed())
    case .all(let uses): .all(uses.reversed())
    case .atLeast(let number, let uses): .atLeast(number, uses.reversed())
    }
  }
}
