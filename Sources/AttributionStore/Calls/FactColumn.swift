import CallModel

/// A column of the table `calls` that holds one fact.
///
/// A fact whose value is not of the column's type (a schema may declare fields anew) is kept among
/// the other facts, so that every call comes out of the store as it went in.
struct FactColumn {
  let name: String
  let path: String
  let type: FieldType

  /// The facts that have a column, in the order of the table, which is that of packed calls.
  ///
  /// INVARIANT: each field of a packed call has a name.
  static let all = CallBatch.fields.compactMap { field in
    names[field.path].map { FactColumn(name: $0, path: field.path, type: field.type) }
  }

  private static let names = [
    "call.started": "started_at",
    "call.direction": "direction",
    "call.answered": "answered",
    "call.voicemail": "voicemail",
    "call.duration": "duration_ms",
    "call.ring_time": "ring_ms",
    "call.language": "language",
    "caller.number": "caller_number",
    "caller.is_repeat": "caller_is_repeat",
    "caller.region": "caller_region",
    "agent.id": "agent_id",
    "agent.team": "agent_team",
    "agent.number": "agent_number",
    "tracking.number": "tracking_number",
    "tracking.pool": "tracking_pool",
    "campaign.id": "campaign_id",
    "campaign.name": "campaign_name",
    "campaign.source": "source",
    "campaign.medium": "medium",
    "campaign.keyword": "keyword",
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
