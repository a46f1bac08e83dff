import CallModel

/// Whose each call is, and what they said in it to being known and advertised to.
struct CallOwners {
  /// By calls.
  let personOfCall: [String: Int32]

  /// The owners of the calls of all journeys. A call that nobody dates belongs to no journey; here its number tells
  /// whose it is.
  init(_ called: [StoredJourneys.Called], _ people: People, _ db: StoreConnection) throws {
    let dated = Dictionary(
      called.map { ($0.callID, people[$0.person]) }, uniquingKeysWith: { first, _ in first })
    personOfCall = try Self.withUndated(dated, people, db)
  }

  private static func withUndated(
    _ dated: [String: Int32], _ people: People, _ db: StoreConnection
  ) throws -> [String: Int32] {
    var (personOfCall, lone): ([String: Int32], [String: Int32]) = (dated, [:])
    let rows = try db.bulkRows(
      """
      SELECT c.call_id, k.phone_key FROM calls AS c JOIN caller_keys AS k ON k.call_id = c.call_id
      WHERE c.started_at IS NULL ORDER BY c.call_id
      """)
    while try rows.next() {
      guard let call = rows.text(at: 0), let key = rows.text(at: 1),
        !people.isShared(PersonName(.phone, key))
      else { continue }
      let person = people[PersonName(.phone, key)] ?? lone[key] ?? dated[call]
      personOfCall[call] = person
      lone[key] = person
    }
    return personOfCall
  }

  /// What people said to being known and advertised to: no in one call counts more than yes in another.
  func consents(_ db: StoreConnection) throws -> [Int32: AdConsent] {
    let rows = try db.bulkRows(
      "SELECT call_id, other_facts FROM calls WHERE other_facts LIKE '%\"custom.ad_%'")
    var consents: [Int32: AdConsent] = [:]
    while try rows.next() {
      guard let person = rows.text(at: 0).flatMap({ personOfCall[$0] }) else { continue }
      let said = try AdConsent(StoredJSON.decode(rows.text(at: 1) ?? "{}"))
      consents[person] = said.stricter(than: consents[person] ?? AdConsent())
    }
    return consents
  }
}
