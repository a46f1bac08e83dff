import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite("Values that were said") struct CapturedValueTests {
  private let phrase = "the total is {money as total}"

  private func money(_ cents: Int64, _ code: String = "USD") -> Money {
    Money(minorUnits: cents, currency: Currency(code: code) ?? .usd)
  }

  private func mention(
    _ phrases: String..., by speaker: Speaker? = nil, relations: [CheckedRelation] = []
  ) -> CheckedMention {
    CheckedMention(
      of: .any(phrases.map { TermUse(Term($0), minimumConfidence: Confidence(0.5)) }), by: speaker,
      relations: relations, span: nowhere)
  }

  private func read(
    _ phrase: String, _ startMs: Int, _ values: Money..., called name: String? = "total",
    by speaker: Speaker = .caller, sure confidence: Double = 0.9
  ) -> Hit {
    Hit(
      term: Term(phrase), speaker: speaker, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 500), words: nil, source: .transcript,
      confidence: Confidence(confidence), text: phrase,
      captures: values.map { value in
        Capture(name: name, value: .money(value), words: 0..<1, text: value.description)
      })
  }

  private func total(
    _ choice: CaptureChoice = .last, of mentions: CheckedMention...
  ) -> Calculation<CheckedMention> {
    .captured(choice, "total", mentions)
  }

  private func decide(
    _ amount: Calculation<CheckedMention>, _ evidence: CallEvidence,
    otherwise: Calculation<CheckedMention>? = nil, currency: Currency? = nil
  ) -> Decision {
    let worth = Worth(amount, otherwise: otherwise, currency: currency)
    return RulePlan(
      ruleset(
        rule(
          "r", when: field("call.answered", .flag, .isMissing),
          then: [.conversion(name: "sale", value: worth, type: nil, span: nowhere)]))
    ).decide(evidence)
  }

  private func value(_ amount: Calculation<CheckedMention>, _ evidence: CallEvidence) -> Money? {
    guard case .conversion(_, let value, _)? = decide(amount, evidence).outcomes.first?.kind else {
      return nil
    }
    return value
  }

  @Test(
    "of several values the first, the last, the largest, the smallest or all of them count",
    arguments: [
      (CaptureChoice.first, 5000), (.last, 1999), (.largest, 12_000), (.smallest, 1999),
      (.sum, 18_999),
    ] as [(CaptureChoice, Int64)])
  func choices(choice: CaptureChoice, cents: Int64) {
    let evidence = call(
      read(phrase, 9_000, money(1999)), read(phrase, 1_000, money(5000)),
      read(phrase, 5_000, money(12_000)))
    #expect(value(total(choice, of: mention(phrase)), evidence) == money(cents))
  }

  @Test("only what certainly was said by whom it is asked of counts")
  func onlyWhatCounts() {
    let evidence = call(
      read(phrase, 1_000, money(5000), by: .agent), read(phrase, 3_000, money(1)),
      read(phrase, 5_000, money(2), by: .unknown),
      read(phrase, 7_000, money(3), by: .agent, sure: 0.4))
    #expect(value(total(of: mention(phrase, by: .agent)), evidence) == money(5000))
  }

  @Test("values of another name, and of none, are passed over")
  func otherNames() {
    let evidence = call(
      read(phrase, 1_000, money(5000)), read(phrase, 3_000, money(1), called: "fee"),
      read(phrase, 5_000, money(2), called: nil))
    #expect(value(total(of: mention(phrase)), evidence) == money(5000))
  }

  @Test("a value behind a relation counts where it is the nearest")
  func relations() {
    let near = mention(
      "i will take it",
      relations: [lies(.after(.duration(ms: 10_000)), phrase, ofOneSpeaker: false)])
    let evidence = call(
      read(phrase, 1_000, money(5000), by: .agent), read(phrase, 4_000, money(4000), by: .agent),
      hit("i will take it", 6_000), read(phrase, 20_000, money(1), by: .agent))
    #expect(value(total(of: near), evidence) == money(4000))
    #expect(value(total(.sum, of: near), evidence) == money(4000))
  }

  @Test("what two mentions find counts once")
  func twoMentions() {
    let evidence = call(
      read(phrase, 1_000, money(5000)), read("{money as total} down", 3_000, money(70)))
    let both = total(.sum, of: mention(phrase), mention(phrase, "{money as total} down"))
    #expect(value(both, evidence) == money(5070))
  }

  @Test("several values in one hit count in their order")
  func severalInOneHit() {
    let evidence = call(read(phrase, 1_000, money(5000), money(6000)))
    #expect(value(total(of: mention(phrase)), evidence) == money(6000))
    #expect(value(total(.first, of: mention(phrase)), evidence) == money(5000))
  }

  @Test("what nobody said is missing, and what stands behind otherwise counts")
  func missing() {
    let amount = total(of: mention(phrase))
    #expect(decide(amount, call()).valueFaults.map(\.reason) == [.missing])
    let decision = decide(
      amount, call(), otherwise: .constant(Quantity(money(100))), currency: .usd)
    #expect(
      decision.outcomes.map(\.kind) == [.conversion(name: "sale", value: money(100), type: nil)])
  }

  @Test("two currencies are never added, compared or converted")
  func currencies() {
    let evidence = call(
      read(phrase, 1_000, money(5000)), read(phrase, 3_000, money(50_000, "KRW")))
    for choice in [CaptureChoice.sum, .largest, .smallest] {
      let faults = decide(total(choice, of: mention(phrase)), evidence).valueFaults
      #expect(faults.map(\.reason) == [.currenciesDiffer])
    }
    #expect(value(total(of: mention(phrase)), evidence) == money(50_000, "KRW"))
    let decision = decide(
      total(of: mention(phrase)), evidence, otherwise: .constant(Quantity(money(100))),
      currency: .usd)
    #expect(decision.valueFaults.map(\.reason) == [.currenciesDiffer])
  }

  @Test("a phrase with a value is looked for in transcripts alone")
  func requests() {
    let plan = RulePlan(
      ruleset(
        rule("read", when: said(phrase)), rule("heard", when: said("card"))))
    #expect(plan.requests.map(\.isNeededInAudio) == [true, false])
    #expect(plan.requests.map(\.isNeededInTranscript) == [true, true])
    // That the sound was searched says nothing about it.
    #expect(verdict(said(phrase), call(transcript: .missing)) == .unknown)
    #expect(verdict(said(phrase), call(audio: .missing)) == .no)
  }

  @Test("explaining tells all values of the name and where they were said")
  func explanation() throws {
    let hits = [read(phrase, 1_000, money(5000)), read(phrase, 5_000, money(6000), by: .agent)]
    let worth = Worth(total(.largest, of: mention(phrase)), currency: nil)
    let plan = RulePlan(
      ruleset(
        rule(
          "r", when: said(phrase, times: atLeast(1)),
          then: [.conversion(name: "sale", value: worth, type: nil, span: nowhere)])))
    let explanation = try #require(plan.explain(call(hits[1], hits[0])).first)
    #expect(explanation.captures.map(\.name) == ["total"])
    #expect(explanation.captures.map(\.choice) == [.largest])
    #expect(explanation.captures.first?.said.map(\.hit) == hits)
    #expect(
      explanation.captures.first?.said.map(\.capture.value)
        == [.money(money(5000)), .money(money(6000))])
    #expect(try #require(plan.explain(call()).first).captures.isEmpty)
  }

  @Test("which value counts, and its name, are a part of what a rule means")
  func canonicalText() {
    func text(_ amount: Calculation<CheckedMention>) -> String {
      RulePlan(
        ruleset(
          rule(
            "r", when: said(phrase),
            then: [
              .conversion(
                name: "sale", value: Worth(amount, currency: nil), type: nil, span: nowhere)
            ]))
      ).canonicalText
    }
    let last = text(total(of: mention(phrase)))
    #expect(last.contains("(captured last \"total\" (thing "))
    #expect(last != text(total(.first, of: mention(phrase))))
    #expect(last != text(.captured(.last, "fee", [mention(phrase)])))
    #expect(
      text(total(of: mention(phrase), mention("{money as total} down")))
        == text(total(of: mention("{money as total} down"), mention(phrase))))
  }
}
