import Diagnostics
import PostgreSQL

extension PostgresDatabase {
  /// Makes the tables where there are none yet and `opening` says so, and brings older ones up to the version
  /// after `wanted` migrations. Of several programs that do it at once one does, and the others wait. All of it
  /// is one transaction: who is killed in the middle leaves what was there before.
  func prepare(
    _ opening: SQLCallStore.Opening, path: String, wanted: Int = StoreSchema.migrations.count
  ) throws {
    let session = try open()
    try check(session, path: path)
    // Whoever finds the tables as they should be waits for nobody.
    if try version(session, path: path) == wanted {
      try noteRights(session)
      return
    }
    try session.runAll("BEGIN")
    _ = try session.run("SELECT pg_advisory_xact_lock($1)", [.integer(Self.lockKey)])
    // Another one may have done it meanwhile.
    let found = try version(session, path: path)
    if found == nil {
      guard opening == .creating else {
        throw InputError(
          path: path, reason: "no such store: the database has no schema `\(PostgresSchema.name)`",
          advice: "`earshot run` makes one; check the address")
      }
      try makeSchema(session)
    }
    try migrate(session, from: found ?? 0, to: wanted, path: path)
    try session.runAll("COMMIT")
  }

  /// Notes whether calls can be booked: analysts may have the right to read alone, and a server that follows another
  /// one takes nothing.
  private func noteRights(_ session: PostgresConnection) throws(PostgresError) {
    let found = try session.runOnce(
      """
      SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean
        OR NOT has_table_privilege('calls', 'INSERT') AND NOT has_table_privilege('caller_keys', 'INSERT')
      """)
    note(isReadOnly: found.text(row: 0, column: 0) == "t")
  }

  private func makeSchema(_ session: PostgresConnection) throws(PostgresError) {
    try session.runAll(
      """
      CREATE SCHEMA \(PostgresSchema.name);
      CREATE TABLE migrations (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL UNIQUE,
        applied_at timestamptz NOT NULL DEFAULT now()
      )
      """)
  }

  private func migrate(
    _ session: PostgresConnection, from found: Int, to wanted: Int, path: String
  ) throws {
    guard found < wanted else { return }
    do {
      try PostgresMigration(session, from: found, to: wanted).run()
    } catch let error as PostgresError where error.kind == .permission && found > 0 {
      throw InputError(
        path: path, reason: "the user may not bring the store up to date: \(error)",
        advice: "let its owner open it once with this version of Earshot")
    } catch let error as PostgresError where error.kind == .inUse {
      throw InputError(
        path: path,
        reason: "what others made in the database is in the way of a newer version: \(error)",
        advice: "take away their views that read views of the store, and make them again afterwards"
      )
    }
  }

  /// How many migrations the tables have been through; `nil` where there is no store.
  private func version(_ session: PostgresConnection, path: String) throws -> Int? {
    guard let applied = try applied(session, path: path) else { return nil }
    guard StoreSchema.migrations.map(\.name).starts(with: applied) else {
      throw InputError(
        path: path, reason: "the store was written by a newer version of Earshot",
        advice: "use that version; this one would not understand what it wrote")
    }
    return applied.count
  }

  /// The migrations that the tables have been through; `nil` where there is no store.
  private func applied(_ session: PostgresConnection, path: String) throws -> [String]? {
    let found = try session.runOnce(
      """
      SELECT to_regclass('\(PostgresSchema.name).migrations') IS NOT NULL AS is_ours
      FROM pg_catalog.pg_namespace WHERE nspname = '\(PostgresSchema.name)'
      """)
    guard found.rowCount > 0 else { return nil }
    guard found.text(row: 0, column: 0) == "t" else {
      throw InputError(
        path: path, reason: "the schema `\(PostgresSchema.name)` is another program's",
        advice: "name another database; a store that does not exist yet is made")
    }
    let rows = try session.runOnce("SELECT name FROM migrations ORDER BY position")
    return (0..<rows.rowCount).compactMap { rows.text(row: $0, column: 0) }
  }

  private func check(_ session: PostgresConnection, path: String) throws {
    let found = try session.runOnce(
      "SELECT current_setting('server_encoding'), current_setting('server_version_num')::bigint >= 120000"
    )
    guard found.text(row: 0, column: 0) == "UTF8" else {
      throw InputError(
        path: path, reason: "the database does not keep texts in UTF-8",
        advice: "make one with: createdb --encoding=UTF8 --template=template0 NAME")
    }
    guard found.text(row: 0, column: 1) == "t" else {
      throw InputError(
        path: path, reason: "the server is older than PostgreSQL 12",
        advice: "use a newer server; 15 is what Earshot is tested with")
    }
  }
}
