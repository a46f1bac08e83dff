/// Who is who, as far as it takes to tell one person's journey, and who made which call.
struct KnownPeople {
  /// A call, who made it, and the touchpoint whose session had the number that was dialled.
  struct Call {
    let callID: String
    let caller: PersonLookup.Somebody
    let sessionID: String?
  }

  let people: People
  let calls: [Call]

  /// Everybody, as all rows of the store tell. Takes seconds in a large store.
  init(all db: StoreConnection, for search: PersonSearch) throws {
    var reader = try JourneyReader(db, by: .channel, before: nil)
    try reader.readLoneNames(
      search.candidates.compactMap { if case .name(let name) = $0 { name } else { nil } })
    let (_, calls, people) = try reader.read()
    self.people = people
    self.calls = calls.map {
      Call(callID: $0.callID, caller: $0.person, sessionID: $0.sessionID)
    }
  }

  /// Whoever may be meant by `search`, and all whom anything ties to them: what all rows would tell of these. `nil`
  /// where that cannot be told by ties: they are too many, or a call has no time and joins nobody.
  ///
  /// INVARIANT: who is who is kept, and nothing has changed since.
  init?(tiedTo search: PersonSearch, _ db: StoreConnection) throws {
    for case .call(let id) in search.candidates {
      let isUndated = try db.holds(
        "SELECT 1 FROM calls WHERE call_id = ? AND started_at IS NULL", [id])
      guard !isUndated else { return nil }
    }
    guard let tied = try ChangedPeople(db, tiedTo: search.candidates) else { return nil }
    people = tied.lookup.people()
    calls = tied.sales.callers.map {
      Call(callID: $0.key, caller: $0.value, sessionID: tied.sessions[$0.key])
    }
  }
}
