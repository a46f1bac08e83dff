/// What a person says about a call: that it should have an outcome of this name, or should not.
public struct CallLabel: Sendable, Hashable {
  /// The call's id.
  public let callID: String
  /// The name of a conversion, or a tag.
  public let outcome: String
  /// Whether the call should have it.
  public let isWanted: Bool

  /// A label with all its parts.
  public init(callID: String, outcome: String, isWanted: Bool) {
    self.callID = callID
    self.outcome = outcome
    self.isWanted = isWanted
  }
}
