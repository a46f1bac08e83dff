import CallModel

/// Reads the people whom a query asks for. Who is who, all rows of the store tell, as for reports.
struct AudienceReader {
  let db: StoreConnection
  let query: AudienceQuery
  let people: People
  let owners: CallOwners
  /// Whose each call is.
  var personOfCall: [String: Int32] { owners.personOfCall }

  init(_ db: StoreConnection, _ query: AudienceQuery) throws {
    self.db = db
    self.query = query
    var journeys = try JourneyReader(db, by: .channel, before: nil)
    let (_, called, people) = try journeys.read()
    self.people = people
    owners = try CallOwners(called, people, db)
  }

  func members(_ contacts: [(name: String, contact: String)]) throws -> [AudienceMember] {
    let chosen = try chosen()
    var phones = try callersNumbers(of: chosen)
    var emails: [Int32: Set<String>] = [:]
    for (name, contact) in contacts {
      if let number = PhoneNumber(contact) {
        guard let person = people[PersonName(.phone, name)] else { continue }
        phones[person, default: []].insert(number.e164)
      } else if let person = people[PersonName(.email, name)] {
        emails[person, default: []].insert(contact)
      }
    }
    let consents = try owners.consents(db)
    return chosen.map { person in
      AudienceMember(
        phones: (phones[person] ?? []).sorted().compactMap { PhoneNumber($0) },
        emails: (emails[person] ?? []).sorted(), consent: consents[person] ?? AdConsent())
    }.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
  }

  private static func order(_ member: AudienceMember) -> [String] {
    member.phones.map(\.e164) + member.emails
  }

  /// Those to whom everything applies.
  private func chosen() throws -> Set<Int32> {
    let purchases = try readPurchases()
    var conditions: [Set<Int32>] = []
    if !query.mentioned.isEmpty { conditions.append(try mentioning()) }
    if !query.outcomes.isEmpty { conditions.append(try withOutcomes()) }
    if !query.bought.isEmpty {
      conditions.append(
        Set(
          purchases.filter { purchase in
            query.bought.contains { TextPattern($0).matches(purchase.product) }
              && (!query.isByPhone || purchase.isByPhone) && isInTime(purchase.atMs)
          }.map(\.person)))
    }
    let everybody = conditions.dropFirst().reduce(conditions.first) { $0?.intersection($1) }
    let not = purchases.filter { purchase in
      query.notBought.contains { TextPattern($0).matches(purchase.product) }
    }
    return try
      (everybody
      ?? callers().union(purchases.filter { isInTime($0.atMs) }.map(\.person)))
      .subtracting(not.map(\.person))
  }

  private func isInTime(_ atMs: Int64) -> Bool {
    atMs >= query.from?.unixMs ?? .min && atMs < query.before?.unixMs ?? .max
  }

  /// Who called in the query's time; whom somebody called did not.
  private func callers() throws -> Set<Int32> {
    try persons(
      """
      SELECT call_id FROM calls
      WHERE coalesce(direction, 'inbound') = 'inbound'
        AND (?1 IS NULL OR started_at >= ?1) AND (?2 IS NULL OR started_at < ?2)
      """)
  }

  private func mentioning() throws -> Set<Int32> {
    let patterns = query.mentioned.map { TextPattern($0) }
    let terms = try db.bulkRows("SELECT term_id, pattern FROM terms")
    var ids: [Int64] = []
    while try terms.next() {
      guard let id = terms.integer(at: 0), let term = terms.text(at: 1) else { continue }
      if patterns.contains(where: { $0.matches(term) }) { ids.append(id) }
    }
    return try ids.reduce(into: []) { all, id in
      all.formUnion(
        try persons(
          """
          SELECT DISTINCT s.call_id FROM hits AS h
            JOIN searches AS s ON s.search_id = h.search_id
            JOIN calls AS c ON c.call_id = s.call_id
          WHERE (?1 IS NULL OR c.started_at >= ?1) AND (?2 IS NULL OR c.started_at < ?2)
            AND h.term_id = ?3 AND h.confidence_thousandths >= 800
            AND coalesce(h.polarity, 'affirmed') <> 'negated'
            AND (?4 IS NULL OR h.speaker = ?4)
          """, [id, query.mentionedBy?.rawValue]))
    }
  }

  private func withOutcomes() throws -> Set<Int32> {
    let rows = try db.bulkRows(
      """
      SELECT o.call_id, o.name FROM live_outcomes AS o JOIN calls AS c ON c.call_id = o.call_id
      WHERE o.kind IN ('conversion', 'tag')
        AND (?1 IS NULL OR c.started_at >= ?1) AND (?2 IS NULL OR c.started_at < ?2)
      """, bounds)
    let patterns = query.outcomes.map { TextPattern($0) }
    var persons: Set<Int32> = []
    while try rows.next() {
      guard let name = rows.text(at: 1), patterns.contains(where: { $0.matches(name) }),
        let person = rows.text(at: 0).flatMap({ personOfCall[$0] })
      else { continue }
      persons.insert(person)
    }
    return persons
  }

  private var bounds: [(any StoreValueConvertible)?] {
    [query.from.map(SelectedCalls.bound), query.before.map(SelectedCalls.bound)]
  }

  /// Whose the calls are that `sql` names; its first two arguments are the bounds.
  private func persons(
    _ sql: String, _ arguments: [(any StoreValueConvertible)?] = []
  ) throws -> Set<Int32> {
    let rows = try db.bulkRows(sql, bounds + arguments)
    var persons: Set<Int32> = []
    while try rows.next() {
      if let person = rows.text(at: 0).flatMap({ personOfCall[$0] }) { persons.insert(person) }
    }
    return persons
  }
}
