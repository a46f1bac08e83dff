public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// Where the selected calls came from, as far as anything tells; by the calls' ids.
  public func sources(on selection: CallSelection) throws(InputError) -> [CallSource] {
    try read { db in
      let (condition, arguments) = try SelectedCalls.condition(selection)
      return try db.rows(
        of: "call_sources",
        "SELECT * FROM \(try KeptSources.callSources(db)) WHERE \(condition) ORDER BY call_id",
        arguments
      ).map { try CallSourceRow.source(in: $0) }
    }
  }

  /// Where a call came from, booked or not, by everything but the campaign that it names itself.
  public func source(of call: Call) throws(InputError) -> CallSource? {
    try read { db in
      let isMarketKnown = try db.holds(
        "SELECT EXISTS (SELECT 1 FROM tracking_numbers) OR EXISTS (SELECT 1 FROM touchpoints)")
      guard isMarketKnown else { return nil }
      let row = try db.row(
        of: "call_sources", CallSourceQuery.one,
        [
          call.id, call.text("tracking.number"), call.text("call.started"),
          call.text("campaign.keyword"), try phoneKey(of: call, db),
        ])
      return try row.map { try CallSourceRow.source(in: $0) }
    }
  }

  /// Where the selected calls came from that name no campaign themselves.
  public func foundSources(
    on selection: CallSelection
  ) throws(InputError) -> [String: CallSource] {
    try read { db in try CallSourceRow.found(db, on: selection) }
  }

  /// The caller's number under the key; without the key what was joined before.
  private func phoneKey(of call: Call, _ db: StoreConnection) throws -> String? {
    if let callerKey { return call.text("caller.number").map(callerKey.name) }
    return try db.value("SELECT phone_key FROM caller_keys WHERE call_id = ?", [call.id]).text
  }

  /// Brings the callers' numbers under the key up to date, by which calls join people; does nothing
  /// where they are.
  public func joinCallers(under key: ContactKey) throws(InputError) {
    // Whoever only reads need not wait for a program that writes.
    let isDone = try read { db in
      try !isOtherKey(key, db) && unjoinedCalls(db, limit: 1).isEmpty
        && !db.hasTable("clear_contacts")
    }
    guard !isDone else { return }
    try write { db in
      try checkKey(key, db)
      let calls = try unjoinedCalls(db, limit: .max)
      let writer = try db.bulkWriter(
        into: BulkTable(
          name: "caller_keys", columns: ["call_id", "phone_key"], knownKeys: .refused))
      for row in calls {
        try writer.add {
          $0.bind(try row.text("call_id"), at: 0)
          $0.bind(key.name(of: try row.text("caller_number")), at: 1)
        }
      }
      _ = try writer.finish()
    }
  }

  private func unjoinedCalls(_ db: StoreConnection, limit: Int) throws -> [StoredRow] {
    try db.rows(
      of: "calls",
      """
      SELECT call_id, caller_number FROM calls LEFT JOIN caller_keys USING (call_id)
      WHERE caller_number IS NOT NULL AND phone_key IS NULL LIMIT ?
      """, [limit])
  }
}

extension Call {
  /// A fact as the store writes it in its column; `nil` where it is not known.
  fileprivate func text(_ path: String) -> String? {
    switch facts[path] {
    case .text(let text)?: text
    case .phone(let number)?: number.e164
    case .instant(let instant)?: StoredInstant.text(instant)
    default: nil
    }
  }
}

/// Rows of the view `call_sources`.
enum CallSourceRow {
  /// Where the selected calls came from that name no campaign themselves, by their ids.
  static func found(
    _ db: StoreConnection, on selection: CallSelection
  ) throws -> [String: CallSource] {
    let (condition, arguments) = try SelectedCalls.condition(selection)
    let rows = try db.cursor(
      of: "call_sources", "SELECT * FROM (\(CallSourceQuery.untold)) WHERE \(condition)", arguments)
    var sources: [String: CallSource] = [:]
    while let row = try rows.next() {
      let source = try source(in: row)
      sources[source.callID] = source
    }
    return sources
  }

  static func source(in row: StoredRow) throws -> CallSource {
    CallSource(
      callID: try row.text("call_id"), foundBy: try row.optionalChoice("found_by"),
      problem: try row.optionalChoice("problem"), channel: try row.optionalText("channel"),
      source: try row.optionalText("source"), medium: try row.optionalText("medium"),
      campaignID: try row.optionalText("campaign_id"),
      campaignName: try row.optionalText("campaign_name"),
      keyword: try row.optionalText("keyword"), touchpointID: try row.optionalText("touchpoint_id"))
  }
}
