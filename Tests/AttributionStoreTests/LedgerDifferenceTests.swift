import AttributionStore
import CallModel
import StoreTestSupport
import TestSupport
import Testing

@Suite struct LedgerDifferenceTests {
  private func tag(_ name: String, rule: String = "r", revision: Int64 = 1) -> Outcome {
    Outcome(kind: .tag(name), rule: Samples.rule(rule, revision: revision), evidence: [])
  }

  private func difference(_ live: [Outcome], _ wanted: [Outcome]) -> LedgerDifference {
    LedgerDifference(
      live: live.enumerated().map { (id: Int64($0.offset + 1), outcome: $0.element) },
      wanted: wanted)
  }

  @Test("an outcome pairs with the one of its name before one of its rule")
  func nameFirst() {
    let result = difference(
      [tag("a"), tag("b")], [tag("b", revision: 2), tag("c", revision: 2)])
    #expect(
      result.insertions == [
        .init(outcome: tag("b", revision: 2), correctsID: 2),
        .init(outcome: tag("c", revision: 2), correctsID: 1),
      ])
    #expect(result.retractedIDs == [])
  }

  @Test("an outcome that stays is not given away to a namesake")
  func unchangedFirst() {
    let result = difference(
      [tag("a"), tag("a", revision: 2)], [tag("a", revision: 2), tag("a", revision: 3)])
    #expect(result.unchangedCount == 1)
    #expect(result.insertions == [.init(outcome: tag("a", revision: 3), correctsID: 1)])
    #expect(result.retractedIDs == [])
  }

  @Test("another rule or another kind supersedes nothing")
  func strangers() {
    let note = Outcome(kind: .note("a"), rule: Samples.rule("r"), evidence: [])
    let result = difference([tag("a")], [tag("a", rule: "other"), note])
    #expect(result.insertions.map(\.correctsID) == [nil, nil])
    #expect(result.retractedIDs == [1])
  }

  @Test("of several that fit, the oldest is superseded by the first wanted")
  func oldestFirst() {
    let result = difference(
      [tag("a"), tag("a")], [tag("a", revision: 2), tag("a", revision: 2), tag("a", revision: 2)])
    #expect(result.insertions.map(\.correctsID) == [1, 2, nil])
  }

  @Test("that more is known of what stands around the evidence is no other outcome")
  func surroundings() {
    func sale(_ hit: Hit) -> Outcome {
      Outcome(kind: .tag("sale"), rule: Samples.rule("r"), evidence: [hit])
    }
    let plain = Samples.denied()
    let old = Hit(
      term: plain.term, speaker: plain.speaker, channel: plain.channel, span: plain.span,
      words: plain.words, source: plain.source, confidence: plain.confidence, text: plain.text)
    #expect(difference([sale(old)], [sale(plain)]).unchangedCount == 1)
    #expect(difference([sale(old)], [sale(Samples.denied(atMs: 1))]).unchangedCount == 0)
  }

  @Test("for thousands of ledgers, applying the difference leaves exactly what is wanted")
  func properties() {
    var random = SeededGenerator(seed: 1)
    func outcomes() -> [Outcome] {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let rule = Samples.rule(
          ["r", "s"].randomElement(using: &random) ?? "r",
          revision: Int64.random(in: 1...2, using: &random))
        let name = ["a", "b"].randomElement(using: &random) ?? "a"
        let kind: Outcome.Kind =
          Bool.random(using: &random) ? .tag(name) : .score(points: 1, name: name)
        return Outcome(kind: kind, rule: rule, evidence: [])
      }
    }
    for _ in 0..<5000 {
      let live = outcomes()
      let wanted = outcomes()
      let result = difference(live, wanted)
      let gone = Set(result.retractedIDs + result.insertions.compactMap(\.correctsID))
      let kept = live.enumerated().filter { !gone.contains(Int64($0.offset + 1)) }.map(\.element)
      #expect(kept.count == result.unchangedCount)
      #expect(
        gone.count == result.retractedIDs.count + result.insertions.count { $0.correctsID != nil })
      #expect(counted(kept + result.insertions.map(\.outcome)) == counted(wanted))
      // As little as can be is added: what is common stays, and no partner is left alone.
      let common = counted(live).reduce(0) { $0 + min($1.value, counted(wanted)[$1.key] ?? 0) }
      #expect(result.unchangedCount == common)
      let freshKeys = Set(result.insertions.filter { $0.correctsID == nil }.map { key($0.outcome) })
      let retractedKeys = Set(result.retractedIDs.map { key(live[Int($0) - 1]) })
      #expect(freshKeys.isDisjoint(with: retractedKeys))
    }
  }

  private func counted(_ outcomes: [Outcome]) -> [Outcome: Int] {
    outcomes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func key(_ outcome: Outcome) -> String {
    if case .tag = outcome.kind { return outcome.rule.id + " tag" }
    return outcome.rule.id + " score"
  }
}
