import CallModel
import Pipeline
import Testing

@Suite("What other rules change") struct OutcomeChangesTests {
  private func sale(_ dollars: Int64?, rule: String = "sale", name: String = "sale") -> Outcome {
    Outcome(
      kind: .conversion(
        name: name, value: dollars.map { Money(minorUnits: $0 * 100, currency: .usd) }, type: nil),
      rule: RuleReference(name: rule, id: rule, revision: 1, file: "a.rules"), evidence: [])
  }

  private func tag(_ tag: String) -> Outcome {
    Outcome(
      kind: .tag(tag), rule: RuleReference(name: "t", id: "t", revision: 1, file: "a.rules"),
      evidence: [])
  }

  @Test("gained, lost and changed conversions are told rule by rule, with their value")
  func conversions() throws {
    var changes = OutcomeChanges()
    changes.add(before: [], after: [sale(100)])
    changes.add(before: [sale(80)], after: [sale(100)])
    changes.add(before: [sale(80)], after: [])
    changes.add(before: [sale(80)], after: [sale(80)])
    changes.add(before: [], after: [sale(5, rule: "gift")])
    #expect(changes.rules.map(\.rule.id) == ["gift", "sale"])
    let change = try #require(changes.rules.last).conversions
    #expect(change.before.count == 3 && change.after.count == 3)
    #expect((change.gainedCount, change.lostCount, change.changedCount) == (1, 1, 1))
    #expect(change.before.totals.map(\.description) == ["$240.00"])
    #expect(change.after.totals.map(\.description) == ["$280.00"])
    #expect(changes.changedCallCount == 4)
    #expect(changes.total.after.totals.map(\.description) == ["$285.00"])
    #expect(changes.total.gainedCount == 2)
  }

  @Test("a call with two conversions of one rule has both compared by name")
  func twoNames() {
    var changes = OutcomeChanges()
    changes.add(
      before: [sale(1, name: "a"), sale(2, name: "b")],
      after: [sale(2, name: "b"), sale(3, name: "c")])
    #expect(changes.total.gainedCount == 1)
    #expect(changes.total.lostCount == 1)
    #expect(changes.total.changedCount == 0)
    #expect(changes.changedCallCount == 1)
  }

  @Test("a value that appears is a change, and one without a value adds nothing")
  func withoutValue() {
    var changes = OutcomeChanges()
    changes.add(before: [sale(nil)], after: [sale(7)])
    #expect(changes.total.changedCount == 1)
    #expect(changes.total.before.totals.isEmpty)
    #expect(changes.total.before.count == 1)
  }

  @Test("currencies are never added up together")
  func currencies() throws {
    let euro = try #require(Currency(code: "EUR"))
    let outcome = Outcome(
      kind: .conversion(name: "sale", value: Money(minorUnits: 50, currency: euro), type: nil),
      rule: RuleReference(name: "e", id: "e", revision: 1, file: "a.rules"), evidence: [])
    var changes = OutcomeChanges()
    changes.add(before: [], after: [outcome, sale(1)])
    #expect(changes.total.after.totals.map(\.description) == ["€0.50", "$1.00"])
  }

  @Test("tags and the like are counted; evidence alone is no change")
  func others() {
    var changes = OutcomeChanges()
    changes.add(before: [tag("a"), tag("b")], after: [tag("b"), tag("c"), tag("d")])
    let withEvidence = Outcome(
      kind: sale(1).kind, rule: sale(1).rule,
      evidence: [
        Hit(
          term: Term("x"), speaker: .caller, channel: 0, span: TimeSpan(startMs: 0, endMs: 1),
          source: .audio, confidence: .certain, text: "x")
      ])
    changes.add(before: [sale(1)], after: [withEvidence])
    #expect(changes.otherGainedCount == 2)
    #expect(changes.otherLostCount == 1)
    #expect(changes.changedCallCount == 1)
    #expect(!changes.total.hasChanges)
  }
}
