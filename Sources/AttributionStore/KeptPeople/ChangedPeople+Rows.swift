import CallModel

extension ChangedPeople {
  /// The column of a table that has names, calls or deals of this kind.
  private static func column(_ kind: Node.Kind) -> String {
    switch kind {
    case .visitor: "visitor_id"
    case .customer: "person_id"
    case .email: "email_key"
    case .phone: "phone_key"
    case .call: "call_id"
    case .deal: "deal_id"
    }
  }

  /// Touchpoints with names of this kind that were met, and the calls that came from them.
  mutating func readTouchpoints(_ kind: Node.Kind) throws {
    let rows = try db.bulkRows(
      """
      SELECT t.at, \(JourneyReader.signs(ofTouchpoint: "t")),
        t.visitor_id, t.phone_key, t.email_key, t.person_id, s.call_id
      FROM met_now CROSS JOIN touchpoints AS t
        LEFT JOIN kept_call_sessions AS s ON s.touchpoint_id = t.touchpoint_id
      WHERE met_now.kind = '\(kind.rawValue)' AND t.\(Self.column(kind)) = met_now.name
      """)
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `touchpoints`")
      let names = JourneyReader.names(rows, from: 2)
      meetings.append(
        JourneyReader.Meeting(
          atMs: atMs, person: lookup.somebody(names, atMs: atMs),
          signs: JourneyReader.Meeting.Signs(rows, at: 1) ?? []))
      meet(names)
      meet(.call, rows.text(at: 6))
    }
  }

  mutating func readEngagement(_ kind: Node.Kind) throws {
    let rows = try db.bulkRows(
      """
      SELECT e.at, \(JourneyReader.signs(ofEngagement: "e")),
        e.visitor_id, e.phone_key, e.email_key, e.person_id
      FROM met_now CROSS JOIN engagement AS e
      WHERE met_now.kind = '\(kind.rawValue)' AND e.\(Self.column(kind)) = met_now.name
      """)
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `engagement`")
      let names = JourneyReader.names(rows, from: 2)
      let person = lookup.somebody(names, atMs: atMs)
      if let signs = JourneyReader.Meeting.Signs(rows, at: 1) {
        meetings.append(JourneyReader.Meeting(atMs: atMs, person: person, signs: signs))
      }
      meet(names)
    }
  }

  /// The calls from telephone numbers that were met.
  mutating func readCallers() throws {
    let rows = try db.bulkRows(
      """
      SELECT k.call_id FROM met_now CROSS JOIN caller_keys AS k
      WHERE met_now.kind = 'phone' AND k.phone_key = met_now.name
      """)
    while try rows.next() { meet(.call, rows.text(at: 0)) }
  }

  /// Calls that were met, with the sessions that they came from. Of one without a time nobody can say what came
  /// before it: it joins nobody.
  mutating func readCalls() throws {
    let rows = try db.bulkRows(
      """
      SELECT c.call_id, c.started_at, k.phone_key,
        t.touchpoint_id, t.visitor_id, t.phone_key, t.email_key, t.person_id
      FROM met_now CROSS JOIN calls AS c LEFT JOIN caller_keys AS k ON k.call_id = c.call_id
        LEFT JOIN kept_call_sessions AS s ON s.call_id = c.call_id
        LEFT JOIN touchpoints AS t ON t.touchpoint_id = s.touchpoint_id
      WHERE met_now.kind = 'call' AND c.call_id = met_now.name
      """)
    while try rows.next() {
      let phoneKey = rows.text(at: 2)
      guard !rows.isNull(at: 1) else {
        // It may have had one.
        meet(.phone, phoneKey)
        continue
      }
      let atMs = try StoredInstant.unixMs(rows, at: 1, of: "`started_at` in the table `calls`")
      let caller = lookup.somebody(PersonLookup.Names(phoneKey: phoneKey), atMs: atMs)
      meet(.phone, phoneKey)
      if !rows.isNull(at: 3) {
        let names = JourneyReader.names(rows, from: 4)
        lookup.join(caller, lookup.somebody(names, atMs: atMs), atMs: atMs)
        meet(names)
      }
      if let callID = rows.text(at: 0) {
        sales.callers[callID] = caller
        sessions[callID] = rows.text(at: 3)
      }
    }
  }

  /// Sales that name what was met of this kind, with all lines of an order and all prices of a subscription: whose
  /// it is as a whole, names in another line may tell.
  mutating func readSales(_ kind: Node.Kind) throws {
    for table in SalePeople.Table.allCases {
      let rows = try db.bulkRows(
        """
        SELECT \(table.columns)
        FROM met_now CROSS JOIN \(table.rawValue) AS named
          CROSS JOIN (SELECT *, \(table.time) AS first_at FROM \(table.rawValue)) AS sale
        WHERE met_now.kind = '\(kind.rawValue)' AND named.\(Self.column(kind)) = met_now.name
          AND sale.\(table.id) = named.\(table.id)
        """)
      while try rows.next() {
        let row = try SalePeople.Row(rows, of: table)
        meet(row.names ?? PersonLookup.Names())
        meet(.call, row.callID)
        meet(.deal, row.dealID)
        waiting.append(row)
      }
    }
  }
}
