import CallModel

extension PersonJourneyReader {
  /// The rows of `query`, a table or a view of `table`, that are the person's: by their names, else by what they
  /// came of.
  func rows(_ query: String, of table: String) throws -> [StoredRow] {
    func texts(_ kind: PersonName.Kind) throws -> String {
      try StoredJSON.text(names.filter { $0.kind == kind }.map(\.text))
    }
    let isSale = ["deals", "orders", "subscriptions"].contains(table)
    let sold =
      isSale
      ? """
      OR call_id IN (SELECT value FROM json_each(?5)) OR deal_id IN (SELECT value FROM json_each(?6))
      """ : ""
    var arguments = [
      try texts(.visitor), try texts(.customer), try texts(.email), try texts(.phone),
    ]
    if isSale {
      arguments += [
        try StoredJSON.text(called.map(\.callID)), try StoredJSON.text(deals.sorted()),
      ]
    }
    return try db.rows(
      of: table,
      """
      SELECT * FROM \(query)
      WHERE visitor_id IN (SELECT value FROM json_each(?1))
        OR person_id IN (SELECT value FROM json_each(?2))
        OR email_key IN (SELECT value FROM json_each(?3))
        OR phone_key IN (SELECT value FROM json_each(?4)) \(sold)
      """, arguments
    ).filter { try isTheirs($0, isSale: isSale) }
  }

  /// Whether the row is the person's, by the names in it, else by what it came of.
  func isTheirs(_ row: StoredRow, isSale: Bool) throws -> Bool {
    if let person = people[try leftNames(in: row)] { return person == self.person }
    return isSale ? try !cameOf(row).isEmpty : false
  }

  /// Whether the row has a name at all.
  func namesSomebody(_ row: StoredRow) throws -> Bool {
    try ["visitor_id", "phone_key", "email_key", "person_id"].contains {
      try row.optionalText($0) != nil
    }
  }

  private func leftNames(in row: StoredRow) throws -> PersonLookup.Names {
    PersonLookup.Names(
      visitor: try row.optionalText("visitor_id"), phoneKey: try row.optionalText("phone_key"),
      emailKey: try row.optionalText("email_key"), record: try row.optionalText("person_id"))
  }

  /// The names in the row that are the person's.
  func theirNames(in row: StoredRow) throws -> [PersonName] {
    let left = try leftNames(in: row)
    let all = [
      left.visitor.map { PersonName(.visitor, $0) }, left.record.map { PersonName(.customer, $0) },
      left.emailKey.map { PersonName(.email, $0) }, left.phoneKey.map { PersonName(.phone, $0) },
    ]
    return all.compactMap(\.self).filter { people[$0] == person }
  }

  /// The person's calls and deals that a sale came of.
  func cameOf(_ row: StoredRow) throws -> [PersonEvidence.Source] {
    var sources: [PersonEvidence.Source] = []
    if let id = try row.optionalText("call_id"), called.contains(where: { $0.callID == id }) {
      sources.append(.init(kind: .call, id: id))
    }
    if let id = try row.optionalText("deal_id"), deals.contains(id) {
      sources.append(.init(kind: .deal, id: id))
    }
    return sources
  }

  /// Notes what a row tells of who the person is.
  mutating func note(
    _ kind: PersonLink.Kind, _ id: String, at time: Instant?, _ names: [PersonName],
    cameOf: [PersonEvidence.Source] = [], detail: String? = nil
  ) {
    evidence.append(
      PersonEvidence(
        evidence: PersonLink.Evidence(kind: kind, id: id, at: time, detail: detail), names: names,
        cameOf: cameOf))
  }

  /// The time in `column`, which may be a day; `nil` for NULL.
  func time(_ row: StoredRow, _ column: String) throws -> (at: Instant, isDay: Bool)? {
    guard let text = try row.optionalText(column) else { return nil }
    let isDay = text.utf8.count == 10
    do {
      return (try Instant(iso8601: isDay ? text + "T00:00:00.000Z" : text), isDay)
    } catch {
      throw row.damaged(column)
    }
  }

  /// The amount of a row; `nil` where it has none.
  func amount(_ row: StoredRow) throws -> Money? {
    guard let code = try row.optionalText("currency") else { return nil }
    guard let currency = Currency(code: code) else { throw row.damaged("currency") }
    return Money(minorUnits: try row.integer("amount_minor"), currency: currency)
  }
}
