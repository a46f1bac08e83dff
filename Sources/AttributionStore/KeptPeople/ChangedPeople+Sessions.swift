extension ChangedPeople {
  /// Works out anew from which sessions those calls came whose session may be another now, and meets whoever had
  /// the old one and whoever has the new one.
  mutating func bringSessionsUpToDate(_ changes: Set<PeopleChange>) throws {
    let calls = try callsWithOtherSessions(changes)
    guard !calls.isEmpty else { return }
    try put(calls.map { ("call", $0) })
    try meetSessions()
    let rows = try db.rows(
      of: "call_sources",
      CallSourceQuery.sessions(ofCallsWhere: "c.call_id IN (SELECT name FROM met_now)"))
    try db.execute("DELETE FROM kept_call_sessions WHERE call_id IN (SELECT name FROM met_now)")
    for row in rows {
      try db.execute(
        "INSERT INTO kept_call_sessions VALUES (?, ?)", [try row.text(at: 0), try row.text(at: 1)])
    }
    try meetSessions()
    for call in calls { meet(.call, call) }
  }

  /// Calls that changed, that came from a session that did, and that may have come from it.
  private func callsWithOtherSessions(_ changes: Set<PeopleChange>) throws -> Set<String> {
    var calls = Set(changes.lazy.filter { $0.kind == "call" }.map(\.text))
    let touched = changes.filter { $0.kind == "touchpoint" || $0.kind == "session" }
    guard !touched.isEmpty else { return calls }
    try put(touched.map { ($0.kind, $0.text) })
    let rows = try db.rows(
      of: "calls",
      """
      SELECT s.call_id FROM met_now CROSS JOIN kept_call_sessions AS s
      WHERE met_now.kind = 'touchpoint' AND s.touchpoint_id = met_now.name
      UNION ALL
      SELECT c.call_id
      FROM (
        SELECT substr(name, 1, instr(name, ' ') - 1) AS number, substr(name, instr(name, ' ') + 1) AS at
        FROM met_now WHERE kind = 'session'
      ) AS shown CROSS JOIN calls AS c
      WHERE c.tracking_number = shown.number AND c.started_at >= shown.at
        AND (c.started_at <= strftime('%Y-%m-%dT%H:%M:%fZ', shown.at, '+1 day')
          OR EXISTS (SELECT 1 FROM tracking_numbers AS n
            WHERE n.number = shown.number AND n.shown_to = 'email'))
      """)
    for row in rows { calls.insert(try row.text(at: 0)) }
    return calls
  }

  /// Meets whoever had the sessions of calls in `met_now`.
  private mutating func meetSessions() throws {
    let rows = try db.bulkRows(
      """
      SELECT t.visitor_id, t.phone_key, t.email_key, t.person_id
      FROM met_now CROSS JOIN kept_call_sessions AS s CROSS JOIN touchpoints AS t
      WHERE s.call_id = met_now.name AND t.touchpoint_id = s.touchpoint_id
      """)
    while try rows.next() { meet(JourneyReader.names(rows, from: 0)) }
  }
}
