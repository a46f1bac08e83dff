import AttributionStore
import CallModel
import Pipeline
import RuleEngine
import TestSupport
import Testing

/// Conversions that are counted once for several calls, in whatever order the calls are decided.
@Suite("The history of conversions") struct ConversionHistoryTests {
  private let rule = RuleReference(name: "sale", id: "sale", revision: 1, file: "a.rules")
  private let perCaller = RepeatLimit(keys: ["caller.number"], withinMs: 30)

  private func sale(_ cents: Int64 = 100, rule: RuleReference? = nil) -> Outcome {
    Outcome(
      kind: .conversion(
        name: "sale", value: Money(minorUnits: cents, currency: .usd), type: nil),
      rule: rule ?? self.rule, evidence: [])
  }

  private func facts(_ started: Int64?, _ number: String?) -> CallFacts {
    var facts = CallFacts()
    facts["call.started"] = started.map { .instant(Instant(unixMs: $0)) }
    facts["caller.number"] = number.flatMap { PhoneNumber($0) }.map { .phone($0) }
    return facts
  }

  /// A call that claims a sale, decided when `history` was known.
  private func decided(
    _ id: String, _ started: Int64?, _ number: String? = "+15550100",
    limit: RepeatLimit?, after history: ConversionHistory
  ) -> ConvertingCall {
    let facts = facts(started, number)
    var desk = ConversionDesk(facts: facts, history: history.earlier(than: facts, callID: id))
    let claim = ConversionClaim(sale(), limit: limit)
    let reason = desk.take(claim)
    return ConvertingCall(
      id: id, facts: facts, conversions: reason == nil ? [claim.outcome] : [],
      claims: limit == nil ? [] : [claim],
      heldBack: reason.map { [HeldBackOutcome(outcome: claim.outcome, reason: $0)] } ?? [])
  }

  private func empty(_ limits: RepeatLimit...) -> ConversionHistory {
    ConversionHistory([], limits: ["sale": limits])
  }

  @Test("a call looks back at the nearest earlier call of the same caller")
  func looksBack() {
    var history = empty(perCaller)
    history.record(decided("a", 0, limit: perCaller, after: history))
    history.record(decided("b", 40, limit: perCaller, after: history))
    history.record(decided("other", 45, "+15550101", limit: perCaller, after: history))
    let earlier = history.earlier(than: facts(50, "+15550100"), callID: "c")
    #expect(earlier.map(\.callID) == ["b"])
    #expect(earlier.map(\.agoMs) == [10])
    #expect(history.earlier(than: facts(40, "+15550100"), callID: "b").map(\.callID) == ["a"])
    #expect(history.earlier(than: facts(nil, "+15550100"), callID: "c").isEmpty)
    #expect(history.earlier(than: facts(50, nil), callID: "c").isEmpty)
    #expect(history.corrections().isEmpty)
  }

  @Test("a call that turns up later and started earlier takes the conversion, and frees the next")
  func lateArrival() throws {
    var history = empty(perCaller)
    history.record(decided("b", 20, limit: perCaller, after: history))
    history.record(decided("c", 45, limit: perCaller, after: history))
    #expect(history.earlier(than: facts(46, "+15550100"), callID: "x").map(\.callID) == ["b"])
    // Before a, b was the first and c its repetition: with a, b is the repetition, and c is free.
    history.record(decided("a", 0, limit: perCaller, after: history))
    let corrections = history.corrections()
    #expect(corrections.map(\.after.id) == ["b", "c"])
    #expect(corrections[0].after.conversions.isEmpty)
    #expect(corrections[0].after.heldBack.map(\.reason) == [.repeated(of: "a", agoMs: 20)])
    #expect(corrections[1].after.conversions == [sale()])
    #expect(corrections[1].after.heldBack.isEmpty)
    #expect(corrections.map(\.changesConversions) == [true, true])
    for correction in corrections { history.record(correction.after) }
    #expect(history.corrections().isEmpty)
  }

  @Test("where only the reason is another one, no conversion is changed")
  func otherReason() {
    let forEver = RepeatLimit(keys: ["caller.number"])
    var history = empty(forEver)
    history.record(decided("a", 0, limit: forEver, after: history))
    history.record(decided("c", 20, limit: forEver, after: history))
    history.record(decided("b", 10, limit: nil, after: history))
    let corrections = history.corrections()
    #expect(corrections.map(\.after.id) == ["c"])
    #expect(corrections[0].after.heldBack.map(\.reason) == [.repeated(of: "b", agoMs: 10)])
    #expect(!corrections[0].changesConversions)
  }

