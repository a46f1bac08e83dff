import CallModel
import RuleCheck
import RuleEngine

/// Compares what a test expects with what came out.
struct ExpectationJudge {
  /// How far from its time something may be heard in a recording.
  private static let toleranceMs = 500

  let test: RuleTest
  let ruleset: CheckedRuleset
  let decision: Decision
  /// The hits that the rule with an id rests on.
  let restedOn: (_ ruleID: String) -> [Hit]

  func judge(_ expectation: TestExpectation) -> ExpectationResult {
    var gap: ExpectationResult.Gap?
    let failures: [ExpectationResult.Failure]
    switch expectation.kind {
    case .matched(let rule, let details):
      let hindrance = hindrance(of: rule)
      failures = hindrance.map { [$0] } ?? self.failures(of: rule, details)
    case .notMatched(let rule): failures = hindrance(of: rule) == nil ? [.matched] : []
    case .todo(let rule):
      gap = hindrance(of: rule) == nil ? .closed : .open
      failures = []
    case .nothing: failures = decision.outcomes.isEmpty ? [] : [.booked(decision.outcomes)]
    case .conversions(let expected):
      let count = conversions(decision.outcomes).count
      failures = Int64(count) == expected ? [] : [.conversionCount(expected: expected, is: count)]
    }
    return ExpectationResult(expectation: expectation, failures: failures, gap: gap)
  }

  /// What keeps the rule from matching: it does not hold, or something takes all that it says away.
  private func hindrance(of rule: String) -> ExpectationResult.Failure? {
    let found = decision.rules.first { $0.rule.name == rule }
    guard found?.verdict == .yes else { return .notMatched(found?.verdict) }
    return found?.reason.map { .heldBack($0) }
  }

  private func failures(
    of rule: String, _ details: TestExpectation.Details
  ) -> [ExpectationResult.Failure] {
    var failures: [ExpectationResult.Failure] = []
    let booked = (decision.outcomes + decision.drafted).filter { $0.rule.name == rule }
    if let expected = details.value {
      let values = conversions(booked)
      if values.isEmpty {
        failures.append(heldConversion(of: rule) ?? .noConversion(expected: expected))
      } else if !values.contains(expected) {
        failures.append(.otherValue(expected: expected, is: values.compactMap(\.self).first))
      }
    }
    let missing = details.tags.filter { !tags(of: rule).contains($0) }
    if !missing.isEmpty { failures.append(.missingTags(missing)) }
    if details.atMs != nil || details.speaker != nil,
      !evidence(for: rule).contains(where: { isSaid($0, details) })
    {
      failures.append(.notSaidThen(atMs: details.atMs, speaker: details.speaker))
    }
    return failures
  }

  /// Why a conversion of the rule is not booked though the rule counts.
  private func heldConversion(of rule: String) -> ExpectationResult.Failure? {
    let held = decision.heldBack.first { held in
      guard held.outcome.rule.name == rule, case .conversion = held.outcome.kind else {
        return false
      }
      return true
    }
    return held.map { .heldBack($0.reason) }
  }

  /// The values of the conversions among `outcomes`; `nil` for one without a value.
  private func conversions(_ outcomes: [Outcome]) -> [Money?] {
    outcomes.compactMap { outcome -> Money?? in
      if case .conversion(_, let value, _) = outcome.kind { .some(value) } else { nil }
    }
  }

  /// The tags that a rule gives, whether another one gave them before or not.
  private func tags(of rule: String) -> Set<String> {
    let outcomes = ruleset.rules.first { $0.name == rule }?.outcomes ?? []
    return outcomes.reduce(into: []) { tags, outcome in
      if case .tags(let more, _) = outcome { tags.formUnion(more) }
    }
  }

  private func evidence(for rule: String) -> [Hit] {
    decision.rules.first { $0.rule.name == rule }.map { restedOn($0.rule.id) } ?? []
  }

  /// Whether `hit` lies in a line of that time, and is of that speaker. In a recording, which has no
  /// lines, it starts near that time.
  private func isSaid(_ hit: Hit, _ details: TestExpectation.Details) -> Bool {
    if let speaker = details.speaker, hit.speaker != speaker { return false }
    guard let atMs = details.atMs else { return true }
    guard let lines = test.script?.lines, !lines.isEmpty else {
      return abs(hit.span.startMs - atMs) <= Self.toleranceMs
    }
    let spans = lines.filter { $0.startMs == atMs }.compactMap { line -> TimeSpan? in
      guard let first = line.words.first, let last = line.words.last,
        let words = test.script?.transcript.words
      else { return nil }
      return TimeSpan(startMs: words[first].span.startMs, endMs: words[last].span.endMs)
    }
    return spans.contains { $0.overlaps(hit.span) }
  }
}
