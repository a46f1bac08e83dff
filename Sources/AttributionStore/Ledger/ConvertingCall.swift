public import CallModel

/// A call with what it takes to count its conversions together with those of other calls.
public struct ConvertingCall: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// What is known of it.
  public let facts: CallFacts
  /// Its conversions that hold, oldest row first.
  public let conversions: [Outcome]
  /// The conversions that rules claim for it, in the order in which they spoke; empty where none of
  /// them has a limit, so that nothing about other calls could change them.
  public let claims: [ConversionClaim]
  /// The claims that are not booked, and why.
  public let heldBack: [HeldBackOutcome]

  /// A call with all its parts.
  public init(
    id: String, facts: CallFacts, conversions: [Outcome], claims: [ConversionClaim] = [],
    heldBack: [HeldBackOutcome] = []
  ) {
    self.id = id
    self.facts = facts
    self.conversions = conversions
    self.claims = claims
    self.heldBack = heldBack
  }
}

/// Which of the conversions that rules claim for a call hold, now that other calls are known.
public struct Settlement: Sendable, Hashable {
  /// The call.
  public let callID: String
  /// The claims that are booked.
  public let booked: [Outcome]
  /// The claims that are not, and why.
  public let heldBack: [HeldBackOutcome]
  /// The time that new and changed rows get.
  public let recordedAt: Instant

  /// A settlement with all its parts.
  public init(
    callID: String, booked: [Outcome], heldBack: [HeldBackOutcome], recordedAt: Instant
  ) {
    self.callID = callID
    self.booked = booked
    self.heldBack = heldBack
    self.recordedAt = recordedAt
  }
}
