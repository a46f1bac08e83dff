public import CallModel

/// A conversion, or an amount that a rule sets, that is booked without a value, because its amount could not be worked out.
public struct ValueFault: Sendable, Hashable {
  /// The name of the conversion or the amount.
  public let conversion: String
  /// The rule whose amount it is.
  public let rule: RuleReference
  /// What was in the way.
  public let reason: Reason

  /// A fault in the amount of `conversion`.
  public init(conversion: String, rule: RuleReference, reason: Reason) {
    self.conversion = conversion
    self.rule = rule
    self.reason = reason
  }

  /// What can be in the way of an amount.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Something that it reads is missing, and the rule says nothing for that.
    case missing
    /// It does not fit.
    case tooLarge
    /// Something is divided by zero.
    case divisionByZero
    /// Amounts in two currencies meet, or it is not in the currency of the rule; nothing is
    /// converted.
    case currenciesDiffer
  }
}
