/// Reads everything about one person.
struct PersonJourneyReader {
  let db: StoreConnection
  let people: People
  /// The person's number.
  let person: Int32
  /// The person's names.
  let names: [PersonName]
  /// The person's calls.
  let called: [KnownPeople.Call]
  private let reference: PersonReference
  var steps: [JourneyStep] = []
  var evidence: [PersonEvidence] = []
  /// The person's deals, which orders and subscriptions name.
  var deals: Set<String> = []
  /// What may bring the person to a stage besides the steps, by its time in Unix milliseconds.
  var milestones: [Int64: String] = [:]

  /// Finds whom `search` means among `known`. Whom nobody knows, and what means several, are errors.
  init(
    _ db: StoreConnection, _ search: PersonSearch, among known: KnownPeople
  ) throws(PersonFault) {
    self.db = db
    people = known.people
    var shared: PersonName?
    var found: [(reference: PersonReference, person: Int32)] = []
    for candidate in search.candidates {
      switch candidate {
      case .name(let name):
        if people.isShared(name) { shared = name }
        if let person = people[name] { found.append((candidate, person)) }
      case .call(let id):
        if let call = known.calls.first(where: { $0.callID == id }) {
          found.append((candidate, people[call.caller]))
        }
      }
    }
    guard let first = found.first else { throw shared.map { .shared($0) } ?? .unknown(search) }
    guard found.allSatisfy({ $0.person == first.person }) else {
      throw .ambiguous(search, found.map(\.reference))
    }
    (reference, person) = first
    names = people.names(of: first.person)
    let people = people
    called = known.calls.filter { people[$0.caller] == first.person }
  }

  /// Reads it all, and the stages that the person reached before the end of `stages`. What is written meanwhile
  /// must be forgotten.
  mutating func journey(_ stages: StageRequest) throws -> PersonJourney {
    try readTouchpoints()
    try readCalls()
    try readDeals()
    try readOrders()
    try readSubscriptions()
    try readEngagement()
    try readDecisions()
    steps.sort()
    let stage = try markStages(stages)
    return PersonJourney(
      names: names, steps: steps, stage: stage, links: PersonChains(evidence).links(from: reference)
    )
  }

  /// Reads which of the person's names were joined by hand.
  private mutating func readDecisions() throws {
    for decision in try PersonDecisionRows.all(db) where decision.undoneBy == nil {
      guard case .join(let one, let other) = decision.ruling else { continue }
      let theirs = [one, other].filter { people[$0] == person }
      note(
        .decision, String(decision.id), at: decision.decidedAt, theirs, detail: decision.reason)
    }
  }
}

/// Why nobody's journey can be told.
enum PersonFault: Error {
  case unknown(PersonSearch)
  case shared(PersonName)
  case ambiguous(PersonSearch, [PersonReference])
}
