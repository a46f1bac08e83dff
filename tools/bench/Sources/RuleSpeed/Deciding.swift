import CallModel
import Metering
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

  /// Rows `decide RULES MATCH-µS DECIDE-µS ALLOCATIONS-TO-MATCH ALLOCATIONS-TO-DECIDE HITS RULES-THAT-HOLD`,
  /// for a call; the times are 0 where only allocations are counted. First of rules that all listen for
  /// phrases of one kind; then, as `silent`, of 100 rules that often speak, alone and among 9,900 that
  /// never do.
  func report(isTimed: Bool) throws {
    for count in [100, 1000, 10_000] {
      var speech = speech
      let calls = calls(of: &speech)
      try report("decide", speech.phrases(count * GeneratedRules.phrasesPerRule), calls, isTimed)
    }
    var speech = speech
    let calls = calls(of: &speech)
    let (often, never) = try phrases(of: &speech, in: calls, often: 500, never: 49_500)
    try report("silent", often, calls, isTimed)
    try report("silent", often + never, calls, isTimed)
  }

  private func calls(of speech: inout Speech) -> [Transcript] {
    (0..<Self.callCount).map { _ in speech.call(words: Self.wordsPerCall) }
  }

  /// The phrases that `calls` say most often, and some that they never say.
  private func phrases(
    of speech: inout Speech, in calls: [Transcript], often: Int, never: Int
  ) throws -> (often: [String], never: [String]) {
    let phrases = speech.phrases((often + never) * 11 / 10)
    let matcher = try PhraseMatcher(terms: phrases.map { Term($0) })
    var counts: [String: Int] = [:]
    for call in calls {
      for hit in matcher.matches(in: call) { counts[hit.term.pattern, default: 0] += 1 }
    }
    let said = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return (
      Array(said.prefix(often)), Array(phrases.filter { counts[$0] == nil }.prefix(never))
    )
  }

  private func report(
    _ name: String, _ phrases: [String], _ calls: [Transcript], _ isTimed: Bool
  ) throws {
    let plan = RulePlan(
      try Compiling.ruleset(GeneratedRules.files(listeningFor: phrases)))
    let matcher = try PhraseMatcher(terms: plan.requests.map(\.term))
    let facts = CallFacts([
      "call.duration": .duration(ms: 300_000), "call.answered": .flag(true),
    ])
    let evidence = calls.map { call in
      CallEvidence(facts: facts, hits: matcher.matches(in: call), transcript: .complete)
    }
    let runs = isTimed ? Self.runs : 2
    let matching = Meter.best(of: runs) {
      for call in calls { _ = matcher.matches(in: call) }
    }
    let deciding = Meter.best(of: runs) {
      for call in evidence { _ = plan.decide(call) }
    }
    let hits = evidence.reduce(0) { $0 + $1.hits.count }
    let holding = evidence.reduce(0) { $0 + plan.decide($1).outcomes.count }
    row(
      name, phrases.count / GeneratedRules.phrasesPerRule,
      isTimed ? perCall(matching.seconds * 1e6) : 0, isTimed ? perCall(deciding.seconds * 1e6) : 0,
      perCall(Double(matching.allocations)), perCall(Double(deciding.allocations)),
      perCall(Double(hits)), perCall(Double(holding)))
  }

  private func perCall(_ total: Double) -> Double { total / Double(Self.callCount) }
}
