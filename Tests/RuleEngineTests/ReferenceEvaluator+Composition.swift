import CallModel
import RuleCheck
import RuleEngine

// Which rules count, told rule by rule: each looks back at all that came before it.
extension ReferenceEvaluator {
  var exclusions: [ExclusionVerdict] {
    ruleset.exclusions.map { exclusion in
      let verdict = verdict(of: exclusion.when)
      return ExclusionVerdict(
        name: exclusion.name, group: exclusion.group, verdict: verdict,
        evidence: verdict == .yes ? sorted(hits(for: exclusion.when, wanted: .yes)) : [])
    }
  }

  /// Why rules that hold are not booked, by name; `speaking` are all that hold, in order.
  func reasons(in speaking: [CheckedRule]) -> [String: HoldReason] {
    let first = disqualifications(in: speaking).first
    let left = chosen(in: speaking)
    return speaking.reduce(into: left) { reasons, rule in
      if reasons[rule.name] == nil, let first {
        reasons[rule.name] = .disqualified(by: first.rule, because: first.reason)
      }
    }
  }

  func disqualifications(in speaking: [CheckedRule]) -> [Disqualification] {
    let reasons = chosen(in: speaking)
    return speaking.filter { reasons[$0.name] == nil && $0.status != .draft }.compactMap { rule in
      for case .disqualify(let reason, _) in rule.outcomes {
        return Disqualification(reason: reason, rule: ruleset.reference(to: rule))
      }
      return nil
    }
  }

  /// The reasons before anything is disqualified.
  private func chosen(in speaking: [CheckedRule]) -> [String: HoldReason] {
    var reasons: [String: HoldReason] = [:]
    for (place, rule) in speaking.enumerated() {
      let before = speaking[..<place].filter { reasons[$0.name] == nil && $0.status != .draft }
      if let exclusion = exclusion(of: rule) {
        reasons[rule.name] = .excluded(by: exclusion)
      } else if let stopper = before.first(where: { stops($0, rule) }) {
        reasons[rule.name] = .stopped(by: ruleset.reference(to: stopper))
      } else if rule.status != .draft, let group = rule.group, choice(of: group) == .first,
        let chosen = before.first(where: { $0.group == group })
      {
        reasons[rule.name] = .otherInGroup(group: group, chosen: ruleset.reference(to: chosen))
      }
    }
    let candidates = speaking.filter { reasons[$0.name] == nil && $0.status != .draft }
    for rule in candidates {
      guard let group = rule.group,
        let best = best(of: candidates.filter { $0.group == group }, choice(of: group)),
        best.name != rule.name
      else { continue }
      reasons[rule.name] = .otherInGroup(group: group, chosen: ruleset.reference(to: best))
    }
    return reasons
  }

  // MARK: Limits

  /// The nearest conversion of an earlier call that counts together with one of this call.
  func earlier(_ name: String, _ limit: RepeatLimit?) -> EarlierConversion? {
    guard let limit else { return nil }
    let same = evidence.history.filter { earlier in
      earlier.name == name && earlier.agoMs <= limit.withinMs ?? .max
        && limit.keys.allSatisfy { path in
          switch (evidence.facts[path], earlier.facts[path]) {
          case (.text(let left)?, .text(let right)?): left.lowercased() == right.lowercased()
          case (let left?, let right?): left == right
          default: false
          }
        }
    }
    let nearest = same.map(\.agoMs).min()
    return same.filter { $0.agoMs == nearest }.max { $0.callID < $1.callID }
  }

  func missingKeys(of limit: RepeatLimit?) -> [String] {
    guard let limit else { return [] }
    var missing = limit.keys.filter { evidence.facts[$0] == nil }
    if evidence.facts["call.started"] == nil, evidence.history.isEmpty {
      missing.append("call.started")
    }
    return missing
  }

  private func exclusion(of rule: CheckedRule) -> String? {
    let holding = exclusions.filter { $0.verdict == .yes }
    return holding.first { $0.group == nil }?.name
      ?? holding.first { $0.group != nil && $0.group == rule.group }?.name
  }

  private func stops(_ rule: CheckedRule, _ later: CheckedRule) -> Bool {
    rule.outcomes.contains { outcome in
      guard case .stop(let isAll, _) = outcome else { return false }
      return isAll || (rule.group.map { $0 == later.group } ?? (rule.span.file == later.span.file))
    }
  }

  private func choice(of group: String) -> GroupChoice {
    ruleset.groups.first { $0.name == group }?.choice ?? .all
  }

  /// The rule that counts; `nil` where all do.
  private func best(of rules: [CheckedRule], _ choice: GroupChoice) -> CheckedRule? {
    switch choice {
    case .all: return nil
    case .first: return rules.first
    case .highestPriority:
      let highest = rules.map(\.priority).max()
      return rules.first { $0.priority == highest }
    case .highestValue:
      let currency = rules.lazy.compactMap { worth(of: $0)?.currency }.first
      let amounts = rules.map { rule in
        worth(of: rule).flatMap { $0.currency == currency ? $0.minorUnits : nil } ?? .min
      }
      return amounts.max().flatMap { amounts.firstIndex(of: $0) }.map { rules[$0] }
    }
  }

  private func worth(of rule: CheckedRule) -> Money? {
    var values: [Money] = []
    for case .conversion(_, let value?, _) in said(by: rule).map(\.0.kind) { values.append(value) }
    guard let currency = values.first?.currency else { return nil }
    let sum = values.filter { $0.currency == currency }.reduce(0) { $0 + $1.minorUnits }
    return Money(minorUnits: sum, currency: currency)
  }
}
