import CallModel

/// The booking of what files tell of calls, within a transaction.
///
/// Calls that nobody knows are written many at a time, and those that say nothing new are left; what is said of the
/// others is joined with what is known, call by call.
struct CallFileBooking {
  private let db: StoreConnection
  private let stamp: String
  private let callers: CallerKeys?
  private var result = MarketImportResult()

  /// - Parameter callerKey: what callers are kept under.
  init(_ db: StoreConnection, stamp: String, callerKey: ContactKey?) throws {
    try db.expectManyRows()
    self.db = db
    self.stamp = stamp
    callers = try CallerKeys(db, under: callerKey)
  }

  mutating func run(_ batch: CallBatch) throws -> MarketImportResult {
    let comparison = try KnownCalls.compare(batch, db)
    try insert(comparison.new, of: batch)
    result.unchangedCount += comparison.sameCount
    try join(comparison.other.map(batch.call(at:)) + batch.others)
    try callers?.finish()
    result.leftOutCount = try ErasedNames.leaveOutCalls(db)
    result.insertedCount = max(0, result.insertedCount - result.leftOutCount)
    return result
  }

  /// Writes the packed calls at `places`, which nobody knows.
  private mutating func insert(_ places: [Int], of batch: CallBatch) throws {
    guard !places.isEmpty else { return }
    let row = PackedCallRow(stamp: stamp)
    let writer = try db.bulkWriter(into: CallBulkColumns.table(.refused))
    try row.withTexts(of: batch.packed) { texts in
      try writer.add(rows: places.count) { texts.bind(places[$0], to: $1) }
    }
    result.insertedCount += try writer.finish().insertedCount
    try callers?.add(batch.packed, places)
  }

  /// Joins what is said of `calls`, one after the other, with what is known of them.
  private mutating func join(_ calls: [Call]) throws {
    guard !calls.isEmpty else { return }
    var known = Dictionary(
      try CallRows.calls(db, .ids(calls.map(\.id))).map { ($0.call.id, $0.call) },
      uniquingKeysWith: { first, _ in first })
    var inserted: [Call] = []
    var changed: [Call] = []
    for call in calls {
      let before = known[call.id]?.withoutPaths
      let after = before.map(call.adding(to:)) ?? call.withoutPaths
      known[call.id] = after
      if after == before {
        result.unchangedCount += 1
      } else if before == nil {
        inserted.append(after)
      } else {
        changed.append(after)
      }
    }
    result.insertedCount += inserted.count
    result.supersededCount += changed.count
    try write(inserted, .refused)
    // A call that the same file told of before is among them, too: they come behind.
    try write(changed, .replaced(key: ["call_id"], by: nil))
    if let callers {
      let numbered = Dictionary(
        (inserted + changed).map { ($0.id, $0.facts["caller.number"]) }, uniquingKeysWith: { $1 })
      for (id, number) in numbered.sorted(by: { $0.key < $1.key }) {
        if case .phone(let number)? = number { try callers.add(id, number.e164) }
      }
    }
  }

  private func write(_ calls: [Call], _ knownKeys: BulkTable.KnownKeys) throws {
    guard !calls.isEmpty else { return }
    let rows = try calls.map { try CallBulkColumns.values(of: $0, stamp: stamp) }
    let writer = try db.bulkWriter(into: CallBulkColumns.table(knownKeys))
    try writer.add(rows: rows.count) { number, parameters in
      for (place, value) in rows[number].enumerated() {
        switch value {
        case .text(let text): parameters.bind(text, at: place)
        case .integer(let integer): parameters.bind(integer, at: place)
        case .null, .real: break
        }
      }
    }
    _ = try writer.finish()
  }
}

extension Call {
  /// It without its files, of which an import knows nothing.
  fileprivate var withoutPaths: Call {
    Call(
      id: id, recordingPath: nil, channelSpeakers: channelSpeakers,
      answerOffsetMs: answerOffsetMs, facts: facts)
  }

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