  @Test("a call that was decided otherwise than before forgets what it had")
  func decidedAgain() {
    var history = empty(perCaller)
    history.record(decided("a", 0, limit: perCaller, after: history))
    history.record(decided("b", 10, limit: perCaller, after: history))
    history.record(ConvertingCall(id: "a", facts: facts(0, "+15550100"), conversions: []))
    #expect(history.corrections().map(\.after.id) == ["b"])
    #expect(history.corrections()[0].after.conversions == [sale()])
  }

  @Test("a conversion without a limit counts as an earlier one, and is never taken back")
  func withoutLimit() {
    var history = empty(perCaller)
    history.record(decided("a", 10, limit: nil, after: history))
    history.record(decided("b", 20, limit: perCaller, after: history))
    history.record(decided("c", 5, limit: perCaller, after: history))
    #expect(history.earlier(than: facts(25, "+15550100"), callID: "x").map(\.callID) == ["a"])
    #expect(history.corrections().isEmpty)
  }

  @Test("limits of stored claims are known too, and rules without limits have no history")
  func storedLimits() {
    let call = decided("a", 0, limit: perCaller, after: empty())
    let stored = ConversionHistory([call], limits: [:])
    #expect(!stored.isIdle)
    #expect(stored.earlier(than: facts(5, "+15550100"), callID: "b").map(\.callID) == ["a"])
    #expect(
      ConversionHistory([decided("a", 0, limit: nil, after: empty())], limits: [:]).isIdle)
  }

  @Test("whatever the order in which calls are decided, the same holds", arguments: 1...60)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limits: [RepeatLimit?] = [
      perCaller, RepeatLimit(keys: ["caller.number"]), RepeatLimit(keys: ["call.started"]), nil,
    ]
    let plans = (0..<12).map { index in
      (
        id: "c\(index)",
        started: Int.random(in: 0..<8, using: &random) == 0
          ? nil : Int64.random(in: 0...12, using: &random) * 10,
        number: ["+15550100", "+15550101", nil].randomElement(using: &random) ?? nil,
        limit: limits.randomElement(using: &random) ?? nil
      )
    }
    func result(_ order: [Int]) -> [String: [String]] {
      var history = ConversionHistory(
        [], limits: ["sale": limits.compactMap { $0 }])
      var calls: [String: ConvertingCall] = [:]
      for plan in order.map({ plans[$0] }) {
        let call = decided(
          plan.id, plan.started, plan.number, limit: plan.limit, after: history)
        history.record(call)
        calls[call.id] = call
      }
      for correction in history.corrections() {
        history.record(correction.after)
        calls[correction.after.id] = correction.after
      }
      #expect(history.corrections().isEmpty)
      return calls.mapValues { call in
        call.conversions.map { "\($0)" } + call.heldBack.map { "\($0.reason)" }
      }
    }
    let expected = slowly(plans.map { ($0.id, $0.started, $0.number, $0.limit) })
    let first = result(Array(plans.indices))
    #expect(first.filter { !$0.value[0].hasPrefix("repeated") }.keys.sorted() == expected)
    for _ in 0..<6 {
      #expect(result(plans.indices.shuffled(using: &random)) == first)
    }
  }

  /// The calls whose sale is booked: each looks at all that started before it.
  private func slowly(
    _ calls: [(id: String, started: Int64?, number: String?, limit: RepeatLimit?)]
  ) -> [String] {
    let inOrder = calls.sorted { ($0.started ?? .max, $0.id) < ($1.started ?? .max, $1.id) }
    var booked: [(id: String, started: Int64?, number: String?)] = []
    for call in inOrder {
      let isRepeat = booked.contains { earlier in
        guard let limit = call.limit, let started = call.started, let before = earlier.started
        else { return false }
        let isNear = limit.withinMs.map { started - before <= $0 } ?? true
        let isSame =
          limit.keys == ["call.started"]
          ? before == started : call.number != nil && earlier.number == call.number
        return isNear && isSame
      }
      if !isRepeat { booked.append((call.id, call.started, call.number)) }
    }
    return booked.map(\.id).sorted()
  }
}
