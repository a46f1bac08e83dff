import CallModel
import RuleCheck

/// A rule and the node of its condition.
///
/// A class, because a call that is decided hands rules on: a reference costs one count, all that a rule
/// holds twenty.
final class PlannedRule: Sendable {
  /// When it speaks, counted from 0.
  let turn: Int
  /// The node of its condition.
  let root: Int
  let rule: CheckedRule
  let reference: RuleReference
  // INVARIANT: as many as the rule has outcomes.
  /// What its conversions and amounts are worth, by place among the outcomes; `nil` for what has no
  /// value.
  let worths: [Worth<PlannedFinding>?]
  // INVARIANT: as many as the rule has outcomes.
  /// What its notes say, by place among the outcomes; `nil` for what is no note.
  let notes: [NoteText<PlannedFinding>?]
  /// What it says about every call for which it holds, in order; `nil` where that depends on the call.
  let fixedSayings: [Saying]?
  /// The reason that it gives for the call to count for nothing.
  let disqualification: String?
  /// Whether it keeps later rules from speaking.
  let stops: Bool

  init(
    turn: Int, root: Int, rule: CheckedRule, reference: RuleReference,
    worths: [Worth<PlannedFinding>?], notes: [NoteText<PlannedFinding>?]
  ) {
    self.turn = turn
    self.root = root
    self.rule = rule
    self.reference = reference
    self.worths = worths
    self.notes = notes
    fixedSayings = Saying.fixed(rule.outcomes, worths: worths)
    disqualification =
      rule.outcomes.lazy.compactMap { outcome in
        if case .disqualify(let reason, _) = outcome { reason } else { nil }
      }.first
    stops = rule.outcomes.contains { if case .stop = $0 { true } else { false } }
  }

  /// Whether it books nothing yet.
  var isDraft: Bool { rule.status == .draft }

  /// What its values look at in the call.
  var countedFindings: [PlannedFinding] {
    var findings: [PlannedFinding] = []
    func collect(_ finding: PlannedFinding) -> PlannedFinding {
      findings.append(finding)
      return finding
    }
    for worth in worths { _ = worth?.mapFindings(collect) }
    for note in notes { _ = note?.mapFindings(collect) }
    return findings
  }

  /// Whether a call that started at `started` is one that the rule is about.
  func isEffective(forCallStarted started: @autoclosure () -> FieldValue?) -> Verdict {
    guard let period = rule.effective else { return .yes }
    guard case .instant(let started) = started() else { return .unknown }
    return Verdict(period.start <= started && period.end.map { started < $0 } ?? true)
  }
}
