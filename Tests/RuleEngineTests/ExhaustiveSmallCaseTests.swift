import CallModel
import RuleCheck
import RuleEngine
import Testing

/// All calls of up to three hits, on every rule that can tell them apart.
@Suite struct ExhaustiveSmallCaseTests {
  /// Two places that overlap and one that does not, from either source and any speaker.
  private let layouts: [Hit] = [0, 300, 1_000].flatMap { startMs in
    EvidenceSource.allCases.flatMap { source in
      Speaker.allCases.map { hit("card", startMs, by: $0, in: source) }
    }
  }

  /// Every sequence of up to `length` layouts: so every order of every choice of hits.
  private func sequences(upTo length: Int) -> [[Hit]] {
    guard length > 0 else { return [[]] }
    let shorter = sequences(upTo: length - 1)
    return shorter
      + shorter.filter { $0.count == length - 1 }.flatMap { hits in layouts.map { hits + [$0] } }
  }

  /// Every speaker, source, window and count in one ruleset, so that a call is decided by all.
  private let ruleset = RuleEngineTests.ruleset(
    ([nil, .caller, .agent] as [Speaker?]).flatMap { speaker in
      SourceRequirement.allCases.flatMap { source in
        [.wholeCall, first(300), from(300, to: 1_000), last(700)].flatMap { window in
          [atLeast(1), atLeast(2), atMost(1), exactly(2)].map { count in
            rule(
              "\(speaker?.rawValue ?? "anyone") \(source) \(window) \(count)",
              when: said("card", by: speaker, in: source, at: window, times: count))
          }
        }
      }
    })

  @Test("every order of up to three hits, by every speaker from every source, is judged right")
  func everyCall() {
    let plan = RulePlan(ruleset)
    let sequences = sequences(upTo: 3)
    #expect(sequences.count == 1 + 18 + 18 * 18 + 18 * 18 * 18)
    #expect(plan.decide(call()).rules.count == 192)
    for (number, hits) in sequences.enumerated() {
      // The twin is slow: it sees every call of up to two hits, and every eleventh of three.
      guard hits.count < 3 || number.isMultiple(of: 11) else { continue }
      let evidence = CallEvidence(
        hits: hits, audio: .complete, transcript: .complete,
        endMs: number.isMultiple(of: 2) ? 1_000 : nil)
      let reference = ReferenceEvaluator(ruleset: ruleset, evidence: evidence)
      let decided = plan.decide(evidence).rules.map(\.verdict)
      let expected = ruleset.rules.map { reference.verdict(of: $0) }
      guard decided != expected else { continue }
      for (position, rule) in ruleset.rules.enumerated()
      where decided[position] != expected[position] {
        Issue.record("\(rule.name) on \(hits): \(String(describing: decided[position]))")
      }
      return
    }
  }

  @Test("the order in which hits arrive never matters")
  func everyOrder() {
    let plan = RulePlan(ruleset)
    for first in layouts.indices {
      for second in first..<layouts.count {
        for third in stride(from: second, to: layouts.count, by: 3) {
          let hits = [layouts[first], layouts[second], layouts[third]]
          let decisions = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].map {
            order in
            plan.decide(CallEvidence(hits: order.map { hits[$0] }, audio: .complete, endMs: 1_000))
          }
          #expect(Set(decisions).count == 1)
        }
      }
    }
  }

  @Test("only `by` makes a call with searched evidence and a known end unknown")
  func unknownNeedsAReason() {
    let plan = RulePlan(ruleset)
    for hits in sequences(upTo: 2) {
      let decision = plan.decide(
        CallEvidence(hits: hits, audio: .complete, transcript: .complete, endMs: 1_000))
      let namesASpeaker = decision.rules.filter { $0.verdict == .unknown }
        .allSatisfy { !$0.rule.name.hasPrefix("anyone") }
      #expect(namesASpeaker)
      if hits.allSatisfy({ $0.speaker != .unknown }) {
        #expect(!decision.rules.contains { $0.verdict == .unknown })
      }
    }
  }
}
