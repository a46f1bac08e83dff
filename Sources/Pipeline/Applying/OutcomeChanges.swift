public import CallModel

/// What other rules make of calls: their conversions rule by rule, and everything else counted.
///
/// An outcome is compared with the one of the same call, rule and name; which hits it rests on does
/// not matter here.
public struct OutcomeChanges: Sendable {
  private var byRule: [String: (rule: RuleReference, conversions: ConversionTally)] = [:]
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
    byRule.values.map { RuleChange(rule: $0.rule, conversions: $0.conversions) }
      .sorted { ($0.rule.name, $0.rule.id) < ($1.rule.name, $1.rule.id) }
  }

  /// All rules together.
  public var total: ConversionTally {
    byRule.values.reduce(into: ConversionTally()) { $0.add($1.conversions) }
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
    let conversions = ConversionChange.all(before: before, after: after)
    for change in conversions {
      byRule[change.rule.id, default: (change.rule, ConversionTally())].conversions.add(change)
      // A rule is named as it stands now, wherever it books something now.
      if change.after != nil { byRule[change.rule.id]?.rule = change.rule }
    }
    return conversions.contains(where: \.isChange)
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
