package import Diagnostics
package import RuleCheck

/// Finds the rule that a user means.
package enum RuleLookup {
  /// The rule of `ruleset` that has this name or id.
  ///
  /// - Parameter path: where the rules come from, for the error.
  /// - Throws: that there is none, with the name that looks most alike.
  package static func rule(
    named text: String, in ruleset: CheckedRuleset, at path: String
  ) throws(InputError) -> CheckedRule {
    let rules = ruleset.rules
    if let rule = rules.first(where: { $0.name == text }) ?? rules.first(where: { $0.id == text }) {
      return rule
    }
    throw InputError(
      path: path, reason: "no rule has the name or the id `\(text)`",
      advice: advice(on: text, among: rules))
  }

  /// Which rules may be meant: those that hold `text`, the one that looks most like it, or, of a few, all.
  private static func advice(on text: String, among rules: [CheckedRule]) -> String? {
    let wanted = text.lowercased()
    let holding = rules.map(\.name).filter { $0.lowercased().contains(wanted) }
    let nearest = Spelling.nearest(to: text, among: rules.map(\.name) + rules.map(\.id))
    let meant = holding.isEmpty ? nearest.map { [$0] } ?? [] : Array(holding.prefix(5))
    if !meant.isEmpty {
      return "did you mean \(meant.map { "`\($0)`" }.joined(separator: " or "))?"
    }
    guard (1...8).contains(rules.count) else { return nil }
    return "there are " + rules.map { "`\($0.name)`" }.joined(separator: ", ")
  }
}
