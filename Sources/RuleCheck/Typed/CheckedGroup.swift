/// Rules of which not all may count for one call: `group purchase picks highest value`.
public struct CheckedGroup: Sendable, Hashable {
  /// Its name, by which rules of all files say that they are in it.
  public let name: String
  /// Which of its rules count.
  public let choice: GroupChoice
  /// The whole declaration in its file.
  public let span: RuleSpan

  /// A group with all its parts.
  public init(name: String, choice: GroupChoice, span: RuleSpan) {
    self.name = name
    self.choice = choice
    self.span = span
  }
}

/// Which of the rules of a group count when several hold for one call.
public enum GroupChoice: String, Sendable, Hashable, CaseIterable {
  /// The first one that speaks; the others get no turn.
  case first
  /// All of them.
  case all
  /// The one whose conversions are worth most together; of equals the first.
  case highestValue = "highest-value"
  /// The one with the highest priority; of equals the first.
  case highestPriority = "highest-priority"
}
