public import CallModel

/// Why a platform would not take a conversion, or would take it wrongly.
public struct ExportObjection: Sendable, Hashable {
  /// The rule that it breaks, for programs: `click-too-old`.
  public let rule: String
  /// The call.
  public let callID: String
  /// The row of the ledger.
  public let outcomeID: Int64
  /// What is wrong, for people.
  public let reason: String
  /// What to do about it.
  public let advice: String

  /// An objection to telling of `event`.
  public init(_ event: ConversionEvent, rule: String, reason: String, advice: String) {
    self.rule = rule
    callID = event.call.id
    outcomeID = event.outcomeID
    self.reason = reason
    self.advice = advice
  }
}
