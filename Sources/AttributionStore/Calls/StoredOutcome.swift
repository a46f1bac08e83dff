import CallModel

/// An outcome as JSON, with the names that the columns of the ledger have.
struct StoredOutcome: Codable {
  let outcome: Outcome

  init(_ outcome: Outcome) { self.outcome = outcome }

  private enum Key: String, CodingKey {
    case kind, name, type, currency, points, note, evidence
    case valueMinor = "value_minor"
    case ruleID = "rule_id"
    case ruleName = "rule_name"
    case ruleRevision = "rule_revision"
    case ruleFile = "rule_file"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let kind = StoredKind(outcome.kind)
    try container.encode(kind.kind, forKey: .kind)
    try container.encodeIfPresent(kind.name, forKey: .name)
    try container.encodeIfPresent(kind.type, forKey: .type)
    try container.encodeIfPresent(kind.value?.minorUnits, forKey: .valueMinor)
    try container.encodeIfPresent(kind.value?.currency.code, forKey: .currency)
    try container.encodeIfPresent(kind.points, forKey: .points)
    try container.encodeIfPresent(kind.note, forKey: .note)
    try container.encode(outcome.rule.id, forKey: .ruleID)
    try container.encode(outcome.rule.name, forKey: .ruleName)
    try container.encode(outcome.rule.revision, forKey: .ruleRevision)
    try container.encode(outcome.rule.file, forKey: .ruleFile)
    try container.encode(outcome.evidence.map(StoredHit.init), forKey: .evidence)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    outcome = Outcome(
      kind: try Self.kind(in: container),
      rule: RuleReference(
        name: try container.decode(String.self, forKey: .ruleName),
        id: try container.decode(String.self, forKey: .ruleID),
        revision: try container.decode(Int64.self, forKey: .ruleRevision),
        file: try container.decode(String.self, forKey: .ruleFile)),
      evidence: try container.decode([StoredHit].self, forKey: .evidence).map(\.hit))
  }

  private static func value(in container: KeyedDecodingContainer<Key>) throws -> Money? {
    guard let minorUnits = try container.decodeIfPresent(Int64.self, forKey: .valueMinor),
      let currency = Currency(code: try container.decode(String.self, forKey: .currency))
    else { return nil }
    return Money(minorUnits: minorUnits, currency: currency)
  }

  private static func kind(in container: KeyedDecodingContainer<Key>) throws -> Outcome.Kind {
    switch try container.decode(String.self, forKey: .kind) {
    case "conversion":
      return .conversion(
        name: try container.decode(String.self, forKey: .name), value: try value(in: container),
        type: try container.decodeIfPresent(String.self, forKey: .type))
    case "amount":
      return .amount(
        name: try container.decode(String.self, forKey: .name), value: try value(in: container))
    case "tag": return .tag(try container.decode(String.self, forKey: .name))
    case "score":
      return .score(
        points: try container.decode(Int64.self, forKey: .points),
        name: try container.decode(String.self, forKey: .name))
    case "note": return .note(try container.decode(String.self, forKey: .note))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "not a kind of outcome")
    }
  }
}

/// A claim as JSON: the outcome and its limit.
struct StoredClaim: Codable {
  let outcome: StoredOutcome
  let limit: RepeatLimit?

  init(_ claim: ConversionClaim) {
    outcome = StoredOutcome(claim.outcome)
    limit = claim.limit
  }

  var claim: ConversionClaim { ConversionClaim(outcome.outcome, limit: limit) }
}
