import CallModel

/// Those who may be somebody else since who is who was worked out, or whom somebody asks for, found anew from their own
/// rows.
///
/// From each name that a changed row has, everything is looked for that anything ties to it, and from there on,
/// until nothing new is met: names that are shared and join nobody are gone through as well, so nothing of what
/// is found hangs on anything else. What all rows together would make of these people is what these rows make.
struct ChangedPeople {
  let db: StoreConnection
  let decisions: PersonDecisions
  var lookup: PersonLookup
  var sales = SalePeople()
  /// The touchpoints whose sessions calls came from, by call.
  var sessions: [String: String] = [:]
  /// Touchpoints that were met, some more than once.
  var meetings: [JourneyReader.Meeting] = []
  /// Sales that wait until all deals are known.
  var waiting: [SalePeople.Row] = []
  /// Who had these names before, and what was told of them.
  private(set) var before: [PersonName: KeptPerson] = [:]

  private var seen: [Node.Kind: NameTable] = [:]
  /// What was met last and is not looked at yet.
  private var next: [Node] = []
  private let joinedByHand: [PersonName: [PersonName]]

  /// Something that rows are of.
  struct Node {
    let kind: Kind
    let text: String

    enum Kind: String {
      case visitor
      case customer
      case email
      case phone
      case call
      case deal
    }
  }

  /// Of how many names so many may be somebody else that all are better found anew.
  static let mostNames = 100_000

  /// Finds them; `nil` where they are too many.
  init?(_ db: StoreConnection, changes: Set<PeopleChange>) throws {
    try self.init(db)
    try Self.makeTable(db)
    defer { Self.dropTable(db) }
    try bringSessionsUpToDate(changes)
    for change in changes {
      if let kind = Node.Kind(rawValue: change.kind) { meet(kind, change.text) }
    }
    guard try follow() else { return nil }
  }

  /// Finds whomever these name, and all whom anything ties to them; `nil` where they are too many. Who is who must be
  /// kept, and nothing have changed since: which sessions calls came from is taken from there.
  init?(_ db: StoreConnection, tiedTo references: [PersonReference]) throws {
    try self.init(db)
    try Self.makeTable(db)
    defer { Self.dropTable(db) }
    for reference in references {
      switch reference {
      case .call(let id): meet(.call, id)
      case .name(let name):
        if let kind = Node.Kind(rawValue: name.kind.rawValue) { meet(kind, name.text) }
      }
    }
    guard try follow() else { return nil }
  }

  private init(_ db: StoreConnection) throws {
    self.db = db
    let decisions = try PersonDecisionRows.standing(db)
    self.decisions = decisions
    lookup = PersonLookup(decisions)
    var joined: [PersonName: [PersonName]] = [:]
    for (one, other) in decisions.joined {
      joined[one, default: []].append(other)
      joined[other, default: []].append(one)
    }
    joinedByHand = joined
  }

  /// Follows all ties; `false` where they lead to too many names.
  private mutating func follow() throws -> Bool {
    while !next.isEmpty {
      guard nameCount <= Self.mostNames else { return false }
      try look()
    }
    for table in SalePeople.Table.allCases {
      for row in waiting where row.table == table { sales.add(row, to: &lookup) }
    }
    return true
  }

  /// The names of this kind that were met.
  func names(_ kind: PersonName.Kind) -> NameTable {
    Node.Kind(rawValue: kind.rawValue).flatMap { seen[$0] } ?? NameTable()
  }

  /// Everything that was met.
  var met: [(kind: String, name: String)] {
    seen.flatMap { kind, names in names.texts.map { (kind.rawValue, $0.text) } }
  }

  private var nameCount: Int { seen.values.reduce(0) { $0 + $1.count } }

  /// Notes what has turned up, to be looked at in the next round.
  mutating func meet(_ kind: Node.Kind, _ text: String?) {
    guard let text else { return }
    let name = PersonName.Kind(rawValue: kind.rawValue).map { PersonName($0, text) }
    if let name, decisions.shared.contains(name) {
      // It joins nobody; that it is nobody's was known before.
      return
    }
    guard seen[kind, default: NameTable()].insert(text) else { return }
    next.append(Node(kind: kind, text: text))
    guard let name, !joinedByHand.isEmpty else { return }
    for other in joinedByHand[name] ?? [] {
      if let kind = Node.Kind(rawValue: other.kind.rawValue) { meet(kind, other.text) }
    }
  }

  mutating func meet(_ names: PersonLookup.Names) {
    meet(.visitor, names.visitor)
    meet(.customer, names.record)
    meet(.email, names.emailKey)
    meet(.phone, names.phoneKey)
  }

  /// Reads the rows of what was met last.
  private mutating func look() throws {
    let round = next
    next = []
    try put(round.map { ($0.kind.rawValue, $0.text) })
    let kinds = Set(round.map(\.kind))
    for kind in [Node.Kind.visitor, .customer, .email, .phone] where kinds.contains(kind) {
      try readBefore(kind)
      try readTouchpoints(kind)
      try readEngagement(kind)
    }
    if kinds.contains(.phone) { try readCallers() }
    if kinds.contains(.call) { try readCalls() }
    for kind in kinds { try readSales(kind) }
  }

  static func makeTable(_ db: StoreConnection) throws {
    try db.executeAll(
      """
      CREATE TEMP TABLE met_now (
        kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, name)
      ) WITHOUT ROWID
      """)
  }

  static func dropTable(_ db: StoreConnection) {
    try? db.executeAll("DROP TABLE met_now")
  }

  /// Makes the table `met_now` hold these.
  func put(_ nodes: [(kind: String, name: String)]) throws {
    try db.execute("DELETE FROM met_now")
    let writer = try db.bulkWriter(
      into: BulkTable(name: "met_now", columns: ["kind", "name"], knownKeys: .refused))
    try writer.add(rows: nodes.count) {
      $1.bind(nodes[$0].kind, at: 0)
      $1.bind(nodes[$0].name, at: 1)
    }
    _ = try writer.finish()
  }

  private mutating func readBefore(_ kind: Node.Kind) throws {
    guard let nameKind = PersonName.Kind(rawValue: kind.rawValue) else { return }
    let rows = try db.bulkRows(
      """
      SELECT met_now.name, n.person, p.name, \(Milestones.columns.map { "p.\($0)" }.joined(separator: ", "))
      FROM met_now CROSS JOIN kept_person_names AS n LEFT JOIN kept_people AS p ON p.person = n.person
      WHERE met_now.kind = ?1 AND n.kind = ?1 AND n.name = met_now.name
      """, [kind.rawValue])
    while try rows.next() {
      guard let text = rows.text(at: 0), let person = rows.integer(at: 1) else { continue }
      before[PersonName(nameKind, text)] = KeptPerson(
        number: person,
        told: KeptPerson.Told(
          name: rows.text(at: 2) ?? "",
          times: Milestones.columns.indices.map { rows.text(at: 3 + $0) }))
    }
  }
}

/// A person as `kept_people` has one.
struct KeptPerson {
  /// What is told of a person.
  struct Told: Hashable {
    var name: String
    /// In the order of `Milestones.columns`.
    var times: [String?]
  }

  let number: Int64
  let told: Told
}
