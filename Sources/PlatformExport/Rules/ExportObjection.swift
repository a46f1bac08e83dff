public import CallModel

/// Why a platform would not take a conversion, or would take it wrongly.
public struct ExportObjection: Sendable, Hashable {
  /// The rule that it breaks.
  public let rule: ExportRule
  /// The call.
  public let callID: String
  /// The row of the ledger.
  public let outcomeID: Int64
  /// What is wrong, for people.
  public let reason: String
  /// What to do about it.
  public let advice: String

  /// An objection to telling of `event`.
  public init(_ event: ConversionEvent, rule: ExportRule, reason: String, advice: String) {
    self.init(
      callID: event.call.id, outcomeID: event.outcomeID, rule: rule, reason: reason, advice: advice)
  }

  /// An objection to telling of a conversion of which no more is known.
  public init(callID: String, outcomeID: Int64, rule: ExportRule, reason: String, advice: String) {
    self.callID = callID
    self.outcomeID = outcomeID
    self.rule = rule
    self.reason = reason
    self.advice = advice
  }
}
