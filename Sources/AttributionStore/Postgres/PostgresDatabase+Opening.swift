import Diagnostics
import GRDB
import PostgreSQL

extension PostgresDatabase {
  /// Makes the tables where there are none yet and `opening` says so, and brings older ones up to this version.
  /// Of several programs that do it at once one does, and the others wait.
  func prepare(_ opening: SQLCallStore.Opening, path: String) throws {
    let session = try open()
    try check(session, path: path)
    let wanted = StoreSchema.migrator.migrations
    // Whoever finds the tables as they should be waits for nobody.
    if try applied(session, path: path) == wanted { return }
    try session.runAll("BEGIN")
    _ = try session.run("SELECT pg_advisory_xact_lock($1)", [.integer(Self.lockKey)])
    switch try applied(session, path: path) {
    case let done? where done == wanted: break
    case let done? where wanted.starts(with: done):
      throw InputError(
        path: path,
        reason: "not in a PostgreSQL store yet: tables of an older version brought up to date",
        advice: "make a store in a new database, or use the version that made this one")
    case .some:
      throw InputError(
        path: path, reason: "the store was written by a newer version of Earshot",
        advice: "use that version; this one would not understand what it wrote")
    case nil:
      guard opening == .creating else {
        throw InputError(
          path: path, reason: "no such store: the database has no schema `\(PostgresSchema.name)`",
          advice: "`earshot run` makes one; check the address")
      }
      try create(session, wanted)
    }
    try session.runAll("COMMIT")
  }

  private func create(_ session: PostgresConnection, _ migrations: [String]) throws {
    try session.runAll("CREATE SCHEMA \(PostgresSchema.name)")
    try session.runAll(PostgresSchema.functions)
    for statement in try PostgresSchema.creation() { try session.runAll(statement) }
    try session.runAll(
      """
      CREATE TABLE migrations (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL UNIQUE,
        applied_at timestamptz NOT NULL DEFAULT now()
      )
      """)
    for migration in migrations {
      _ = try session.run("INSERT INTO migrations (name) VALUES ($1)", [.text(migration)])
    }
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
