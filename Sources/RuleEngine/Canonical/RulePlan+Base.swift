public import RuleCheck

extension RulePlan {
  /// The rules that mean something else than in `base`, under a revision that is not higher.
  ///
  /// A rule is the same one where its id is. What `base` has as a draft or as off has booked nothing,
  /// so it may change as it likes; and where the meaning of a condition or a term set has changed, so
  /// has that of every rule that uses it. Takes linear time.
  public func uncountedChanges(since base: RulePlan) -> [UncountedChange] {
    let booked = Set(
      base.ruleset.rules.filter { $0.status == .live || $0.status == .deprecated }.map(\.id))
    let before = Dictionary(
      base.canonicalRules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return canonicalRules.compactMap { rule in
      guard booked.contains(rule.id), let old = before[rule.id], old.text != rule.text,
        rule.revision <= old.revision
      else { return nil }
      return UncountedChange(ruleID: rule.id, baseRevision: old.revision)
    }
  }
}
