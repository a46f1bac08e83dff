/// A rule that means something else than it did, under a revision that had the other meaning.
///
/// What is booked names the rule by its id and revision, for years. `RulePlan.uncountedChanges(since:)`
/// finds such rules; `CheckResult.adding(_:)` says so.
public struct UncountedChange: Sendable, Hashable {
  /// The rule's id.
  public let ruleID: String
  /// The revision with the other meaning.
  public let baseRevision: Int64

  /// The rule with this id has changed since that revision.
  public init(ruleID: String, baseRevision: Int64) {
    self.ruleID = ruleID
    self.baseRevision = baseRevision
  }
}
