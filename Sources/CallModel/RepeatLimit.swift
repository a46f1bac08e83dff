/// How often a conversion may be booked: `once per caller.number and campaign.id within 30d`.
public struct RepeatLimit: Sendable, Hashable, Codable {
  // INVARIANT: not empty, each once.
  /// The fields that make two calls the same, by path, in the order written.
  public let keys: [String]
  // INVARIANT: more than zero.
  /// How long before a call an earlier one still counts, in milliseconds; `nil` for ever.
  public let withinMs: Int64?

  /// Once for all calls that agree in `keys`, within `withinMs`.
  public init(keys: [String], withinMs: Int64? = nil) {
    self.keys = keys
    self.withinMs = withinMs
  }
}

/// A conversion that an earlier call has.
public struct EarlierConversion: Sendable, Hashable {
  /// The conversion's name.
  public let name: String
  /// The call that has it.
  public let callID: String
  /// What is known of that call: at least the fields that limits ask for.
  public let facts: CallFacts
  // INVARIANT: not negative.
  /// How long before the present call that one began, in milliseconds.
  public let agoMs: Int64

  /// The conversion `name` of the call `callID`.
  public init(name: String, callID: String, facts: CallFacts, agoMs: Int64) {
    self.name = name
    self.callID = callID
    self.facts = facts
    self.agoMs = agoMs
  }
}

/// A conversion that a rule claims for a call: it is booked unless the call has one of that name
/// already, or an earlier call has one within the limit.
public struct ConversionClaim: Sendable, Hashable {
  /// The conversion.
  public let outcome: Outcome
  /// How often it may be booked; `nil` for once in each call.
  public let limit: RepeatLimit?

  /// A claim to `outcome`.
  public init(_ outcome: Outcome, limit: RepeatLimit?) {
    self.outcome = outcome
    self.limit = limit
  }
}
