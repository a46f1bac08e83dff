import CallModel

/// A column of the table `calls` that holds one fact.
///
/// A fact whose value is not of the column's type (a schema may declare fields anew) is kept among
/// the other facts, so that every call comes out of the store as it went in.
struct FactColumn {
  let name: String
  let path: String
  let type: FieldType

  init(_ name: String, _ path: String, _ type: FieldType) {
    self.name = name
    self.path = path
    self.type = type
  }

  /// The facts that have a column, in the order of the table.
  static let all = [
    FactColumn("started_at", "call.started", .instant),
    FactColumn("direction", "call.direction", .choice),
    FactColumn("answered", "call.answered", .flag),
    FactColumn("voicemail", "call.voicemail", .flag),
    FactColumn("duration_ms", "call.duration", .duration),
    FactColumn("ring_ms", "call.ring_time", .duration),
    FactColumn("language", "call.language", .text),
    FactColumn("caller_number", "caller.number", .phone),
    FactColumn("caller_is_repeat", "caller.is_repeat", .flag),
    FactColumn("caller_region", "caller.region", .text),
    FactColumn("agent_id", "agent.id", .text),
    FactColumn("agent_team", "agent.team", .text),
    FactColumn("agent_number", "agent.number", .phone),
    FactColumn("tracking_number", "tracking.number", .phone),
    FactColumn("tracking_pool", "tracking.pool", .text),
    FactColumn("campaign_id", "campaign.id", .text),
    FactColumn("campaign_name", "campaign.name", .text),
    FactColumn("source", "campaign.source", .text),
    FactColumn("medium", "campaign.medium", .text),
    FactColumn("keyword", "campaign.keyword", .text),
  ]

  /// What the column holds for `value`; `nil` if the value is of another type.
  func storeValue(for value: FieldValue) -> StoreValue? {
    guard value.type == type else { return nil }
    return switch value {
    case .flag(let flag): flag.storeValue
    case .duration(let ms): ms.storeValue
    case .phone(let number): .text(number.e164)
    case .text(let text), .choice(let text): .text(text)
    case .instant(let instant): StoredInstant.text(instant).map { .text($0) }
    case .money, .number, .percent: nil
    }
  }

  /// The value in `row`; `nil` where it is not known.
  func value(in row: StoredRow) throws -> FieldValue? {
    guard !row.isNull(name) else { return nil }
    switch type {
    case .flag: return .flag(try row.flag(name))
    case .duration: return .duration(ms: try row.integer(name))
    case .text: return .text(try row.text(name))
    case .choice: return .choice(try row.text(name))
    case .instant: return .instant(try row.instant(name))
    case .phone:
      guard let number = PhoneNumber(try row.text(name)) else { throw row.damaged(name) }
      return .phone(number)
    case .money, .number, .percent: throw row.damaged(name)
    }
  }
}
