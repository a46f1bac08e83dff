import Diagnostics
import PostgreSQL

/// Brings a store in a PostgreSQL database from one version to a later one, within a transaction.
///
/// Tables, indexes and triggers go by the steps of migrations. Views are bound to their tables when they are made
/// there, and in SQLite when they are asked, so migrations may change both in an order that PostgreSQL refuses:
/// views that change, and those that read what changes, are therefore taken away before and made again at the end.
struct PostgresMigration {
  private let session: PostgresConnection
  private let steps: ArraySlice<StoreMigration>
  private let before: StoreModel
  private let after: StoreModel
  private let changedViews: Set<String>

  /// From the version after `done` migrations, where 0 is an empty schema, to that after `wanted`.
  init(_ session: PostgresConnection, from done: Int, to wanted: Int) throws {
    self.session = session
    steps = StoreSchema.migrations[done..<wanted]
    before = try StoreModel(afterMigrations: done)
    after = try StoreModel(afterMigrations: wanted)
    changedViews = after.changedViews(since: before)
  }

  func run() throws {
    let rights = try rights()
    for view in before.views.reversed() where changedViews.contains(view.name) {
      try session.runAll("DROP VIEW \(view.name)")
    }
    for migration in steps {
      for step in migration.steps { try run(step, of: migration) }
      _ = try session.run("INSERT INTO migrations (name) VALUES ($1)", [.text(migration.name)])
    }
    let made = after.views.filter { changedViews.contains($0.name) }
    for view in made { try make(view.tokens, as: view.name) }
    let names = Set(made.map(\.name))
    for right in rights where names.contains(right.relation) { try session.runAll(right.grant) }
  }

  private func run(_ step: StoreMigration.Step, of migration: StoreMigration) throws {
    switch step {
    case .sqlite: break
    case .swift(let body): try body(StoreConnection(PostgresSession(session, SQLTranslations())))
    case .postgres(let sql): try session.runAll(sql)
    case .both(let sql):
      for tokens in SQLTranslator.split(try SQLToken.tokens(of: sql)) {
        if tokens.prefix(2).last?.keyword != "VIEW" { try make(tokens, as: migration.name) }
      }
    case .dropIfEmpty(let table):
      let rows = try session.runOnce("SELECT 1 FROM \(table) LIMIT 1")
      if rows.rowCount == 0 { try session.runAll("DROP TABLE \(table)") }
    }
  }

  private func make(_ tokens: [SQLToken], as name: String) throws {
    do {
      for statement in try SQLTranslator.statement(tokens) { try session.runAll(statement) }
    } catch let error as SQLNotTranslated {
      throw SQLNotTranslated(reason: "\(error.reason), in `\(name)`")
    }
  }

  /// What others may do with views, and with tables, which may become views: the statements that allow it.
  private func rights() throws -> [(relation: String, grant: String)] {
    let rows = try session.runOnce(
      """
      SELECT relname, format('GRANT %s ON %I TO %s%s', privilege_type, relname,
        CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
        CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_catalog.pg_class CROSS JOIN LATERAL aclexplode(relacl)
      WHERE relkind IN ('r', 'v') AND relnamespace = '\(PostgresSchema.name)'::regnamespace
        AND grantee <> relowner
      """)
    return (0..<rows.rowCount).compactMap { row in
      guard let relation = rows.text(row: row, column: 0),
        let grant = rows.text(row: row, column: 1)
      else { return nil }
      return (relation, grant)
    }
  }
}
