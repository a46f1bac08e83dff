import GRDB

extension StoreSchema {
  /// What brings a SQLite file to this version, from whichever it has.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(
        migration.name, foreignKeyChecks: migration.remakesTables ? .deferred : .immediate
      ) { db in
        for step in migration.steps { try run(step, db) }
      }
    }
    return migrator
  }

  private static func run(_ step: StoreMigration.Step, _ db: Database) throws {
    switch step {
    case .both(let sql), .sqlite(let sql): try db.execute(sql: sql)
    case .postgres: break
    case .swift(let body): try body(StoreConnection(SQLiteSession(db: db)))
    case .dropIfEmpty(let table):
      let hasRows = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table))")
      if hasRows == false { try db.execute(sql: "DROP TABLE \(table)") }
    }
  }
}
