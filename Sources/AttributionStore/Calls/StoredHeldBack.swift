import CallModel

/// An outcome that is not booked, as JSON: the outcome, and beside it why not.
struct StoredHeldBack: Codable {
  let held: HeldBackOutcome

  init(_ held: HeldBackOutcome) { self.held = held }

  private enum Key: String, CodingKey {
    case reason, group, because
    case heldBy = "held_by"
    case heldByRule = "held_by_rule"
    case agoMs = "ago_ms"
  }

  func encode(to encoder: any Encoder) throws {
    try StoredOutcome(held.outcome).encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    func encode(_ word: String, by rule: RuleReference) throws {
      try container.encode(word, forKey: .reason)
      try container.encode(rule.name, forKey: .heldBy)
      try container.encode(rule, forKey: .heldByRule)
    }
    switch held.reason {
    case .excluded(let exclusion):
      try container.encode("excluded", forKey: .reason)
      try container.encode(exclusion, forKey: .heldBy)
    case .stopped(let rule): try encode("stopped", by: rule)
    case .otherInGroup(let group, let chosen):
      try encode("other_in_group", by: chosen)
      try container.encode(group, forKey: .group)
    case .disqualified(let rule, let because):
      try encode("disqualified", by: rule)
      try container.encode(because, forKey: .because)
    case .alreadyBooked(let rule): try encode("already_booked", by: rule)
    case .repeated(let callID, let agoMs):
      try container.encode("repeated", forKey: .reason)
      try container.encode(callID, forKey: .heldBy)
      try container.encode(agoMs, forKey: .agoMs)
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func rule() throws -> RuleReference {
      try container.decode(RuleReference.self, forKey: .heldByRule)
    }
    let reason: HoldReason
    switch try container.decode(String.self, forKey: .reason) {
    case "excluded": reason = .excluded(by: try container.decode(String.self, forKey: .heldBy))
    case "stopped": reason = .stopped(by: try rule())
    case "other_in_group":
      reason = .otherInGroup(
        group: try container.decode(String.self, forKey: .group), chosen: try rule())
    case "disqualified":
      reason = .disqualified(
        by: try rule(), because: try container.decode(String.self, forKey: .because))
    case "already_booked": reason = .alreadyBooked(by: try rule())
    case "repeated":
      reason = .repeated(
        of: try container.decode(String.self, forKey: .heldBy),
        agoMs: try container.decode(Int64.self, forKey: .agoMs))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .reason, in: container, debugDescription: "not a reason")
    }
    held = HeldBackOutcome(outcome: try StoredOutcome(from: decoder).outcome, reason: reason)
  }
}
