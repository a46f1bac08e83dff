import GRDB

/// What a new SQLite store is made of, in one go: what the migrations make of an empty file, up to one of them.
///
/// To go through them all takes ten times as long. Those after it are applied as to any older store, so that a
/// migration works before the statements are written anew; a test asks for that then, since seven of them were half of
/// what a new store takes. They stand in `new-store.sql`, which is in the program.
package enum NewStore {
  /// Makes the tables in a file that has none, and says so as the migrations would.
  static func make(_ db: Database) throws {
    // Of several programs that make a store at once one does.
    guard try isEmpty(db) else { return }
    try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
    try db.execute(sql: statements)
    for name in migrations {
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [name])
    }
  }

  /// Whether nothing has been made in the file.
  static func isEmpty(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
  }

  /// The names of the migrations that need not be applied.
  package static var migrations: ArraySlice<String> {
    let names = StoreSchema.migrations.map(\.name)
    return names.prefix((names.firstIndex { $0 == lastMigration } ?? -1) + 1)
  }

  /// The file `new-store.sql` as the migrations of today make it.
  package static func source() throws -> String {
    let database = try DatabaseQueue()
    try StoreSchema.migrator.migrate(database)
    let statements = try database.read { try objects($0) + rows($0) }
    return """
      \(lineMark)\(StoreSchema.migrations.last?.name ?? "")
      --
      -- What the migrations up to that one make of an empty SQLite file. Written by
      -- `EARSHOT_RECORD_GOLDEN=1 swift test --filter NewStoreTests`, and by nobody's hand.

      \(statements.joined(separator: "\n\n"))

      """
  }

  private static let lineMark = "-- "

  /// What these migrations make of an empty file.
  private static let statements = String(decoding: PackageResources.new_store_sql, as: UTF8.self)

  /// The last of the migrations that ``statements`` stand for: what their first line names.
  private static let lastMigration = statements.prefix { $0 != "\n" }.dropFirst(lineMark.count)
}

extension NewStore {
  /// The statements that make the tables, views, indexes and triggers of a file.
  private static func objects(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
        ORDER BY rowid
        """)
  }

  /// The statements that add the rows which an empty store has, besides what tells which migrations it has been through.
  private static func rows(_ db: Database) throws -> [String] {
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT GLOB 'grdb_*' AND (name NOT GLOB 'sqlite_*' OR name = 'sqlite_sequence')
        ORDER BY name
        """)
    return try tables.flatMap { table in
      let columns = try db.columns(in: table).map { "quote(\"\($0.name)\")" }
      return try String.fetchAll(
        db,
        sql: """
          SELECT 'INSERT INTO \(table) VALUES (' || \(columns.joined(separator: " || ', ' || ")) || ');'
          FROM \(table)
          """)
    }
  }
}
