public import CallModel

/// How the conversions of one rule differ before and after other rules were applied.
public struct RuleChange: Sendable, Hashable {
  /// The rule, as it stands now if it still exists.
  public let rule: RuleReference
  /// Its conversions.
  public let conversions: ConversionTally
}
