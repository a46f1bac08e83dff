/// Who is who, kept from one report to the next: to work it out takes seconds in a large store, and nothing has
/// changed since, as a rule.
///
/// Working it out holds nobody up: whoever does it says so first, reads, and writes only if nothing has changed
/// meanwhile, which would have taken that away.
enum KeptPeople {
  /// Says who is working it out, in a transaction that writes; `false` where it is kept already.
  static func begin(_ worker: String, _ db: StoreConnection) throws -> Bool {
    try db.execute(
      """
      INSERT INTO kept_sources VALUES ('people', ?)
      ON CONFLICT (name) DO UPDATE SET worker = excluded.worker WHERE kept_sources.worker IS NOT NULL
      """, [worker])
  }

  /// Keeps what the worker has found, unless something has changed since, or another has begun.
  static func keep(_ people: FoundPeople, by worker: String, _ db: StoreConnection) throws {
    let holds = try db.execute(
      "UPDATE kept_sources SET worker = NULL WHERE name = 'people' AND worker = ?", [worker])
    guard holds else { return }
    try db.execute("DELETE FROM kept_person_names")
    try db.execute("DELETE FROM kept_people")
    try people.write(db, names: "kept_person_names", people: "kept_people")
  }

  /// Makes `person_names` and `people`, which queries ask, of what is kept.
  static func show(_ db: StoreConnection) throws {
    try db.executeAll(
      """
      CREATE TEMP VIEW person_names AS SELECT * FROM main.kept_person_names;
      CREATE TEMP VIEW people AS SELECT * FROM main.kept_people;
      """)
  }

  /// Makes them anew, for this connection alone.
  static func showAnew(_ db: StoreConnection) throws {
    let people = try FoundPeople(db)
    try makeTables(db)
    try people.write(db, names: "person_names", people: "people")
  }

  /// Makes `person_names` and `people` without a row.
  static func makeTables(_ db: StoreConnection) throws {
    try db.executeAll(
      """
      CREATE TEMP TABLE person_names (
        kind TEXT NOT NULL, name TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (kind, name)
      ) WITHOUT ROWID;
      CREATE TEMP TABLE people (
        person INTEGER PRIMARY KEY, name TEXT NOT NULL, first_met_at TEXT, came_back_at TEXT,
        responded_at TEXT
      );
      """)
  }
}
