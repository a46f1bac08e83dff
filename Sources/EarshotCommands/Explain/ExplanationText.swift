package import CallModel
import RuleCheck
package import RuleEngine

/// Why a rule holds for a call or not, as people read it: a heading, the tree of its condition, what
/// it books, and what came nearest where it does not hold.
package struct ExplanationText {
  private let explanation: RuleExplanation
  private let decision: Decision

  /// A text about `explanation`, a rule's part in `decision`.
  package init(_ explanation: RuleExplanation, in decision: Decision) {
    self.explanation = explanation
    self.decision = decision
  }

  /// The lines about the call with this id.
  package func lines(callID: String) -> [String] {
    [heading(callID: callID)] + treeLines
  }

  /// The same without the heading.
  package var treeLines: [String] {
    ExplanationTree(of: explanation.condition).text + booked
      + explanation.captures.map { "  " + CaptureText.line($0) } + nearestMisses
  }

  /// What it comes to in a few words: what it books, or what came nearest.
  package var summary: String {
    guard explanation.verdict != .yes else {
      return (state.map { "\($0): " } ?? "") + booked.joined(separator: " ")
    }
    if let hindrance { return hindrance }
    let misses = explanation.nearestMisses
    let more = misses.count > 1 ? "; and \(PlainText.count(misses.count - 1)) more" : ""
    return misses.first.map { NearMissText.text($0) + more } ?? ""
  }

  /// `"card sale" rev 3 on call 7f3a: DID NOT MATCH`
  private func heading(callID: String) -> String {
    let rule = explanation.rule
    var text =
      "\"\(rule.name)\" rev \(rule.revision) on call \(callID): "
      + VerdictText.heading(explanation.verdict)
    if let hindrance { text += ", \(hindrance)" }
    if let reason = explanation.reason { text += ", but \(HoldReasonText.text(reason))" }
    if let state { text += " (\(state))" }
    return text
  }

  /// What keeps the rule from holding besides its condition.
  private var hindrance: String? {
    switch explanation.isEffective {
    case .no: return "the rule is not about calls of that day"
    case .unknown: return "nobody knows whether the rule is about calls of that day"
    case .yes: break
    }
    guard explanation.isWitnessed != .yes, let needs = explanation.needs else { return nil }
    return switch needs {
    case .audio: "the rule needs sound that was searched"
    case .transcript: "the rule needs a transcript"
    case .both: "the rule needs sound that was searched, and a transcript"
    case .either: "the rule needs sound that was searched, or a transcript"
    }
  }

  /// Why a rule that holds books nothing, or should not be relied on.
  private var state: String? {
    switch explanation.status {
    case .live: nil
    case .draft: "a draft, which books nothing"
    case .off: "off, so a run does not decide it"
    case .deprecated: "deprecated"
    }
  }

  /// A line for each outcome, and for each conversion that is held back.
  private var booked: [String] {
    let id = explanation.rule.id
    let outcomes = (decision.outcomes + decision.drafted).filter { $0.rule.id == id }
    let held = decision.heldBack.filter { $0.outcome.rule.id == id }
    let faults = decision.valueFaults.filter { $0.rule.id == id }
    let open = decision.openLimits.filter { $0.rule.id == id }
    return outcomes.map { "→ " + OutcomeText.text($0.kind) }
      + held.map {
        "→ \(OutcomeText.text($0.outcome.kind)) is not booked: \(HoldReasonText.text($0.reason))"
      }
      + faults.map { "→ \"\($0.conversion)\" is booked without a value: \($0.reason.text)" }
      + open.map {
        "→ nobody knows whether \"\($0.conversion)\" repeats an earlier one: "
          + $0.missing.joined(separator: ", ") + " not known"
      }
  }

  private var nearestMisses: [String] {
    let misses = explanation.nearestMisses.map(NearMissText.text)
    let title = explanation.condition.verdict == .unknown ? "missing" : "nearest miss"
    return misses.count == 1
      ? ["\(title): \(misses[0])"]
      : misses.isEmpty
        ? [] : ["\(title), \(PlainText.count(misses.count)) things:"] + misses.map { "  " + $0 }
  }
}

extension ValueFault.Reason {
  /// What was in the way of an amount.
  var text: String {
    switch self {
    case .missing: "something that it reads is missing"
    case .tooLarge: "the amount is too large"
    case .divisionByZero: "something is divided by zero"
    case .currenciesDiffer: "two currencies meet in it"
    }
  }
}

/// Outcomes as people read them.
package enum OutcomeText {
  /// `conversion "card sale" $100.00`, `tag "sale"`, `score +10 lead_quality`, `note "…"`.
  package static func text(_ kind: Outcome.Kind) -> String {
    switch kind {
    case .conversion(let name, let value, let type):
      "conversion \"\(name)\"" + (value.map { " \($0)" } ?? "")
        + (type.map { ", type \($0)" } ?? "")
    case .amount(let name, let value): "set \(name)" + (value.map { " \($0)" } ?? "")
    case .tag(let tag): "tag \"\(tag)\""
    case .score(let points, let name): "score \(points > 0 ? "+" : "")\(points) \(name)"
    case .note(let note): "note \"\(note)\""
    }
  }
}
