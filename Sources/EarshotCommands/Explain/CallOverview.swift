import CallModel
package import RuleEngine

/// All rules on one call: what excludes it, the tree of each that holds, and a line for each that does not, with what
/// came nearest.
package struct CallOverview {
  private let rules: [RuleExplanation]
  private let exclusions: [ExclusionExplanation]
  private let decision: Decision

  /// An overview of `rules`, of `exclusions` and of what they decide.
  package init(
    _ rules: [RuleExplanation], exclusions: [ExclusionExplanation] = [], decision: Decision
  ) {
    self.rules = rules
    self.exclusions = exclusions
    self.decision = decision
  }

  /// The lines about the call with this id, fitted to `width`.
  package func lines(callID: String, width: Int) -> [String] {
    let holding = rules.filter { $0.verdict == .yes }
    let others = rules.filter { $0.verdict != .yes }
    let excluded = ExclusionText.lines(exclusions)
    let trees =
      (excluded.isEmpty ? [] : excluded + [""])
      + holding.flatMap { ExplanationText($0, in: decision).lines(callID: callID) + [""] }
    guard !others.isEmpty else { return trees.dropLast() }
    var table = TextTable(columns: [
      .init(title: ""), .init(title: "rule", widest: 32), .init(title: "nearest miss"),
    ])
    for rule in others {
      table.append([
        VerdictText.mark(rule.verdict), rule.rule.name,
        ExplanationText(rule, in: decision).summary,
      ])
    }
    return trees + table.lines(width: width)
  }
}
