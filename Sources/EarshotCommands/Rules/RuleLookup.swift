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
    let nearest = Spelling.nearest(to: text, among: rules.map(\.name) + rules.map(\.id))
    throw InputError(
      path: path, reason: "no rule has the name or the id `\(text)`",
      advice: nearest.map { "did you mean `\($0)`?" })
  }
}
