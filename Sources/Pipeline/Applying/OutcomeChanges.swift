public import CallModel

/// What other rules make of calls: their conversions rule by rule, and everything else counted.
///
/// An outcome is compared with the one of the same call, rule and name; which hits it rests on does
/// not matter here.
public struct OutcomeChanges: Sendable, Hashable {
  private var byRule: [String: RuleChange] = [:]
  /// Tags, scores and notes that are new.
  public private(set) var otherGainedCount = 0
  /// Tags, scores and notes that are no longer booked.
  public private(set) var otherLostCount = 0
  /// Calls of which any outcome is new, gone or other than before.
  public private(set) var changedCallCount = 0

  /// No calls yet.
  public init() {}

  /// The rules that book conversions or did, by the name of the rule.
  public var rules: [RuleChange] {
    byRule.values.sorted { ($0.rule.name, $0.rule.id) < ($1.rule.name, $1.rule.id) }
  }

  /// All rules together.
  public var total: RuleChange {
    let rule = RuleReference(name: "total", id: "", revision: 1, file: "")
    return rules.reduce(into: RuleChange(rule: rule)) { $0.add($1) }
  }

  /// Adds one call: the outcomes that held, and those that hold now.
  public mutating func add(before: [Outcome], after: [Outcome]) {
    let isChanged = addConversions(before: before, after: after)
    let (old, new) = (others(before), others(after))
    otherGainedCount += new.subtracting(old).count
    otherLostCount += old.subtracting(new).count
    if isChanged || old != new { changedCallCount += 1 }
  }

  private mutating func addConversions(before: [Outcome], after: [Outcome]) -> Bool {
    var old = conversions(before)
    var isChanged = false
    for (key, new) in conversions(after) {
      let was = old.removeValue(forKey: key)
      byRule[key.ruleID, default: RuleChange(rule: new.rule)].add(
        before: was?.kind, after: new.kind)
      if was?.kind != new.kind { isChanged = true }
    }
    for (key, was) in old {
      byRule[key.ruleID, default: RuleChange(rule: was.rule)].add(before: was.kind, after: nil)
    }
    return isChanged || !old.isEmpty
  }

  private struct Key: Hashable {
    let ruleID: String
    let name: String
  }

  private func conversions(_ outcomes: [Outcome]) -> [Key: Outcome] {
    var conversions: [Key: Outcome] = [:]
    for outcome in outcomes {
      guard case .conversion(let name, _, _) = outcome.kind else { continue }
      conversions[Key(ruleID: outcome.rule.id, name: name)] = outcome
    }
    return conversions
  }

  private struct Other: Hashable {
    let ruleID: String
    let kind: Outcome.Kind
  }

  private func others(_ outcomes: [Outcome]) -> Set<Other> {
    var others: Set<Other> = []
    for outcome in outcomes {
      if case .conversion = outcome.kind { continue }
      others.insert(Other(ruleID: outcome.rule.id, kind: outcome.kind))
    }
    return others
  }
}
