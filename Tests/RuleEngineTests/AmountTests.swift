import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite("What a conversion is worth") struct AmountTests {
  private let price = Calculation<CheckedMention>.field(.stored(path: "custom.price", type: .money))
  private let seats = Calculation<CheckedMention>.field(
    .stored(path: "custom.seats", type: .number))

  /// A condition that holds for every call of these tests.
  private let always = field("call.answered", .flag, .isMissing)

  private func money(_ minorUnits: Int64, _ code: String = "USD") -> Money {
    Money(minorUnits: minorUnits, currency: Currency(code: code) ?? .usd)
  }

  private func cents(_ minorUnits: Int64) -> Calculation<CheckedMention> {
    .constant(Quantity(money(minorUnits)))
  }

  private func mention(_ phrases: String..., by speaker: Speaker? = nil) -> CheckedMention {
    CheckedMention(
      of: .any(phrases.map { TermUse(Term($0), minimumConfidence: Confidence(0.5)) }), by: speaker,
      span: nowhere)
  }

  private func decide(_ worth: Worth<CheckedMention>, _ evidence: CallEvidence) -> Decision {
    RulePlan(
      ruleset(
        rule(
          "r", when: always,
          then: [.conversion(name: "sale", value: worth, type: nil, span: nowhere)]))
    ).decide(evidence)
  }

  /// What the conversion comes to; the conversion itself must be booked in any case.
  private func value(_ worth: Worth<CheckedMention>, _ evidence: CallEvidence) throws -> Money? {
    let decision = decide(worth, evidence)
    guard case .conversion("sale", let value, _)? = decision.outcomes.first?.kind else {
      Issue.record("no conversion: \(decision)")
      return nil
    }
    #expect((value == nil) == !decision.valueFaults.isEmpty)
    return value
  }

  private func fault(_ worth: Worth<CheckedMention>, _ evidence: CallEvidence) -> ValueFault.Reason?
  {
    let faults = decide(worth, evidence).valueFaults
    #expect(faults.allSatisfy { $0.conversion == "sale" && $0.rule.id == "r" })
    return faults.first?.reason
  }

  @Test("an amount of the call counts as it is known")
  func knownAmount() throws {
    let worth = Worth(price, currency: nil)
    #expect(try value(worth, call(facts: ["custom.price": dollars(1999)])) == money(1999))
    #expect(
      try value(worth, call(facts: ["custom.price": .money(money(50_000, "KRW"))]))
        == money(50_000, "KRW"))
  }

  @Test("what is missing counts as said behind otherwise, or not at all and is reported")
  func missing() throws {
    #expect(try value(Worth(price, otherwise: cents(100), currency: .usd), call()) == money(100))
    #expect(fault(Worth(price, currency: nil), call()) == .missing)
    // A fact of another type than the rules expect is as good as missing.
    #expect(
      fault(Worth(price, currency: nil), call(facts: ["custom.price": text("5")])) == .missing)
  }

  @Test("another currency than the rule's is not converted and not booked")
  func otherCurrency() {
    let evidence = call(facts: ["custom.price": .money(money(500, "EUR"))])
    #expect(fault(Worth(price, most: money(900), currency: .usd), evidence) == .currenciesDiffer)
    #expect(
      fault(Worth(.combined(price, .plus, cents(1)), currency: .usd), evidence)
        == .currenciesDiffer)
    #expect(
      fault(Worth(.largest([cents(1), price]), currency: .usd), evidence) == .currenciesDiffer)
  }

  @Test("zero seats divide nothing, and a fallback is not for that")
  func divisionByZero() {
    let worth = Worth(
      .combined(cents(100), .dividedBy, seats), otherwise: cents(1), currency: .usd)
    #expect(fault(worth, call(facts: ["custom.seats": number("0")])) == .divisionByZero)
  }

  @Test("an amount that does not fit is not booked")
  func tooLarge() {
    let worth = Worth(.combined(cents(.max), .times, seats), currency: .usd)
    #expect(fault(worth, call(facts: ["custom.seats": number("2")])) == .tooLarge)
    let steps = (0..<4).reduce(seats) { part, _ in .combined(part, .times, seats) }
    #expect(
      fault(
        Worth(.combined(cents(1), .times, steps), currency: .usd),
        call(facts: ["custom.seats": number("9223372036854")])) == .tooLarge)
  }

  @Test("an amount is rounded once, at the end, halves to the even side")
  func rounding() throws {
    let third = Worth(.combined(cents(100), .dividedBy, seats), currency: .usd)
    #expect(try value(third, call(facts: ["custom.seats": number("3")])) == money(33))
    #expect(try value(third, call(facts: ["custom.seats": number("8")])) == money(12))
    let back = Worth(
      .combined(.combined(cents(100), .dividedBy, seats), .times, seats), currency: .usd)
    #expect(try value(back, call(facts: ["custom.seats": number("3")])) == money(100))
    #expect(
      try value(
        Worth(.rounded(price), currency: nil), call(facts: ["custom.price": dollars(250)]))
        == money(200))
    #expect(
      try value(
        Worth(.rounded(price), currency: nil),
        call(facts: ["custom.price": .money(money(251, "KRW"))])) == money(251, "KRW"))
  }

  @Test("bounds hold for the amount and for the fallback")
  func bounds() throws {
    let worth = Worth(
      price, otherwise: cents(50), least: money(100), most: money(500), currency: .usd)
    #expect(try value(worth, call()) == money(100))
    #expect(try value(worth, call(facts: ["custom.price": dollars(99)])) == money(100))
    #expect(try value(worth, call(facts: ["custom.price": dollars(300)])) == money(300))
    #expect(try value(worth, call(facts: ["custom.price": dollars(501)])) == money(500))
  }

  @Test("a count is of what certainly counts: merged, said by the one who is asked for")
  func count() throws {
    let worth = Worth(
      .combined(cents(500), .times, .count(mention("upgrade", by: .agent))), currency: .usd)
    #expect(try value(worth, call()) == money(0))
    let evidence = call(
      hit("upgrade", 1_000, by: .agent), hit("upgrade", 1_100, by: .agent, in: .transcript),
      hit("upgrade", 5_000, by: .unknown), hit("upgrade", 8_000, by: .agent),
      hit("upgrade", 9_000, by: .caller))
    #expect(try value(worth, evidence) == money(1000))
  }

  @Test("a table gives the row of what was said last")
  func row() throws {
    let rows = ["basic": Quantity(money(2000)), "gold": Quantity(money(9900))]
    let worth = Worth(
      .row(of: rows, mention("basic", "gold", "silver")), otherwise: cents(1), currency: .usd)
    #expect(
      try value(worth, call(hit("gold", 1_000), hit("basic", 3_000), hit("gold", 2_000)))
        == money(2000))
    #expect(try value(worth, call(hit("gold", 1_000))) == money(9900))
    #expect(try value(worth, call(hit("silver", 9_000), hit("gold", 1_000))) == money(1))
    #expect(try value(worth, call()) == money(1))
  }

  @Test("the largest and the smallest of several")
  func extremes() throws {
    let parts = [price, cents(300), .combined(cents(100), .times, seats)]
    let facts = ["custom.price": dollars(299), "custom.seats": number("3.5")]
    #expect(try value(Worth(.largest(parts), currency: .usd), call(facts: facts)) == money(350))
    #expect(try value(Worth(.smallest(parts), currency: .usd), call(facts: facts)) == money(299))
    #expect(fault(Worth(.largest(parts), currency: .usd), call()) == .missing)
  }

  @Test("a conversion that is held back or only drafted reports no fault")
  func noFaultForWhatIsNotBooked() {
    let bad = CheckedOutcome.conversion(
      name: "sale", value: Worth(price, currency: nil), type: nil, span: nowhere)
    let decision = RulePlan(
      ruleset(
        rule("first", when: always, then: [conversion("sale", 100)]),
        rule("second", when: always, then: [bad]),
        rule("draft", when: always, status: .draft, then: [bad]))
    ).decide(call())
    #expect(decision.valueFaults.isEmpty)
    #expect(decision.heldBack.count == 1)
  }

  @Test("what an amount means is in the canonical text, how it is written is not")
  func canonicalText() {
    func text(_ worth: Worth<CheckedMention>) -> String {
      RulePlan(
        ruleset(
          rule(
            "r", when: said("x"),
            then: [.conversion(name: "sale", value: worth, type: nil, span: nowhere)]))
      ).canonicalText
    }
    let one = Worth(price, otherwise: cents(100), currency: .usd)
    #expect(text(one) == text(Worth(price, otherwise: cents(100), currency: .usd)))
    #expect(text(one) != text(Worth(price, otherwise: cents(101), currency: .usd)))
    #expect(text(one) != text(Worth(seats, otherwise: cents(100), currency: .usd)))
    #expect(text(one) != text(Worth(price, otherwise: cents(100), most: money(5), currency: .usd)))
    let (basic, gold) = (mention("basic"), mention("gold"))
    #expect(
      text(Worth(.combined(cents(1), .times, .count(basic)), currency: .usd))
        != text(Worth(.combined(cents(1), .times, .count(gold)), currency: .usd)))
    #expect(
      text(Worth(.largest([price, cents(1)]), currency: .usd))
        == text(Worth(.largest([cents(1), price]), currency: .usd)))
    #expect(
      text(Worth(.row(of: ["basic": Quantity(2)], basic), currency: .usd))
        != text(Worth(.row(of: ["basic": Quantity(3)], basic), currency: .usd)))
  }
}
