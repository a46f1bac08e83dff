import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite("Named amounts, and notes with values") struct NoteTests {
  private func money(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .usd) }

  private let mention = CheckedMention(
    of: .any([TermUse(Term("on {date as day}"), minimumConfidence: Confidence(0.5))]), span: nowhere
  )

  private func fee(_ cents: Int64) -> CheckedOutcome {
    .amount(name: "fee", value: .amount(money(cents)), span: nowhere)
  }

  private func read(_ startMs: Int, day: Int) -> Hit {
    let date = SpokenDate(month: 3, day: day).map(SpokenValue.date)
    return Hit(
      term: Term("on {date as day}"), speaker: .caller, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 500), source: .transcript,
      confidence: Confidence(0.9), text: "on march \(day)",
      captures: date.map { [Capture(name: "day", value: $0, words: 0..<2, text: "march")] } ?? [])
  }

  private let always = field("call.answered", .flag, .isMissing)

  private func kinds(_ outcomes: [CheckedOutcome], _ evidence: CallEvidence) -> [Outcome.Kind] {
    RulePlan(ruleset(rule("r", when: always, then: outcomes))).decide(evidence).outcomes
      .map(\.kind)
  }

  @Test("a note shows the last value of a name, and says where there is none")
  func captured() {
    let note = CheckedOutcome.note(
      NoteText(parts: [.text("comes "), .captured("day", [mention]), .text("!")]), span: nowhere)
    #expect(
      kinds([note], call(read(1_000, day: 5), read(9_000, day: 7))) == [.note("comes --03-07!")])
    #expect(kinds([note], call()) == [.note("comes (not said)!")])
  }

  @Test("a note shows an amount, and says where it cannot be worked out")
  func amounts() {
    let price = Calculation<CheckedMention>.field(.stored(path: "custom.price", type: .money))
    let note = CheckedOutcome.note(
      NoteText(parts: [.amount(Worth(price, currency: .usd)), .text(" to pay")]), span: nowhere)
    #expect(
      kinds([note], call(facts: ["custom.price": dollars(1999)])) == [.note("$19.99 to pay")])
    #expect(kinds([note], call()) == [.note("(no amount) to pay")])
  }

  @Test("an amount of one name is set once, by the rule that speaks first")
  func setOnce() {
    let decision = RulePlan(
      ruleset(
        rule("late", when: always, then: [fee(200), conversion("sale", 100)]),
        rule("early", when: always, priority: 1, then: [fee(300)]))
    ).decide(call())
    #expect(
      decision.outcomes.map(\.kind) == [
        .amount(name: "fee", value: money(300)),
        .conversion(name: "sale", value: money(100), type: nil),
      ])
    #expect(decision.heldBack.map(\.outcome.kind) == [.amount(name: "fee", value: money(200))])
    #expect(
      decision.heldBack.map(\.reason) == [.alreadyBooked(by: decision.outcomes[0].rule)])
  }

  @Test("an amount is no conversion: groups do not weigh it, and a name may be both")
  func noConversion() {
    let plan = RulePlan(
      ruleset(
        [
          rule("dear", when: always, in: "g", then: [fee(9_000), conversion("fee", 1)]),
          rule("cheap", when: always, in: "g", then: [conversion("sale", 2)]),
        ], groups: [("g", .highestValue)]))
    #expect(
      plan.decide(call()).outcomes.map(\.kind) == [
        .conversion(name: "sale", value: money(2), type: nil)
      ])
  }

  @Test("what cannot be worked out is set without a value, and reported")
  func fault() {
    let price = Calculation<CheckedMention>.field(.stored(path: "custom.price", type: .money))
    let plan = RulePlan(
      ruleset(
        rule(
          "r", when: always,
          then: [.amount(name: "fee", value: Worth(price, currency: .usd), span: nowhere)])))
    let decision = plan.decide(call())
    #expect(decision.outcomes.map(\.kind) == [.amount(name: "fee", value: nil)])
    #expect(decision.valueFaults.map(\.conversion) == ["fee"])
    #expect(decision.valueFaults.map(\.reason) == [.missing])
  }

  @Test("names, amounts and what a note shows are a part of what a rule means")
  func canonicalText() {
    func text(_ outcome: CheckedOutcome) -> String {
      RulePlan(ruleset(rule("r", when: always, then: [outcome]))).canonicalText
    }
    let texts = [
      text(fee(1)), text(fee(2)),
      text(.amount(name: "tax", value: .amount(money(1)), span: nowhere)),
      text(.note("a", span: nowhere)), text(.note("{day}", span: nowhere)),
      text(.note(NoteText(parts: [.captured("day", [mention])]), span: nowhere)),
      text(.note(NoteText(parts: [.amount(.amount(money(1)))]), span: nowhere)),
    ]
    #expect(Set(texts).count == texts.count)
  }
}
