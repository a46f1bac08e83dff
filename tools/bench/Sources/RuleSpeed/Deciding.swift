import CallModel
import PhraseMatch
import RuleEngine

/// What a call costs under many rules and under few: its words are read for the terms of the rules,
/// and the rules decide.
struct Deciding {
  private static let callCount = 40
  private static let wordsPerCall = 1000
  private static let runs = 7

  private let speech: Speech

  init(_ speech: Speech) throws { self.speech = speech }

  /// Rows `decide RULES MATCH-µS DECIDE-µS ALLOCATIONS-TO-MATCH ALLOCATIONS-TO-DECIDE HITS`, for a call.
  func report() throws {
    for count in [100, 1000, 10_000] { try report(ruleCount: count) }
  }

  private func report(ruleCount: Int) throws {
    var speech = speech
    let calls = (0..<Self.callCount).map { _ in speech.call(words: Self.wordsPerCall) }
    let plan = RulePlan(try Compiling.ruleset(GeneratedRules.files(ruleCount, &speech)))
    let matcher = try PhraseMatcher(terms: plan.requests.map(\.term))
    let facts = CallFacts([
      "call.duration": .duration(ms: 300_000), "call.answered": .flag(true),
    ])
    let evidence = calls.map { call in
      CallEvidence(facts: facts, hits: matcher.matches(in: call), transcript: .complete)
    }
    let matching = Meter.best(of: Self.runs) {
      for call in calls { _ = matcher.matches(in: call) }
    }
    let deciding = Meter.best(of: Self.runs) {
      for call in evidence { _ = plan.decide(call) }
    }
    let hits = evidence.reduce(0) { $0 + $1.hits.count }
    row(
      "decide", ruleCount, perCall(matching.seconds * 1e6), perCall(deciding.seconds * 1e6),
      perCall(Double(matching.allocations)), perCall(Double(deciding.allocations)),
      perCall(Double(hits)))
  }

  private func perCall(_ total: Double) -> Double { total / Double(Self.callCount) }
}
