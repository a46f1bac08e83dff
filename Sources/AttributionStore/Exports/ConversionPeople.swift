import CallModel

/// Whose the calls are, and which clicks they came from.
struct ConversionPeople {
  private var personOfCall: [String: Int32] = [:]
  /// What callers said to being known and advertised to, in any of their calls.
  private var consents: [Int32: AdConsent] = [:]
  private var emailOfPerson: [Int32: String] = [:]
  private var customersOfPerson: [Int32: [String]] = [:]
  /// Clicks of callers, oldest first, with the visit that each led to.
  private var clicksOfPerson: [Int32: [(visit: String, click: AdClick)]] = [:]
  /// Clicks of the visits from which calls came.
  private var clicksOfVisit: [String: [AdClick]] = [:]
  /// The deals that name a call.
  private var dealsOfCall: [String: [String]] = [:]

  init(
    _ db: StoreConnection, of calls: ConversionReader.Calls,
    emails: [(name: String, contact: String)]
  ) throws {
    var journeys = try JourneyReader(db, by: .channel, before: nil)
    let (_, called, people) = try journeys.read()
    let owners = try CallOwners(called, people, db)
    personOfCall = owners.personOfCall.filter { calls.dated[$0.key] != nil }
    consents = try owners.consents(db)
    let callers = Set(personOfCall.values)
    for (name, contact) in emails {
      guard let person = people[PersonName(.email, name)], callers.contains(person) else {
        continue
      }
      // Of several addresses the same one each time.
      emailOfPerson[person] = min(emailOfPerson[person] ?? contact, contact)
    }
    customersOfPerson = people.names(.customer).filter { callers.contains($0.key) }
    try readClicks(db, people, callers, Set(calls.dated.values.compactMap(\.touchpointID)))
    try readDeals(db)
  }

  private mutating func readClicks(
    _ db: StoreConnection, _ people: People, _ callers: Set<Int32>, _ visits: Set<String>
  ) throws {
    let kinds = AdClick.Kind.allCases
    let rows = try db.bulkRows(
      """
      SELECT touchpoint_id, at, visitor_id, phone_key, email_key, person_id,
        \(kinds.map(\.rawValue).joined(separator: ", "))
      FROM touchpoints WHERE coalesce(\(kinds.map(\.rawValue).joined(separator: ", "))) IS NOT NULL
      ORDER BY at, touchpoint_id
      """)
    while try rows.next() {
      guard let visit = rows.text(at: 0) else { continue }
      guard let atMs = rows.withText(at: 1, StoredInstant.unixMs).flatMap(\.self) else {
        throw DamagedRow(detail: "`at` in the table `touchpoints` holds what no version writes")
      }
      let clicks = kinds.enumerated().compactMap { place, kind in
        rows.text(at: 6 + place).map { AdClick(kind: kind, id: $0, at: Instant(unixMs: atMs)) }
      }
      if visits.contains(visit) {
        clicksOfVisit[visit] = clicks.map {
          AdClick(kind: $0.kind, id: $0.id, at: $0.at, isOfVisit: true)
        }
      }
      let names = PersonLookup.Names(
        visitor: rows.text(at: 2), phoneKey: rows.text(at: 3), emailKey: rows.text(at: 4),
        record: rows.text(at: 5))
      guard let person = people[names], callers.contains(person) else { continue }
      clicksOfPerson[person, default: []] += clicks.map { (visit, $0) }
    }
  }

  private mutating func readDeals(_ db: StoreConnection) throws {
    let rows = try db.bulkRows(
      "SELECT call_id, deal_id FROM deals WHERE call_id IS NOT NULL ORDER BY deal_id")
    while try rows.next() {
      guard let call = rows.text(at: 0), let deal = rows.text(at: 1) else { continue }
      dealsOfCall[call, default: []].append(deal)
    }
  }

  /// The clicks that led to the call, one of each kind: of the visit that it came from, else the caller's last.
  func clicks(before call: ConversionReader.CallRow) -> [AdClick] {
    let ofVisit = call.touchpointID.flatMap { clicksOfVisit[$0] } ?? []
    let ofPerson = personOfCall[call.facts.id].flatMap { clicksOfPerson[$0] } ?? []
    return AdClick.Kind.allCases.compactMap { kind in
      ofVisit.last { $0.kind == kind }
        ?? ofPerson.last { $0.click.kind == kind && $0.click.at <= call.facts.startedAt }?.click
    }
  }

  /// By what others may know the caller.
  func person(of call: ConversionReader.CallRow, dealID: String?) -> ConversionEvent.Person {
    let number = personOfCall[call.facts.id]
    let customers = number.flatMap { customersOfPerson[$0] } ?? []
    let deals = dealsOfCall[call.facts.id] ?? []
    return ConversionEvent.Person(
      email: number.flatMap { emailOfPerson[$0] },
      // Of several nobody can say which is meant.
      customerID: customers.count == 1 ? customers.first : nil,
      dealID: dealID ?? (deals.count == 1 ? deals.first : nil), visitorID: call.visitorID,
      analyticsClientID: call.text("ga_client_id") ?? call.visitorID.flatMap(Self.clientID),
      analyticsSessionID: call.text("ga_session_id"), metaBrowserID: call.text("fbp"),
      consent: AdConsent(call.others).withEveryNo(of: number.flatMap { consents[$0] }))
  }

  /// The client id in Google's cookie, `GA1.1.1234567890.1700000000` or its last two parts; `nil` for a cookie of
  /// somebody else.
  private static func clientID(of visitor: String) -> String? {
    let parts = visitor.split(separator: ".", omittingEmptySubsequences: false)
    let isGoogles = parts.count == 4 && parts[0].hasPrefix("GA") || parts.count == 2
    let last = parts.suffix(2)
    guard isGoogles, last.allSatisfy({ $0.count >= 5 && $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    return last.joined(separator: ".")
  }
}

extension ConversionReader.CallRow {
  /// What the calls file says under `custom.` and this name.
  fileprivate func text(_ name: String) -> String? {
    switch others["custom." + name]?.value {
    case .text(let text)?, .choice(let text)?: text.isEmpty ? nil : text
    case .number(let number)?: number.description
    default: nil
    }
  }
}
