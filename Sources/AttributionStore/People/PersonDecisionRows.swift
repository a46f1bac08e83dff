import CallModel

/// The table `person_decisions`, to which rows are only ever added.
enum PersonDecisionRows {
  /// All decisions, oldest first.
  static func all(_ db: StoreConnection) throws -> [PersonDecision] {
    let rows = try db.rows(
      of: "person_decisions",
      """
      SELECT d.*, later.decision_id AS undone_by FROM person_decisions AS d
        LEFT JOIN person_decisions AS later ON later.undoes_id = d.decision_id
      ORDER BY d.decision_id
      """)
    return try rows.map { try decision(in: $0) }
  }

  /// What stands, as the lookup of people takes it.
  static func standing(_ db: StoreConnection) throws -> PersonDecisions {
    var decisions = PersonDecisions()
    for decision in try all(db) where decision.undoneBy == nil {
      switch decision.ruling {
      case .part(let one, let other): decisions.parted.append((one, other))
      case .join(let one, let other): decisions.joined.append((one, other))
      case .shared(let name): decisions.shared.insert(name)
      case .undo: continue
      }
    }
    return decisions
  }

  /// Adds a row.
  static func add(
    _ ruling: PersonDecision.Ruling, because reason: String?, at time: Instant,
    _ db: StoreConnection
  ) throws -> PersonDecision {
    var names: [PersonName] = []
    var undoes: Int64?
    let kind: String
    switch ruling {
    case .part(let one, let other): (kind, names) = ("part", [one, other])
    case .join(let one, let other): (kind, names) = ("join", [one, other])
    case .shared(let name): (kind, names) = ("shared", [name])
    case .undo(let id): (kind, undoes) = ("undo", id)
    }
    let added = try db.row(
      of: "person_decisions",
      """
      INSERT INTO person_decisions
        (kind, one_kind, one_name, other_kind, other_name, undoes_id, reason, decided_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING decision_id
      """,
      [
        kind, names.first?.kind.rawValue, names.first?.text,
        names.dropFirst().first?.kind.rawValue, names.dropFirst().first?.text, undoes, reason,
        time.iso8601,
      ])
    guard let added else { throw DamagedRow(detail: "a decision is not kept") }
    return PersonDecision(
      id: try added.integer("decision_id"), ruling: ruling, reason: reason, decidedAt: time,
      undoneBy: nil)
  }

  private static func decision(in row: StoredRow) throws -> PersonDecision {
    func name(_ which: String) throws -> PersonName {
      PersonName(try row.choice("\(which)_kind"), try row.text("\(which)_name"))
    }
    let ruling: PersonDecision.Ruling
    switch try row.text("kind") {
    case "part": ruling = .part(try name("one"), try name("other"))
    case "join": ruling = .join(try name("one"), try name("other"))
    case "shared": ruling = .shared(try name("one"))
    case "undo": ruling = .undo(try row.integer("undoes_id"))
    default: throw row.damaged("kind")
    }
    return PersonDecision(
      id: try row.integer("decision_id"), ruling: ruling, reason: try row.optionalText("reason"),
      decidedAt: try row.instant("decided_at"), undoneBy: try row.optionalInteger("undone_by"))
  }
}
