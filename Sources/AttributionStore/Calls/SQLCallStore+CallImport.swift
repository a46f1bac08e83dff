public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// Books what a file says of `calls`, in one transaction: all of them or none. Nothing is known of what
  /// they sound like, and nothing is decided.
  ///
  /// Of a call that is known, what is said takes the place of what was known, and what is not said stays;
  /// booking the same again changes nothing.
  public func importCalls(
    _ calls: [Call], recordedAt: Instant
  ) throws(InputError) -> MarketImportResult {
    guard let stamp = StoredInstant.text(recordedAt) else {
      throw InputError(
        path: path, reason: "a booking cannot be dated \(recordedAt.iso8601)",
        advice: "set the computer's clock")
    }
    return try write { db in
      var known = Dictionary(
        try CallRows.calls(db, .ids(calls.map(\.id))).map { ($0.call.id, $0.call) },
        uniquingKeysWith: { first, _ in first })
      var result = MarketImportResult()
      for call in calls {
        let before = known[call.id].map(Self.withoutPaths)
        let after = before.map(call.adding(to:)) ?? Self.withoutPaths(call)
        known[call.id] = after
        if after == before {
          result.unchangedCount += 1
          continue
        }
        if before == nil { result.insertedCount += 1 } else { result.supersededCount += 1 }
        try CallBooking(db: db, callID: call.id, stamp: stamp).writeCall(after)
        try writeCaller(after, db)
      }
      return result
    }
  }

  /// A call without its files, of which an import knows nothing.
  private static func withoutPaths(_ call: Call) -> Call {
    Call(
      id: call.id, recordingPath: nil, channelSpeakers: call.channelSpeakers,
      answerOffsetMs: call.answerOffsetMs, facts: call.facts)
  }
}

extension Call {
  /// What is known after this is learnt of the call `before`, whose files are left out.
  fileprivate func adding(to before: Call) -> Call {
    var facts = before.facts
    let isOlder = correction < before.correction
    for (path, value) in self.facts.sorted where !isOlder || facts[path] == nil {
      facts[path] = value
    }
    let keepsSpeakers = channelSpeakers.isEmpty || isOlder && !before.channelSpeakers.isEmpty
    return Call(
      id: id, recordingPath: nil,
      channelSpeakers: keepsSpeakers ? before.channelSpeakers : channelSpeakers,
      answerOffsetMs: isOlder
        ? before.answerOffsetMs ?? answerOffsetMs : answerOffsetMs ?? before.answerOffsetMs,
      facts: facts)
  }

  /// When it was corrected, by what services write; empty where it was not.
  private var correction: String {
    if case .text(let at)? = facts["custom.corrected_at"] { at } else { "" }
  }
}
