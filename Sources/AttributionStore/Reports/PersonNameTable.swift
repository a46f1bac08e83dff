/// Who is who, as a table that queries about people join: each name that is one person's, with the person.
enum PersonNameTable {
  /// Makes the temporary table `person_names`. Takes one pass over everything that anybody left.
  static func make(_ db: StoreConnection) throws {
    var journeys = try JourneyReader(db, by: .channel, before: nil)
    let (_, _, people) = try journeys.read()
    try db.executeAll(
      """
      CREATE TEMP TABLE person_names (
        kind TEXT NOT NULL, name TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (kind, name)
      ) WITHOUT ROWID
      """)
    var nobody = Int64(people.count)
    for kind in PersonName.Kind.allCases {
      let named = people.names(kind).flatMap { person, names in names.map { ($0, Int64(person)) } }
      // In the order of the table, each row goes to its end.
      try insert(named.sorted { $0.0 < $1.0 }, of: kind, db)
      // Who is known by one name alone, from engagement, joins nobody and is somebody all the same.
      let alone = try engaged(kind, db).filter { !people.isShared(PersonName(kind, $0)) }
      try insert(alone.enumerated().map { ($1, nobody + Int64($0)) }, of: kind, db)
      nobody += Int64(alone.count)
    }
  }

  private static func insert(
    _ names: [(String, Int64)], of kind: PersonName.Kind, _ db: StoreConnection
  ) throws {
    let writer = try db.bulkWriter(
      into: BulkTable(
        name: "person_names", columns: ["kind", "name", "person"], knownKeys: .refused))
    for (name, person) in names {
      try writer.add {
        $0.bind(kind.rawValue, at: 0)
        $0.bind(name, at: 1)
        $0.bind(person, at: 2)
      }
    }
    _ = try writer.finish()
  }

  /// The names of people who did something and are not in the table.
  private static func engaged(_ kind: PersonName.Kind, _ db: StoreConnection) throws -> [String] {
    let column =
      switch kind {
      case .visitor: "visitor_id"
      case .customer: "person_id"
      case .email: "email_key"
      case .phone: "phone_key"
      }
    let rows = try db.bulkRows(
      """
      SELECT DISTINCT \(column) FROM engagement WHERE \(column) IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM person_names AS n WHERE n.kind = ?1 AND n.name = \(column))
      ORDER BY \(column)
      """, [kind.rawValue])
    var names: [String] = []
    while try rows.next() { rows.text(at: 0).map { names.append($0) } }
    return names
  }
}
