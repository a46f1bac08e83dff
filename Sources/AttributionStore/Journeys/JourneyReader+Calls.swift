import CallModel

extension JourneyReader {
  /// All calls with what they brought.
  mutating func readCalls() throws -> [StoredJourneys.Called] {
    let conversions = try readConversions()
    let sessions = try readSessions()
    let rows = try db.bulkRows(
      """
      SELECT c.call_id, c.started_at, ifnull(c.direction, 'inbound') = 'inbound',
        s.found_by IS NOT NULL AND s.touchpoint_id IS NULL,
        s.channel, s.campaign_id, s.campaign_name, \(dimension.label(in: "s")),
        k.phone_key, s.found_by IN ('session', 'earlier visit'),
        t.visitor_id, t.phone_key, t.email_key, t.person_id, t.touchpoint_id
      FROM calls AS c JOIN \(try KeptSources.callSources(db)) AS s ON s.call_id = c.call_id
        LEFT JOIN caller_keys AS k ON k.call_id = c.call_id
        LEFT JOIN touchpoints AS t ON t.touchpoint_id = s.touchpoint_id
      WHERE ?1 IS NULL OR c.started_at < ?1
      """, [before])
    var calls: [StoredJourneys.Called] = []
    while try rows.next() {
      let callID = rows.text(at: 0) ?? ""
      let atMs =
        rows.isNull(at: 1)
        ? nil : try StoredInstant.unixMs(rows, at: 1, of: "`started_at` in the table `calls`")
      calls.append(
        StoredJourneys.Called(
          callID: callID, isDated: atMs != nil, atMs: atMs ?? 0,
          // Nobody can say what came before a call without a time.
          person: atMs.map { caller(rows, session: sessions[callID]?.somebody, atMs: $0) }
            ?? people.somebody(.init()),
          origin: rows.flag(at: 3) ? origin(rows, from: 4) : nil,
          isLead: rows.flag(at: 2),
          sessionID: rows.flag(at: 9) ? rows.text(at: 14) : sessions[callID]?.touchpointID,
          conversions: conversions[callID] ?? []))
    }
    return calls
  }

  /// Who called: known by the telephone number, and by the session that the call came from.
  private mutating func caller(
    _ rows: BulkRows, session: PersonLookup.Somebody?, atMs: Int64
  ) -> PersonLookup.Somebody {
    let caller = people.somebody(PersonLookup.Names(phoneKey: rows.text(at: 8)), atMs: atMs)
    if rows.flag(at: 9) {
      people.join(caller, people.somebody(rows, from: 10, atMs: atMs), atMs: atMs)
    }
    if let session { people.join(caller, session, atMs: atMs) }
    return caller
  }

  /// A session that had the number which was dialled, and whose it was.
  private struct Session {
    let touchpointID: String
    let somebody: PersonLookup.Somebody
  }

  /// Who had the session of calls whose source the calls file says: the view does not look for it.
  private mutating func readSessions() throws -> [String: Session] {
    let condition = """
      coalesce(campaign_id, campaign_name, source, medium) IS NOT NULL
        AND (?1 IS NULL OR started_at < ?1)
        AND EXISTS (SELECT 1 FROM touchpoints WHERE touchpoints.tracking_number = c.tracking_number)
      """
    let rows = try db.bulkRows(
      """
      SELECT s.call_id, t.visitor_id, t.phone_key, t.email_key, t.person_id, t.touchpoint_id
      FROM (\(CallSourceQuery.sessions(ofCallsWhere: condition))) AS s
        JOIN touchpoints AS t ON t.touchpoint_id = s.touchpoint_id
      """, [before])
    var sessions: [String: Session] = [:]
    while try rows.next() {
      guard let callID = rows.text(at: 0), let touchpointID = rows.text(at: 5) else { continue }
      sessions[callID] = Session(
        touchpointID: touchpointID, somebody: people.somebody(rows, from: 1))
    }
    return sessions
  }

  /// The conversions that hold, by call.
  private func readConversions() throws -> [String: [StoredJourneys.Brought]] {
    let rows = try db.bulkRows(
      """
      SELECT o.call_id, o.outcome_id, o.value_minor, o.currency,
        -- Of a day nobody knows the hour: what was met on it came before.
        CASE length(d.opened_at) WHEN 10 THEN d.opened_at || 'T23:59:59.999Z' ELSE d.opened_at END
      FROM live_outcomes AS o LEFT JOIN deals AS d ON d.deal_id = o.deal_id
      WHERE o.kind = 'conversion' AND (?1 IS NULL OR o.name = ?1) ORDER BY o.outcome_id
      """, [conversion])
    var conversions: [String: [StoredJourneys.Brought]] = [:]
    while try rows.next() {
      guard let callID = rows.text(at: 0), let outcomeID = rows.integer(at: 1) else { continue }
      conversions[callID, default: []].append(
        StoredJourneys.Brought(
          outcomeID: outcomeID, revenue: try money(rows, from: 2),
          openedMs: rows.isNull(at: 4)
            ? nil : try StoredInstant.unixMs(rows, at: 4, of: "`opened_at` in the table `deals`")))
    }
    return conversions
  }

  private func money(_ rows: BulkRows, from place: Int) throws -> Money? {
    guard let minorUnits = rows.integer(at: place) else { return nil }
    guard let currency = rows.text(at: place + 1).flatMap({ Currency(code: $0) }) else {
      throw DamagedRow(detail: "`currency` in the table `outcomes` holds what no version writes")
    }
    return Money(minorUnits: minorUnits, currency: currency)
  }
}
