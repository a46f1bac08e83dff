extension JourneyReader {
  /// When somebody met something, and whether that made the person do more than look.
  struct Meeting {
    let atMs: Int64
    let person: PersonLookup.Somebody
    /// A form, a chat, or a click in an e-mail.
    let responds: Bool
  }

  /// Who is who, what everybody met, and all calls: a journey without its sources, in half the time.
  mutating func readPeople() throws -> ([Meeting], [StoredJourneys.Called], People) {
    let meetings = try readMeetings()
    let calls = try readCalls()
    try readSales(calls)
    try readLoneNames()
    return (meetings, calls, people.people())
  }

  /// Whether the touchpoint `table` made the person do more than look, as SQL.
  static func responds(_ table: String) -> String {
    "CASE WHEN \(table).kind IN ('form', 'chat', 'email_click') THEN 1 ELSE 0 END"
  }

  private mutating func readMeetings() throws -> [Meeting] {
    let rows = try db.bulkRows(
      """
      SELECT at, \(Self.responds("touchpoints")), visitor_id, phone_key, email_key, person_id
      FROM touchpoints WHERE ?1 IS NULL OR at < ?1
      """, [before])
    var meetings: [Meeting] = []
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `touchpoints`")
      meetings.append(
        Meeting(
          atMs: atMs, person: people.somebody(rows, from: 2, atMs: atMs),
          responds: rows.flag(at: 1)))
    }
    return meetings
  }

  /// Whoever is known by one name from engagement joins nobody, and is somebody all the same.
  private mutating func readLoneNames() throws {
    let rows = try db.bulkRows(
      """
      SELECT DISTINCT visitor_id, phone_key, email_key, person_id FROM engagement
      WHERE coalesce(visitor_id, phone_key, email_key, person_id) IS NOT NULL
      """)
    while try rows.next() { _ = people.somebody(rows, from: 0) }
  }

  /// Whoever is known by one of these names from engagement alone, which a journey needs of one person only.
  mutating func readLoneNames(_ names: [PersonName]) throws {
    for name in names {
      let (column, left): (String, PersonLookup.Names) =
        switch name.kind {
        case .visitor: ("visitor_id", .init(visitor: name.text))
        case .customer: ("person_id", .init(record: name.text))
        case .email: ("email_key", .init(emailKey: name.text))
        case .phone: ("phone_key", .init(phoneKey: name.text))
        }
      if try db.holds("SELECT 1 FROM engagement WHERE \(column) = ? LIMIT 1", [name.text]) {
        _ = people.somebody(left)
      }
    }
  }
}
