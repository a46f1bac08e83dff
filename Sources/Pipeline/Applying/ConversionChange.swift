public import CallModel

/// What became of one conversion of one call under other rules: it is new, gone, or another one.
public struct ConversionChange: Sendable, Hashable {
  /// The rule that books it, as it stands now if it still exists.
  public let rule: RuleReference
  /// The conversion's name.
  public let name: String
  // INVARIANT: at least one of the two is there.
  /// The conversion as it was; `nil` where it is new.
  public let before: Outcome?
  /// The conversion as it is; `nil` where it is gone.
  public let after: Outcome?

  /// Whether its value or its type is another one.
  public var isOther: Bool { before != nil && after != nil && before?.kind != after?.kind }
  /// Whether anything about it but its evidence is other than before.
  public var isChange: Bool { before?.kind != after?.kind }

  /// All conversions of a call, changed or not, by rule, then name: a conversion is compared with
  /// the one of the same rule id and name.
  public static func all(before: [Outcome], after: [Outcome]) -> [ConversionChange] {
    let (old, new) = (conversions(before), conversions(after))
    return Set(old.keys).union(new.keys).sorted().compactMap { key in
      let (was, now) = (old[key], new[key])
      return (now ?? was).map {
        ConversionChange(rule: $0.rule, name: key.name, before: was, after: now)
      }
    }
  }

  private struct Key: Hashable, Comparable {
    let ruleID: String
    let name: String

    static func < (left: Key, right: Key) -> Bool {
      (left.ruleID, left.name) < (right.ruleID, right.name)
    }
  }

  private static func conversions(_ outcomes: [Outcome]) -> [Key: Outcome] {
    var conversions: [Key: Outcome] = [:]
    for outcome in outcomes {
      guard case .conversion(let name, _, _) = outcome.kind else { continue }
      conversions[Key(ruleID: outcome.rule.id, name: name)] = outcome
    }
    return conversions
  }
}
