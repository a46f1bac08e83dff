import CallModel

/// How a call and its facts stand in the table `calls`.
enum CallColumns {
  /// The columns of what is known of a call, behind its id.
  static let names =
    FactColumn.all.map(\.name) + ["answer_offset_ms", "channel_speakers", "other_facts"]

  /// What they hold for `call`. That its id is `call.id` goes without saying.
  static func values(of call: Call) throws -> [(any StoreValueConvertible)?] {
    var others = call.facts
    others["call.id"] = nil
    var values: [(any StoreValueConvertible)?] = []
    for column in FactColumn.all {
      let value = call.facts[column.path].flatMap(column.storeValue(for:))
      if value != nil { others[column.path] = nil }
      values.append(value)
    }
    values.append(call.answerOffsetMs)
    values.append(try StoredJSON.text(call.channelSpeakers))
    let rest = Dictionary(
      others.sorted.map { ($0.path, StoredFact($0.value)) }, uniquingKeysWith: { first, _ in first }
    )
    values.append(try StoredJSON.text(rest))
    return values
  }
}
