/// Who is who, kept from one report to the next: to work it out takes seconds in a large store, and little has
/// changed since, as a rule.
///
/// Working it out holds nobody up: whoever does it says so first, reads, and writes what was found. What changes
/// meanwhile is written down by triggers, as is what changes later, and the next report works out those again whom
/// it can touch.
enum KeptPeople {
  /// Says who is working it out, in a transaction that writes; `false` where it is kept already.
  static func begin(_ worker: String, _ db: StoreConnection) throws -> Bool {
    // Whoever changes a row now has not seen that it must be written down.
    try db.waitForWriters(to: PeopleChange.tables)
    let begins = try db.execute(
      """
      INSERT INTO kept_sources VALUES ('people', ?)
      ON CONFLICT (name) DO UPDATE SET worker = excluded.worker WHERE kept_sources.worker IS NOT NULL
      """, [worker])
    if begins { try db.execute("DELETE FROM kept_people_changes") }
    return begins
  }

  /// Keeps what the worker has found, unless another has begun since, or something has changed that makes it
  /// wrong as a whole.
  static func keep(_ people: FoundPeople, by worker: String, _ db: StoreConnection) throws {
    let holds = try db.execute(
      "UPDATE kept_sources SET worker = NULL WHERE name = 'people' AND worker = ?", [worker])
    guard holds else { return }
    for table in ["kept_person_names", "kept_people", "kept_call_sessions"] {
      try db.execute("DELETE FROM \(table)")
    }
    try people.write(db, names: "kept_person_names", people: "kept_people")
    try people.writeSessions(db, into: "kept_call_sessions")
    try Dealings.keepAll(db)
    try CustomerActs.keepAll(db)
  }

  /// Works out those again who may be somebody else since; `false` where nobody is kept, or too much has changed,
  /// which is then kept no longer.
  static func bringUpToDate(_ db: StoreConnection) throws -> Bool {
    let isKept = try db.holds(
      "SELECT EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people' AND worker IS NULL)")
    guard isKept else { return false }
    let changes = try PeopleChange.takeAll(db)
    guard !changes.isEmpty else { return true }
    guard let changed = try ChangedPeople(db, changes: changes) else {
      try forget(db)
      return false
    }
    try changed.write()
    return true
  }

  /// Forgets who is who if so much has changed since that it is worked out anew in less time, so that what changes
  /// next need not be written down.
  static func forgetIfMuchChanged(_ db: StoreConnection) throws {
    if try db.hasMuchChanged(by: "kept_people_changes") { try forget(db) }
  }

  private static func forget(_ db: StoreConnection) throws {
    try db.execute("DELETE FROM kept_sources WHERE name = 'people'")
    try db.execute("DELETE FROM kept_people_changes")
  }

  /// Makes `person_names`, `people`, `dealings` and `customer_acts`, which queries ask, of what is kept.
  static func show(_ db: StoreConnection) throws {
    try db.executeAll(
      """
      CREATE TEMP VIEW person_names AS SELECT * FROM main.kept_person_names;
      CREATE TEMP VIEW people AS SELECT * FROM main.kept_people
      """)
    try Dealings.show(db)
    try CustomerActs.show(db)
  }

  /// Makes them anew, for this connection alone.
  static func showAnew(_ db: StoreConnection) throws {
    let people = try FoundPeople(db)
    try makeTables(db)
    try db.executeAll(
      "CREATE TEMP TABLE call_sessions (call_id TEXT PRIMARY KEY, touchpoint_id TEXT NOT NULL)")
    try people.write(db, names: "person_names", people: "people")
    try people.writeSessions(db, into: "call_sessions")
    try Dealings.showAnew(db)
  }

  /// Makes `person_names` and `people` without a row.
  static func makeTables(_ db: StoreConnection) throws {
    try db.executeAll(
      """
      CREATE TEMP TABLE person_names (
        kind TEXT NOT NULL, name TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (kind, name)
      ) WITHOUT ROWID;
      CREATE TEMP TABLE people (
        person INTEGER PRIMARY KEY, name TEXT NOT NULL,
        \(Milestones.columns.map { "\($0) TEXT" }.joined(separator: ", "))
      );
      """)
  }
}
