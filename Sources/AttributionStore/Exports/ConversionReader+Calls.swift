import CallModel

extension ConversionReader {
  /// Calls of the query's time, and those without a time, of which it cannot be said.
  struct Calls {
    var dated: [String: CallRow] = [:]
    var undated: Set<String> = []
  }

  /// The calls with these names that the query asks for.
  func readCalls(_ wanted: Set<String>) throws -> Calls {
    let rows = try db.bulkRows(
      """
      SELECT c.call_id, c.started_at, c.ring_ms, c.duration_ms, r.duration_ms, c.direction, c.answered,
        c.caller_number, c.tracking_number, c.agent_id, c.agent_team, c.other_facts,
        s.channel, s.source, s.medium, s.campaign_id, s.campaign_name, s.keyword, s.landing_page,
        s.touchpoint_id, s.visitor_id,
        (SELECT d.day FROM call_days AS d WHERE d.call_id = c.call_id)
      FROM calls AS c JOIN \(try KeptSources.callSources(db)) AS s ON s.call_id = c.call_id
        LEFT JOIN recordings AS r ON r.call_id = c.call_id
      WHERE c.call_id IN (SELECT call_id FROM outcomes WHERE kind = 'conversion')
        AND (c.started_at IS NULL OR ((?1 IS NULL OR c.started_at >= ?1)
          AND (?2 IS NULL OR c.started_at < ?2)))
      """,
      [query.startedFrom.map(SelectedCalls.bound), query.startedBefore.map(SelectedCalls.bound)])
    var calls = Calls()
    while try rows.next() {
      guard let id = rows.text(at: 0), wanted.contains(id) else { continue }
      if rows.isNull(at: 1) {
        calls.undated.insert(id)
      } else {
        calls.dated[id] = try call(id, rows)
      }
    }
    return calls
  }

  private func call(_ id: String, _ rows: BulkRows) throws -> CallRow {
    guard let startMs = rows.withText(at: 1, StoredInstant.unixMs).flatMap(\.self) else {
      throw DamagedRow(detail: "`started_at` in the table `calls` holds what no version writes")
    }
    let talkMs = length(rows, at: 3)
    // Of a call that nobody measured, the recording tells; it runs from the first ring at the most.
    let lengthMs = talkMs.map { $0 + (length(rows, at: 2) ?? 0) } ?? length(rows, at: 4)
    return CallRow(
      facts: ConversionEvent.Facts(
        id: id, startedAt: Instant(unixMs: startMs), day: rows.text(at: 21),
        durationMs: talkMs ?? length(rows, at: 4),
        isInbound: rows.text(at: 5).map { $0 == "inbound" },
        isAnswered: rows.isNull(at: 6) ? nil : rows.flag(at: 6),
        callerNumber: rows.text(at: 7).flatMap { PhoneNumber($0) },
        trackingNumber: rows.text(at: 8), agentID: rows.text(at: 9),
        agentTeam: rows.text(at: 10)),
      endedAt: Instant(unixMs: startMs + max(0, lengthMs ?? 0)),
      origin: ConversionEvent.Origin(
        channel: rows.text(at: 12), source: rows.text(at: 13), medium: rows.text(at: 14),
        campaignID: rows.text(at: 15), campaignName: rows.text(at: 16),
        keyword: rows.text(at: 17), landingPage: rows.text(at: 18)),
      touchpointID: rows.text(at: 19), visitorID: rows.text(at: 20),
      others: try StoredJSON.decode(rows.text(at: 11) ?? "{}"))
  }

  /// Longer than any call: older versions booked such lengths, with which no time can be reckoned.
  private static let endlessMs: Int64 = 100 * 366 * 86_400_000

  private func length(_ rows: BulkRows, at place: Int) -> Int64? {
    rows.integer(at: place).flatMap { $0 < Self.endlessMs ? $0 : nil }
  }
}
