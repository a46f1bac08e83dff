import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import Testing

/// Why a rule held or did not, as people ask it.
@Suite struct ExplainTests {
  // MARK: Judged hits

  /// What is said of each hit of the only term of `condition`.
  private func judged(
    _ condition: CheckedExpression, _ evidence: CallEvidence
  ) throws -> [JudgedHit] {
    let plan = RulePlan(ruleset(rule("rule", when: condition)))
    let explanation = try #require(plan.explain(ruleID: "rule", evidence))
    guard case .mention(let mention) = explanation.condition.reason else {
      Issue.record("not explained as a mention")
      return []
    }
    return mention.terms.flatMap(\.hits)
  }

  @Test("a hit that counts has no objections")
  func counted() throws {
    let card = hit("card", 0)
    #expect(
      try judged(said("card", by: .caller), call(card))
        == [JudgedHit(hit: card, verdict: .yes, objections: [])])
  }

  @Test(
    "a near miss says by how much it lies outside the window",
    arguments: [
      (342_000, JudgedHit.Objection.afterWindow(byMs: 42_000)), (300_000, .afterWindow(byMs: 0)),
      (59_000, .beforeWindow(byMs: 1_000)), (-500, .beforeWindow(byMs: 60_500)),
    ] as [(Int, JudgedHit.Objection)])
  func outsideWindow(startMs: Int, expected: JudgedHit.Objection) throws {
    let judged = try judged(
      said("card", at: from(60_000, to: 300_000)), call(hit("card", startMs)))
    #expect(judged.map(\.objections) == [[expected]])
    #expect(judged.map(\.verdict) == [.no])
  }

  @Test("a near miss names every objection, not the first alone")
  func allObjections() throws {
    let judged = try judged(
      said("card", by: .caller, in: .transcript, at: first(1_000), sure: 0.85),
      call(hit("card", 2_000, by: .agent, in: .audio, sure: 0.71)))
    #expect(
      judged.map(\.objections) == [
        [
          .wrongSource, .belowConfidence(minimum: Confidence(0.85)), .afterWindow(byMs: 1_000),
          .wrongSpeaker,
        ]
      ])
  }

  @Test("what stands in doubt is told apart from what is wrong")
  func doubts() throws {
    let unknown = try judged(said("card", by: .caller), call(hit("card", 0, by: .unknown)))
    #expect(unknown.map(\.verdict) == [.unknown])
    #expect(unknown.map(\.objections) == [[.speakerUnknown]])
    let open = try judged(said("card", at: last(1_000)), call(hit("card", 0), endMs: nil))
    #expect(open.map(\.verdict) == [.unknown])
    #expect(open.map(\.objections) == [[.endOfCallUnknown]])
  }

  @Test("a transcript's hit under the agent's own words is the agent's")
  func borrowedSpeaker() throws {
    let judged = try judged(
      said("card", by: .caller),
      call(
        hit("card", 0, by: .agent, in: .audio), hit("card", 100, by: .unknown, in: .transcript)))
    #expect(judged.map(\.verdict) == [.no, .no])
    #expect(judged.map(\.objections) == [[.wrongSpeaker], [.wrongSpeaker]])
  }

  @Test("under `in both` a hit alone says so")
  func oneSourceOnly() throws {
    let judged = try judged(
      said("card", in: .both),
      call(
        hit("card", 0), hit("card", 5_000, in: .transcript), hit("card", 9_000),
        hit("card", 9_100, in: .transcript)))
    #expect(
      judged.map(\.objections) == [[.inOneSourceOnly], [.inOneSourceOnly], [], []])
  }

  @Test("times at the limits of numbers are explained without a trap")
  func extremeTimes() throws {
    let early = Hit(
      term: Term("card"), speaker: .caller, channel: nil,
      span: TimeSpan(startMs: .min, endMs: 0), source: .audio, confidence: .certain, text: "card")
    let judged = try judged(said("card", at: from(5)), call(early))
    #expect(judged.map(\.objections) == [[.beforeWindow(byMs: .max)]])
  }

  // MARK: Counts and coverage

  @Test("a mention tells its counts, pooled or by term, and what was not searched")
  func counts() throws {
    let evidence = call(
      hit("card", 0), hit("card", 9_000, by: .unknown),
      audio: .searched(except: [Term("visa")]), transcript: .missing)
    let plan = RulePlan(
      ruleset(
        rule("pooled", when: said("card", "visa", by: .caller)),
        rule("several", when: said(atLeast: 1, of: ["card", "visa"], by: .caller))))
    let explanations = plan.explain(evidence)
    let mentions = explanations.compactMap { explanation -> MentionExplanation? in
      if case .mention(let mention) = explanation.condition.reason { mention } else { nil }
    }
    try #require(mentions.count == 2)
    #expect(mentions[0].pooledCount == PossibleCount(certain: 1, possible: 1, isComplete: false))
    #expect(mentions[0].requiredTerms == nil)
    #expect(mentions[1].pooledCount == nil)
    #expect(mentions[1].requiredTerms == 1)
    for mention in mentions {
      #expect(mention.terms.map(\.term.pattern) == ["card", "visa"])
      #expect(mention.terms.map(\.isCovered) == [true, false])
      #expect(mention.terms.map(\.verdict) == [.yes, .unknown])
      #expect(mention.terms[0].count == PossibleCount(certain: 1, possible: 1))
      #expect(mention.terms[1].count.maximum == nil)
    }
  }

  // MARK: Trees

  /// A ruleset read off a text: each operand is found by its words.
  private struct Source {
    let text = """
      language 1
      condition answered = call.answered
      rule "card sale"
      when
        answered
        and call.duration
            >= 45s
        and not mentions "refund"
        and (mentions "card" or call.duration > call.ring_time)
      then tag "sale"
      """

    func span(_ words: String) -> RuleSpan {
      let bytes = Array(text.utf8)
      let wanted = Array(words.utf8)
      let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
      return RuleSpan(file: 0, bytes: ByteSpan(start: start, end: start + wanted.count))
    }

    var ruleset: CheckedRuleset {
      func mention(_ phrase: String, _ words: String) -> CheckedExpression {
        .mention(
          CheckedMention(
            of: .any([TermUse(Term(phrase), minimumConfidence: Confidence(0.5))]),
            span: span(words)))
      }
      let duration = CheckedField.stored(path: "call.duration", type: .duration)
      let ringTime = CheckedField.stored(path: "call.ring_time", type: .duration)
      let durationWords = "call.duration\n      >= 45s"
      let condition = CheckedExpression.all(
        [
          .condition(
            name: "answered",
            .comparison(
              CheckedComparison(
                .stored(path: "call.answered", type: .flag), .holds, span: span("call.answered"))),
            span: span("answered\n  and")),
          .comparison(
            CheckedComparison(
              duration, .compares(.greaterOrEqual, to: .value(seconds(45))),
              span: span(durationWords))),
          .not(mention("refund", "mentions \"refund\""), span: span("not mentions \"refund\"")),
          .any(
            [
              mention("card", "mentions \"card\""),
              .comparison(
                CheckedComparison(
                  duration, .compares(.greater, to: .field(ringTime)),
                  span: span("call.duration > call.ring_time"))),
            ], span: span("(mentions \"card\"")),
        ], span: span("answered\n  and"))
      return CheckedRuleset(
        files: [
          CheckedFile(
            name: "sales.rules", source: SourceFile(path: "rules/sales.rules", text: text))
        ],
        rules: [
          CheckedRule(
            name: "card sale", id: "card_sale", when: condition,
            outcomes: [.tags(["sale"], span: span("tag \"sale\""))], span: span("rule"))
        ])
    }
  }

  /// One line for each part: how deep it lies, its verdict and its words.
  private func lines(_ explanation: Explanation, indent: String = "") -> [String] {
    let parts: [Explanation] =
      switch explanation.reason {
      case .all(let parts), .any(let parts): parts
      case .not(let part), .condition(let part): [part]
      case .comparison, .mention, .matched: []
      }
    return ["\(indent)\(explanation.verdict) \(explanation.text)"]
      + parts.flatMap { lines($0, indent: indent + "  ") }
  }

  @Test("every part is judged, also those that could not change the result")
  func tree() throws {
    let plan = RulePlan(Source().ruleset)
    let evidence = call(
      hit("card", 3_000), facts: ["call.answered": .flag(false), "call.duration": seconds(50)])
    let explanation = try #require(plan.explain(evidence).first)
    #expect(explanation.verdict == .no)
    #expect(explanation.rule.file == "sales.rules")
    #expect(
      lines(explanation.condition) == [
        "no and",
        "  no answered",
        "    no call.answered",
        "  yes call.duration >= 45s",
        "  yes not",
        "    no mentions \"refund\"",
        "  yes or",
        "    yes mentions \"card\"",
        "    unknown call.duration > call.ring_time",
      ])
  }

  @Test("a comparison tells what it found on both sides")
  func comparedValues() throws {
    let plan = RulePlan(Source().ruleset)
    let explanation = try #require(
      plan.explain(call(facts: ["call.duration": seconds(50)])).first)
    var found: [ComparedValues] = []
    func collect(_ explanation: Explanation) {
      switch explanation.reason {
      case .all(let parts), .any(let parts): parts.forEach(collect)
      case .not(let part), .condition(let part): collect(part)
      case .comparison(let values): found.append(values)
      case .mention, .matched: break
      }
    }
    collect(explanation.condition)
    #expect(
      found == [
        ComparedValues(field: "call.answered", value: nil),
        ComparedValues(field: "call.duration", value: seconds(50)),
        ComparedValues(
          field: "call.duration", value: seconds(50), otherField: "call.ring_time",
          otherValue: nil),
      ])
  }

  @Test("a span outside every file has no words")
  func spansOutside() {
    let ruleset = Source().ruleset
    #expect(ruleset.text(at: Source().span("tag \"sale\"")) == "tag \"sale\"")
    for (file, start, end) in [(1, 0, 5), (-1, 0, 5), (0, 5_000, 6_000)] {
      #expect(
        ruleset.text(at: RuleSpan(file: file, bytes: ByteSpan(start: start, end: end))) == "")
    }
  }

  // MARK: Rules

  @Test("a rule that is off is explained as if it were not; a rule that is not there, not at all")
  func rulesThatDoNotSpeak() {
    let plan = RulePlan(ruleset(rule("off", when: said("card"), status: .off)))
    let evidence = call(hit("card", 0))
    #expect(plan.explain(evidence).map(\.verdict) == [.yes])
    #expect(plan.explain(evidence).map(\.status) == [.off])
    #expect(plan.explain(ruleID: "another", evidence) == nil)
  }

  @Test("a rule outside its period says so and explains its condition all the same")
  func effectivePeriods() throws {
    let period = EffectivePeriod(start: Instant(unixMs: 100), end: nil)
    let plan = RulePlan(ruleset(rule("rule", when: said("card"), effective: period)))
    let early = call(hit("card", 0), facts: ["call.started": instant(99)])
    let explanation = try #require(plan.explain(early).first)
    #expect(explanation.isEffective == .no)
    #expect(explanation.condition.verdict == .yes)
    #expect(explanation.verdict == .no)
    #expect(plan.explain(call(hit("card", 0))).map(\.isEffective) == [.unknown])
  }
}
