extension JourneyReader {
  /// When somebody met something, and what that tells.
  struct Meeting {
    let atMs: Int64
    let person: PersonLookup.Somebody
    let signs: Signs

    /// What it tells of a person that something was met.
    struct Signs: OptionSet {
      let rawValue: UInt8

      /// A touchpoint: those of several days tell that somebody came back.
      static let visits = Signs(rawValue: 1)
      /// More than a look: a form, a chat, a click in an e-mail or a pushed message, a product looked at.
      static let responds = Signs(rawValue: 2)
      /// A post shared.
      static let shares = Signs(rawValue: 4)
      /// Something done with an e-mail, a post, a page or the product.
      static let acts = Signs(rawValue: 8)
    }
  }

  /// Who is who, what everybody met, and all calls: a journey without its sources, in half the time.
  mutating func readPeople() throws -> ([Meeting], [StoredJourneys.Called], People) {
    var meetings = try readMeetings()
    let calls = try readCalls()
    try readSales(calls)
    try readEngagement(&meetings)
    return (meetings, calls, people.people())
  }

  /// The signs of the touchpoint `table`, as SQL.
  static func signs(ofTouchpoint table: String) -> String {
    let visits = Meeting.Signs.visits
    return """
      CASE WHEN \(table).kind IN ('form', 'chat', 'email_click') THEN \(visits.union(.responds).rawValue)
        ELSE \(visits.rawValue) END
      """
  }

  /// The signs of the row of engagement `table`, as SQL; NULL for what nobody met.
  static func signs(ofEngagement table: String) -> String {
    let acts = Meeting.Signs.acts
    return """
      CASE WHEN \(table).kind = 'email_bounce' THEN NULL
        WHEN \(table).kind IN ('email_sent', 'email_delivered', 'email_unsubscribe', 'push_sent', 'push_delivered',
          'social_impression', 'support_contact') THEN 0
        WHEN \(table).kind IN ('product_view', 'email_click', 'push_click') THEN \(acts.union(.responds).rawValue)
        WHEN \(table).kind = 'social_share' THEN \(acts.union(.shares).rawValue)
        ELSE \(acts.rawValue) END
      """
  }

  private mutating func readMeetings() throws -> [Meeting] {
    let rows = try db.bulkRows(
      """
      SELECT at, \(Self.signs(ofTouchpoint: "touchpoints")), visitor_id, phone_key, email_key, person_id
      FROM touchpoints WHERE ?1 IS NULL OR at < ?1
      """, [before])
    var meetings: [Meeting] = []
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `touchpoints`")
      meetings.append(
        Meeting(
          atMs: atMs, person: people.somebody(rows, from: 2, atMs: atMs),
          signs: Meeting.Signs(rows, at: 1) ?? []))
    }
    return meetings
  }

  /// Whoever is known by one name from engagement joins nobody, and is somebody all the same.
  private mutating func readEngagement(_ meetings: inout [Meeting]) throws {
    let rows = try db.bulkRows(
      """
      SELECT at, \(Self.signs(ofEngagement: "engagement")), visitor_id, phone_key, email_key, person_id
      FROM engagement WHERE coalesce(visitor_id, phone_key, email_key, person_id) IS NOT NULL
      """)
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `engagement`")
      let person = people.somebody(rows, from: 2, atMs: atMs)
      if let signs = Meeting.Signs(rows, at: 1) {
        meetings.append(Meeting(atMs: atMs, person: person, signs: signs))
      }
    }
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

extension JourneyReader.Meeting.Signs {
  /// Those in the column at `place`; `nil` for NULL.
  init?(_ rows: BulkRows, at place: Int) {
    guard let number = rows.integer(at: place) else { return nil }
    self.init(rawValue: UInt8(truncatingIfNeeded: number))
  }
}
